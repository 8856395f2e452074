import { inBoth } from '../../../words/index.ts';

export const approvalsWords = inBoth({
  inForce: { en: 'Decisions in force', ja: '有効な決定' },
  group: { en: 'Group', ja: 'グループ' },
  decision: { en: 'Decision', ja: '決定' },
  deadline: { en: 'Deadline', ja: '期日' },
  by: { en: 'By', ja: '決定者' },
  noneTitle: { en: 'Nothing is decided for any group', ja: 'どのグループに対しても決定されていません' },
  noneText: {
    en: 'Computers report whether they need it, and are not offered it.',
    ja: 'コンピューターは必要かどうかを報告しますが、配信はされません。',
  },

  counts: { en: 'Which decision counts', ja: 'どの決定が適用されるか' },
  countsLead: {
    en: 'Choose a group, or name a computer: groups inherit, and one computer may be in several.',
    ja: 'グループを選択するか、コンピューター名を入力してください。グループは上位の決定を継承し、1 台のコンピューターが複数のグループに属する場合もあります。',
  },
  below: { en: (parent: string) => `in ${parent}`, ja: (parent: string) => `${parent} の下` },
  computer: { en: 'Or a computer', ja: 'またはコンピューター' },
  show: { en: 'Show', ja: '表示' },
  willInstall: { en: 'It is offered for installation.', ja: 'インストールするために配信されます。' },
  willOptional: {
    en: 'It is offered as optional: people on the computer may take it.',
    ja: 'オプションのインストールとして配信されます。利用者が選択できます。',
  },
  willRemove: { en: 'Computers are told to remove it.', ja: 'コンピューターに削除が指示されます。' },
  notHeld: { en: 'It is not offered: it is held.', ja: '保留中のため、配信されません。' },
  notDeclined: { en: 'It is not offered: it is declined.', ja: '拒否済みのため、配信されません。' },
  notDecided: {
    en: 'It is not offered: nothing is decided, neither here nor for any group above.',
    ja: 'このグループにも上位のグループにも決定がないため、配信されません。',
  },
  notApproved: {
    en: 'It is not offered: the decision that counts is “Not approved”.',
    ja: '適用される決定が「未承認」のため、配信されません。',
  },
  notComplete: {
    en: 'It is not offered: something that it needs is not here.',
    ja: '必要なものがこのサーバーに揃っていないため、配信されません。',
  },
  winner: {
    en: (action: string, group: string, author: string) =>
      `“${action}” for ${group} counts, decided by ${author}.`,
    ja: (action: string, group: string, author: string) =>
      `${group} の「${action}」が適用されます (決定者: ${author})。`,
  },
  winnerDeadline: { en: (at: string) => `Deadline: ${at}.`, ja: (at: string) => `期日: ${at}` },
  loser: {
    en: (action: string, group: string) => `“${action}” for ${group} does not count:`,
    ja: (action: string, group: string) => `${group} の「${action}」は適用されません。`,
  },
  'nearer-group': {
    en: (against: string) => `what is decided for ${against} itself goes before what is inherited.`,
    ja: (against: string) => `${against} 自身の決定が、継承した決定より優先されるためです。`,
  },
  'deeper-group': {
    en: (against: string) => `${against} lies deeper in the tree of groups, and the deeper group goes first.`,
    ja: (against: string) => `グループ階層のより下位にある ${against} の決定が優先されるためです。`,
  },
  'stronger-action': {
    en: (against: string) =>
      `what is decided for ${against} is stronger: installing goes before removing, required before optional.`,
    ja: (against: string) =>
      `${against} の決定の方が強いためです (インストールは削除より、必須はオプションより優先されます)。`,
  },
  'has-deadline': {
    en: (against: string) => `the decision for ${against} has a deadline, and this one has none.`,
    ja: (against: string) => `${against} の決定には期日があり、この決定にはないためです。`,
  },
  'earlier-deadline': {
    en: (against: string) => `the deadline of ${against} is earlier.`,
    ja: (against: string) => `${against} の期日の方が早いためです。`,
  },
  'older-decision': {
    en: (against: string) => `the decision for ${against} is newer.`,
    ja: (against: string) => `${against} の決定の方が新しいためです。`,
  },
  offeredRevision: {
    en: (offered: number) => `Computers get revision ${offered}.`,
    ja: (offered: number) => `配信されるリビジョン: ${offered}`,
  },
  approvedRevision: {
    en: (approved: number) => `It was revision ${approved} that was approved.`,
    ja: (approved: number) => `承認されたのはリビジョン ${approved} です。`,
  },

  history: { en: 'History of decisions', ja: '決定の履歴' },
  historyEmpty: { en: 'Nobody has decided anything yet', ja: 'まだ何も決定されていません' },
  historyEmptyText: {
    en: 'Everything that people and rules decide about it will stand here, for ever.',
    ja: 'ユーザーと規則による決定は、すべてここに記録されます。',
  },
  undo: { en: 'Undo', ja: '元に戻す' },
  undoOf: { en: (what: string) => `Undo: ${what}`, ja: (what: string) => `元に戻す: ${what}` },
  undoneBy: {
    en: (who: string, when: string) => `Undone by ${who} ${when}`,
    ja: (who: string, when: string) => `${who} が元に戻しました (${when})`,
  },
  older: { en: 'Older decisions', ja: '以前の決定' },
  because: { en: (reason: string) => `Reason: ${reason}`, ja: (reason: string) => `理由: ${reason}` },
  approve: {
    en: (what: string, group: string) => `${what} for ${group}`,
    ja: (what: string, group: string) => `${group}: ${what}`,
  },
  withDeadline: { en: (at: string) => `deadline ${at}`, ja: (at: string) => `期日 ${at}` },
  'not-approved': {
    en: (group: string) => `Not approved for ${group}`,
    ja: (group: string) => `${group}: 未承認`,
  },
  end: {
    en: (group: string) => `Decision ended for ${group}`,
    ja: (group: string) => `${group}: 決定を解除`,
  },
  decline: { en: 'Declined', ja: '拒否' },
  declineEnds: {
    en: (groups: string) => `ended the decisions for ${groups}`,
    ja: (groups: string) => `${groups} の決定を解除`,
  },
  undecline: { en: 'Decline taken back', ja: '拒否の取り消し' },
  hold: { en: (until: string) => `Held until ${until}`, ja: (until: string) => `${until} まで保留` },
  release: { en: 'Released', ja: '保留の解除' },
  undone: { en: 'Undone: it is as it was before that decision.', ja: '元に戻しました。' },
  undonePartly: {
    en: 'Undone, but not everything could come back: some groups are gone, or the update was withdrawn.',
    ja: '元に戻しましたが、一部は復元できませんでした (グループの削除、または更新プログラムの期限切れ)。',
  },
  undid: { en: 'An earlier decision was undone', ja: '前の決定を元に戻しました' },
});
