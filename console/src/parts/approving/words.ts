import { agreeing, inBoth } from '../../words/index.ts';
import { ACTIONS } from '../names/index.ts';

export const approvingWords = inBoth({
  approveOne: { en: (title: string) => `Approve: ${title}`, ja: (title: string) => `承認: ${title}` },
  approveMany: { en: (count: string) => `Approve ${count}`, ja: (count: string) => `${count}の承認` },
  cancel: { en: 'Cancel', ja: 'キャンセル' },
  update: { en: 'Update', ja: '更新プログラム' },
  action: { en: 'What the groups get', ja: '選択したグループでの承認' },
  install: { en: 'Install', ja: 'インストール' },
  optional: { en: 'Optional install', ja: 'オプションのインストール' },
  optionalHint: {
    en: 'Offered; people install it when they like (Windows 10 1903 and later)',
    ja: '利用者が任意にインストールできます (Windows 10 1903 以降)',
  },
  uninstall: { en: 'Remove', ja: '削除' },
  uninstallHint: {
    en: 'Uninstalls it where it is, if it can be',
    ja: '対応している場合はアンインストールします',
  },
  notApproved: { en: 'Not approved', ja: '未承認' },
  notApprovedHint: {
    en: 'Not offered; computers still report whether they need it',
    ja: '配信しません。必要かどうかの報告は続きます',
  },
  groups: { en: 'Groups', ja: 'グループ' },
  findGroup: { en: 'Find a group', ja: 'グループを検索' },
  inherits: {
    en: 'Groups beneath get the same, unless they have a decision of their own.',
    ja: '下位のグループにも適用されます (個別に設定されている場合を除く)。',
  },
  onlyYours: {
    en: (groups: string) => `You decide for ${groups} and the groups beneath; others decide for the rest.`,
    ja: (groups: string) => `承認できるのは、${groups} とその下位のグループのみです。`,
  },
  actions: ACTIONS,
  approvedOf: {
    en: (some: string, all: string) => `${some} of ${all} approved`,
    ja: (some: string, all: string) => `${all} 件中 ${some} 件が承認済み`,
  },
  until: { en: (date: string) => `by ${date}`, ja: (date: string) => `期日 ${date}` },
  from: { en: (group: string) => `from ${group}`, ja: (group: string) => `継承: ${group}` },
  deadline: { en: 'Deadline', ja: '期日' },
  deadlineHint: {
    en: 'Without one, computers install when their policy says.',
    ja: 'なしの場合、コンピューターのポリシーに従ってインストールされます。',
  },
  deadlineAt: {
    en: (moment: string, utc: string) => `Must be done by ${moment} (${utc}), the same moment everywhere.`,
    ja: (moment: string, utc: string) => `${moment} (${utc}) までに実行されます。どの地域でも同じ時刻です。`,
  },
  noDeadline: { en: 'None', ja: 'なし' },
  inDays: { en: (days: string) => `In ${days}`, ja: (days: string) => `${days}後` },
  oneWeek: { en: 'In one week', ja: '1 週間' },
  twoWeeks: { en: 'In two weeks', ja: '2 週間' },
  oneMonth: { en: 'In 30 days', ja: '30 日後' },
  ownDeadline: { en: 'A date of your own…', ja: 'カスタム...' },
  ownMoment: { en: 'Date and time, where you are', ja: '日時 (現地時刻)' },
  reason: { en: 'Reason', ja: '理由' },
  reasonHint: {
    en: 'For whoever looks at the history later; may stay empty.',
    ja: '履歴に記録されます。省略できます。',
  },
  terms: { en: 'License terms', ja: 'ライセンス条項' },
  termsOfOthers: {
    en: (count: string) =>
      `${count} more ${agreeing(count, 'has', 'have')} terms of their own. Approve fewer at once to read them here, or open each.`,
    ja: (count: string) =>
      `ほかに ${count}に別の条項があります。ここで読むには、一度に承認する数を減らすか、それぞれの詳細を開いてください。`,
  },
  acceptTerms: {
    en: 'I have read the terms and accept them for everybody',
    ja: '条項を確認し、すべてのコンピューターについて同意する',
  },
  termsNotYours: {
    en: 'Nobody has accepted them yet. Your approval waits until somebody who decides for all groups does.',
    ja: 'まだ同意されていません。すべてのグループを管理する担当者が同意するまで、承認は保留されます。',
  },
  whatHappens: { en: 'What would happen', ja: '承認した場合の影響' },
  chooseGroups: {
    en: 'Tick groups: here you see whom it reaches, what has to be fetched, and what to mind.',
    ja: 'グループを選択すると、対象のコンピューター、ダウンロード量、注意点がここに表示されます。',
  },
  reaches: {
    en: {
      gets: {
        will: (count: string) => `${count} will get it`,
        has: (count: string) => `${count} already installed`,
        not: (count: string) => `${count} will not get it`,
        unknown: (count: string) => `${count} not known yet`,
      },
      removes: {
        will: (count: string) => `${count} will lose it`,
        has: (count: string) => `${count} already installed`,
        not: (count: string) => `${count} not concerned`,
        unknown: (count: string) => `${count} not known yet`,
      },
    },
    ja: {
      gets: {
        will: (count: string) => `${count}に配信されます`,
        has: (count: string) => `${count}はインストール済みです`,
        not: (count: string) => `${count}には配信されません`,
        unknown: (count: string) => `${count}はまだ不明です`,
      },
      removes: {
        will: (count: string) => `${count}から削除されます`,
        has: (count: string) => `${count}はインストール済みです`,
        not: (count: string) => `${count}は対象外です`,
        unknown: (count: string) => `${count}はまだ不明です`,
      },
    },
  },
  causes: {
    en: {
      needs: 'needs it',
      downloaded: 'has downloaded it',
      'failed-before': 'failed at it before; tries again',
      removes: 'has it',
      has: 'has it',
      'has-and-restarts': 'has it, and has to restart',
      'does-not-have': 'does not have it',
      'not-applicable': 'reported since it came: it does not apply there',
      'not-approved': 'not offered any more',
      overruled: 'another decision counts',
      'never-reported': 'has never reported',
      'not-reported-since': 'has not reported since it came',
    },
    ja: {
      needs: '必要としています',
      downloaded: 'ダウンロード済みです',
      'failed-before': '前回は失敗しました。再試行されます',
      removes: 'インストール済みです',
      has: 'インストール済みです',
      'has-and-restarts': 'インストール済みで、再起動の保留中です',
      'does-not-have': 'インストールされていません',
      'not-applicable': '適用対象外です (着信後に報告済み)',
      'not-approved': '配信されなくなります',
      overruled: '別の設定が優先されます',
      'never-reported': '状態の報告がありません',
      'not-reported-since': '着信後の報告がまだありません',
    },
  },
  overruledBy: {
    en: (action: string, group: string) => `“${action}” for ${group} counts instead`,
    ja: (action: string, group: string) => `${group} の「${action}」が適用されます`,
  },
  columns: {
    en: { will: 'get it', loses: 'lose it', has: 'have it', not: 'do not', unknown: 'unknown' },
    ja: { will: '配信', loses: '削除', has: '済み', not: '対象外', unknown: '不明' },
  },
  andMoreComputers: { en: (count: string) => `and ${count} more`, ja: (count: string) => `ほか ${count} 台` },
  andMore: { en: (count: string) => `and ${count} more`, ja: (count: string) => `ほか ${count} 件` },
  noComputers: {
    en: 'There is no computer in these groups yet. The approval counts for those that come.',
    ja: 'これらのグループにはコンピューターがありません。今後追加されるコンピューターに適用されます。',
  },
  notLookedAt: {
    en: (count: string) =>
      `The first are shown; ${count} more ${agreeing(count, 'is', 'are')} decided about in the same way.`,
    ja: (count: string) => `先頭のみ表示しています。残り ${count}にも同じ設定が適用されます。`,
  },
  filesHere: { en: 'All files are here already.', ja: '更新ファイルはすべてダウンロード済みです。' },
  filesToFetch: {
    en: (bytes: string, free: string) =>
      `${bytes} of files have to be fetched; ${free} are free on the disk.`,
    ja: (bytes: string, free: string) => `ダウンロードする更新ファイル: ${bytes} (ディスクの空き ${free})。`,
  },
  forcesRestart: {
    en: 'It may restart computers, and with a deadline it does so even while somebody works.',
    ja: '再起動が必要になる場合があります。期日を設定すると、使用中でも再起動されます。',
  },
  restart: {
    en: (how: 'always' | 'may' | 'never' | 'unsaid') =>
      ({
        always: 'Computers restart to finish it.',
        may: 'Computers may have to restart.',
        never: 'No restart is needed.',
        unsaid: 'Its publisher does not say whether a restart is needed.',
      })[how],
    ja: (how: 'always' | 'may' | 'never' | 'unsaid') =>
      ({
        always: 'インストールの完了には再起動が必要です。',
        may: '再起動が必要になる可能性があります。',
        never: '再起動は不要です。',
        unsaid: '再起動が必要かどうかの情報はありません。',
      })[how],
  },
  supersedes: {
    en: (count: string) => `It supersedes ${count} here:`,
    ja: (count: string) => `この更新プログラムによって置き換えられる ${count}:`,
  },
  warnings: {
    en: {
      declined: 'It is declined: take the decline back first, or the approval is refused.',
      expired: 'Its publisher has withdrawn it: it can no longer be approved for installation.',
      held: 'It is held: the approval counts when the hold ends.',
      incomplete: 'Something that it needs is not here yet: it is offered when that has come.',
      eula: 'Its license terms are not accepted yet: the approval waits for that.',
      'not-removable': 'It cannot be removed by an update server.',
      'not-approvable': 'This is no update that can be approved by itself.',
      'deadline-passed': 'The deadline has passed: installation starts at the next contact of each computer.',
      'deadline-asks-user': 'It may ask the person at the computer something: a deadline cannot force it.',
      'disk-too-small': 'The disk of this server is too small for its files.',
      superseded: 'A newer update supersedes it: consider approving that one.',
    },
    ja: {
      declined: '「拒否済み」に設定されています。先に拒否を取り消してください。',
      expired: '期限切れ (公開停止) のため、インストールを承認できません。',
      held: '保留されています。承認は保留の解除後に有効になります。',
      incomplete: '必要な更新プログラムがまだ揃っていません。揃い次第、配信されます。',
      eula: 'ライセンス条項に同意されていないため、承認は同意されるまで保留されます。',
      'not-removable': 'この更新プログラムは、削除 (アンインストール) に対応していません。',
      'not-approvable': '単独では承認できない項目です。',
      'deadline-passed':
        '期日を過ぎています。各コンピューターの次回のアクセス時にインストールが開始されます。',
      'deadline-asks-user': 'ユーザーの入力を要求する場合があるため、期日による強制はできません。',
      'disk-too-small': 'サーバーのディスクの空き容量が不足しています。',
      superseded: '新しい更新プログラムに置き換えられています。そちらの承認を検討してください。',
    },
  },
  does: {
    en: {
      Install: {
        plain: 'Approve',
        nobody: 'Approve, for no computer yet',
        forThese: (count: string) => `Approve for ${count}`,
      },
      OptionalInstall: {
        plain: 'Offer',
        nobody: 'Offer, to no computer yet',
        forThese: (count: string) => `Offer to ${count}`,
      },
      Uninstall: {
        plain: 'Remove',
        nobody: 'Remove, from no computer yet',
        forThese: (count: string) => `Remove from ${count}`,
      },
      NotApproved: {
        plain: 'Do not approve',
        nobody: 'Do not approve, for no computer yet',
        forThese: (count: string) => `Do not approve for ${count}`,
      },
    },
    ja: {
      Install: {
        plain: '承認する',
        nobody: '承認する (対象のコンピューターなし)',
        forThese: (count: string) => `コンピューター ${count}に承認する`,
      },
      OptionalInstall: {
        plain: 'オプションとして承認する',
        nobody: 'オプションとして承認する (対象なし)',
        forThese: (count: string) => `コンピューター ${count}にオプションとして承認する`,
      },
      Uninstall: {
        plain: '削除を承認する',
        nobody: '削除を承認する (対象なし)',
        forThese: (count: string) => `コンピューター ${count}からの削除を承認する`,
      },
      NotApproved: {
        plain: '未承認にする',
        nobody: '未承認にする (対象なし)',
        forThese: (count: string) => `コンピューター ${count}で未承認にする`,
      },
    },
  },
  approved: {
    en: {
      Install: (updates: string, groups: string) => `Approved ${updates} for ${groups}.`,
      OptionalInstall: (updates: string, groups: string) => `Offered ${updates} to ${groups}.`,
      Uninstall: (updates: string, groups: string) => `Approved the removal of ${updates} for ${groups}.`,
      NotApproved: (updates: string, groups: string) => `Set ${updates} to not approved for ${groups}.`,
    },
    ja: {
      Install: (updates: string, groups: string) => `${updates}のインストールを承認しました (${groups})。`,
      OptionalInstall: (updates: string, groups: string) =>
        `${updates}をオプションとして承認しました (${groups})。`,
      Uninstall: (updates: string, groups: string) => `${updates}の削除を承認しました (${groups})。`,
      NotApproved: (updates: string, groups: string) => `${updates}を未承認にしました (${groups})。`,
    },
  },
  nothingChanged: { en: 'It was so already: nothing changed.', ja: 'すでに設定済みです。変更はありません。' },
  waitsForTerms: {
    en: (count: string) => `${count} waiting for license terms to be accepted.`,
    ja: (count: string) => `${count}がライセンス条項への同意を待っています。`,
  },
  refused: {
    en: (count: string, why: string) => `${count} refused: ${why}`,
    ja: (count: string, why: string) => `${count}は承認できませんでした: ${why}`,
  },
  held: {
    en: (updates: string, date: string) => `Held ${updates} until ${date}.`,
    ja: (updates: string, date: string) => `${updates}を ${date} まで保留しました。`,
  },
  heldTooLate: {
    en: (count: string) =>
      `Installed ${count} ${agreeing(count, 'time', 'times')} already: a hold does not take that away.`,
    ja: (count: string) => `すでに ${count} 回インストールされています (保留では削除されません)。`,
  },
  released: {
    en: (updates: string) => `Released ${updates}.`,
    ja: (updates: string) => `${updates}の保留を解除しました。`,
  },
  declined: {
    en: (updates: string) => `Declined ${updates}.`,
    ja: (updates: string) => `${updates}を拒否しました。`,
  },
  undeclined: {
    en: (updates: string) => `Took the decline of ${updates} back; nothing is approved by that.`,
    ja: (updates: string) => `${updates}の拒否を取り消しました (未承認の状態です)。`,
  },
  undone: {
    en: (updates: string) => `Undone: ${updates} as before.`,
    ja: (updates: string) => `元に戻しました: ${updates}。`,
  },
  partlyUndone: {
    en: (back: string, kept: string) =>
      `Undone for ${back}; ${kept} stayed, because something was decided since.`,
    ja: (back: string, kept: string) =>
      `${back} 件を元に戻しました。${kept} 件は、その後に変更されたため元に戻せません。`,
  },
  notUndone: {
    en: (back: string, kept: string, why: string) =>
      `Undone for ${back}; ${kept} stayed as ${kept === '1' ? 'it is' : 'they are'}. ${why}`,
    ja: (back: string, kept: string, why: string) =>
      `${back} 件を元に戻しました。${kept} 件は元に戻せませんでした。${why}`,
  },
});
