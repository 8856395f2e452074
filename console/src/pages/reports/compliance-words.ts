import { inBoth } from '../../words/index.ts';

export const complianceWords = inBoth({
  title: { en: 'Compliance', ja: 'コンプライアンス' },
  lead: {
    en: 'A computer counts as complete when nothing is missing. One that never reported is unknown, and unknown is not complete.',
    ja: '不足のないコンピューターを「完了」と数えます。一度も報告のないコンピューターは「不明」とし、完了には含めません。',
  },
  approved: { en: 'Against what is approved', ja: '承認済みの更新プログラムに対して' },
  applicable: { en: 'Against everything that applies', ja: '適用対象のすべての更新プログラムに対して' },
  haveApproved: {
    en: 'of the computers have everything that is approved for them',
    ja: '承認済みの更新プログラムがすべてそろっているコンピューター',
  },
  haveAll: {
    en: 'of the computers have everything that applies to them',
    ja: '適用対象の更新プログラムがすべてそろっているコンピューター',
  },
  oldest: {
    en: 'since the oldest security update arrived that some computer lacks',
    ja: '未適用のセキュリティ更新プログラムのうち、最も古いものの着信からの経過',
  },
  underDay: { en: 'under 1 day', ja: '1 日未満' },
  noOldest: { en: 'no security update is missing', ja: '不足しているセキュリティ更新プログラムはありません' },
  unknownFigure: { en: 'never reported: unknown', ja: '一度も報告がなく、不明' },
  byGroup: { en: 'By group', ja: 'グループ別' },
  numbers: { en: 'The same as numbers', ja: '数値' },
  measure: { en: 'Measured', ja: '基準' },
  compliant: { en: 'complete', ja: '完了' },
  missing: { en: 'something missing', ja: '不足あり' },
  unknown: { en: 'unknown', ja: '不明' },
  group: { en: 'Group', ja: 'グループ' },
  computers: { en: 'Computers', ja: 'コンピューター' },
  share: { en: 'Complete', ja: '完了の割合' },
  oldestShort: { en: 'Oldest missing security update', ja: '最も古い未適用のセキュリティ更新プログラム' },
  none: { en: 'none', ja: 'なし' },
  noComputers: { en: 'no computers', ja: 'コンピューターなし' },
  nobody: { en: 'No computer has come yet', ja: 'コンピューターはまだありません' },
  nobodyText: {
    en: 'As soon as computers report, this page says how many of them have what they need.',
    ja: 'コンピューターから報告があると、必要な更新プログラムがそろっている台数をここに表示します。',
  },
  counted: {
    en: (count: string, part: string) => `${count} ${part}`,
    ja: (count: string, part: string) => `${part} ${count}`,
  },
  bar: {
    en: (group: string, parts: string) => `${group}: ${parts}`,
    ja: (group: string, parts: string) => `${group}: ${parts}`,
  },
  moreGroups: { en: 'All groups', ja: 'すべてのグループを表示' },
});
