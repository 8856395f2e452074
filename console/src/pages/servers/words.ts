import { inBoth } from '../../words/index.ts';

export const serverWords = inBoth({
  servers: { en: 'Servers', ja: 'サーバー' },
  lead: {
    en: 'Where this server stands among others: what it gets its updates from, and who gets theirs from it, by network or on a disk.',
    ja: 'ほかのサーバーとの関係です。更新プログラムの取得元と、ネットワークやメディアによる配信先を管理します。',
  },
  tree: { en: 'Downstream servers', ja: 'ダウンストリーム サーバー' },
  bundles: { en: 'Bundles for closed networks', ja: '閉じたネットワーク向けバンドル' },
  migrate: { en: 'Migrate from a WSUS', ja: 'WSUS からの移行' },
  onlyAdministrators: {
    en: 'Only administrators do this. You may read what is here.',
    ja: 'この操作は管理者のみが実行できます。内容の閲覧は可能です。',
  },
  onServer: {
    en: 'Paths are on the server’s own machine, not on the one where this browser runs.',
    ja: 'パスは、このブラウザーのあるコンピューターではなく、サーバー上のものです。',
  },
  stop: { en: 'Stop', ja: '中止' },
  stopped: {
    en: 'It was stopped. Nothing half-done is visible to computers.',
    ja: '中止しました。途中までの内容はコンピューターに公開されていません。',
  },
  begins: { en: 'It begins.', ja: '開始しています。' },
  step: {
    en: (done: string, total: string) => `${done} of ${total}`,
    ja: (done: string, total: string) => `${total} 中 ${done}`,
  },
  steps: {
    en: {
      revisions: 'Updates',
      content: 'Files',
      verifying: 'Verifying the bundle',
      'connecting to the old server': 'Connecting to the old server',
      'fetching files': 'Fetching files',
      'taking over': 'Taking over',
    },
    ja: {
      revisions: '更新プログラム',
      content: 'ファイル',
      verifying: 'バンドルを検証しています',
      'connecting to the old server': '以前のサーバーに接続しています',
      'fetching files': 'ファイルをダウンロードしています',
      'taking over': '引き継いでいます',
    },
  },
  another: { en: 'Begin another one', ja: '新しく開始' },
});
