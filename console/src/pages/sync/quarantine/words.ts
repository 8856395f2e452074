import { inBoth } from '../../../words/index.ts';

export const quarantineWords = inBoth({
  title: { en: 'Quarantine', ja: '隔離' },
  lead: {
    en: 'Revisions that the upstream server has and that were not taken in, each with the reason. Released ones are tried again by the next synchronization.',
    ja: 'アップストリーム サーバーにあり、取り込まなかったリビジョンと、その理由です。隔離を解除すると、次回の同期でもう一度試行します。',
  },
  empty: { en: 'Nothing is kept back.', ja: '隔離された項目はありません。' },
  emptyText: {
    en: 'What the upstream server lists was taken in.',
    ja: 'アップストリーム サーバーの内容は、すべて取り込まれています。',
  },
  name: { en: 'Update', ja: '更新プログラム' },
  revision: { en: 'Revision', ja: 'リビジョン' },
  reason: { en: 'Why', ja: '理由' },
  since: { en: 'Since', ja: '隔離日時' },
  tries: { en: 'Tried', ja: '試行回数' },
  run: { en: 'the run', ja: '同期' },
  unreadable: { en: 'cannot be read', ja: '解釈できません' },
  contradictory: { en: 'contradicts itself', ja: '内容が矛盾しています' },
  undelivered: { en: 'is listed, but not handed out', ja: '一覧にありますが、取得できません' },
  'too-large': { en: 'is too large', ja: '大きすぎます' },
  'abnormal-growth': { en: 'came with far too many others at once', ja: '一度に大量に追加されました' },
  'absurd-revision': { en: 'has a revision number that makes no sense', ja: 'リビジョン番号が異常です' },
  release: { en: 'Release', ja: '解除' },
  releaseOf: { en: (title: string) => `Release ${title}`, ja: (title: string) => `${title} の隔離を解除` },
  releaseAll: {
    en: (count: string) => `Release all ${count}`,
    ja: (count: string) => `${count}をすべて解除`,
  },
  released: {
    en: (count: string) => `Released ${count}. The next synchronization tries again.`,
    ja: (count: string) => `${count}の隔離を解除しました。次回の同期でもう一度試行します。`,
  },
  actions: { en: 'Actions', ja: '操作' },
});
