import { inBoth } from '../../words/index.ts';

export const whyWords = inBoth({
  title: { en: 'Why', ja: '原因の確認' },
  lead: {
    en: 'Why an update is not on a computer, why it is not here, or what is wrong with a computer.',
    ja: '更新プログラムがコンピューターに届かない原因、このサーバーにない原因、コンピューターの問題を調べます。',
  },
  print: { en: 'Print', ja: '印刷' },

  // Before anything is asked
  pathsTitle: { en: 'Step by step', ja: '手順に沿って確認' },
  machinePath: {
    en: 'An update does not reach a machine',
    ja: '更新プログラムがコンピューターに配信されない',
  },
  machinePathLead: {
    en: 'Settings, connection, proxy, server, approval: in the order in which causes are ruled out.',
    ja: '設定、疎通、プロキシ、サーバー、承認を、原因を切り分ける順に確認します。',
  },
  serverPath: { en: 'An update is not on my server', ja: '更新プログラムがこのサーバーにない' },
  serverPathLead: {
    en: 'Search, selection, synchronization, catalog: until it is known where it stays.',
    ja: '検索、製品と分類の選択、同期、カタログを順に確認します。',
  },
  codesPath: { en: 'An error code', ja: 'エラー コード' },
  codesPathLead: {
    en: 'What it means, why it arises, what to do, and whose fault it is.',
    ja: '意味、原因、対処方法、問題の箇所を確認します。',
  },
  policyPath: { en: 'A policy', ja: 'ポリシー' },
  policyPathLead: {
    en: 'What a computer is told of its update server: check it, or write it anew.',
    ja: '更新サーバーに関するコンピューターの設定を確認、作成します。',
  },

  // The answer
  yes: { en: 'Nothing is in the way', ja: '問題なし' },
  no: { en: 'There is a cause', ja: '原因あり' },
  unknown: { en: 'Not known', ja: '判断できません' },
  cause: { en: 'Cause', ja: '原因' },
  notTold: { en: 'What is not known', ja: '判断できない項目' },
  further: { en: 'Also in the way, or worth a look', ja: 'ほかに確認が必要な項目' },
  unknowns: { en: 'Not known', ja: '判断できない項目' },
  decidedBy: { en: 'What would decide it:', ja: '判断に必要な情報:' },
  others: { en: 'Other updates of that name', ja: '同じ名前のほかの更新プログラム' },
  othersLead: {
    en: 'Each was looked at; the one that fits best stands above.',
    ja: 'それぞれを確認し、最も該当するものを上に表示しています。',
  },
  othersMore: {
    en: (shown: string, all: string) => `${shown} of ${all} were looked at.`,
    ja: (shown: string, all: string) => `${all} 件のうち ${shown} 件を確認しました。`,
  },
  everything: {
    en: (count: string) => `Everything that was checked (${count})`,
    ja: (count: string) => `確認したすべての項目 (${count})`,
  },
  checked: { en: 'Everything that was checked', ja: '確認したすべての項目' },
  byCause: { en: 'Computers by cause', ja: '原因別のコンピューター' },
  share: {
    en: (count: string, share: string) => `${count}, ${share}`,
    ja: (count: string, share: string) => `${count}、${share}`,
  },
  andMore: { en: (count: string) => `and ${count} more`, ja: (count: string) => `ほか ${count}` },
  whichOne: {
    en: (name: string) => `Which ${name} is meant?`,
    ja: (name: string) => `どの ${name} ですか`,
  },
  whichOneLead: {
    en: 'Several computers have that name: clones, or machines that were renamed or set up again.',
    ja: '同じ名前のコンピューターが複数あります。複製されたもの、または名前の変更や再セットアップが行われたものです。',
  },
  lastContact: { en: 'last contact', ja: '前回のアクセス' },
  asOf: { en: 'As of', ja: '確認日時' },
  withCollected: {
    en: (name: string) => `With what was collected: ${name}`,
    ja: (name: string) => `収集した情報を使用: ${name}`,
  },
  without: { en: 'Ask without it', ja: '使用せずに確認' },
});
