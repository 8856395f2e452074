import { SEVERITIES } from '../../parts/names/index.ts';
import { inBoth } from '../../words/index.ts';

export const updatesWords = inBoth({
  title: { en: 'Updates', ja: '更新プログラム' },
  details: { en: 'Details', ja: '詳細' },
  views: { en: 'Views', ja: 'ビュー' },
  lookAfter: { en: 'To look after', ja: '整理' },
  ownViews: { en: 'Saved views', ja: '保存したビュー' },
  builtIn: {
    en: {
      'All Updates': 'All updates',
      'Critical Updates': 'Critical updates',
      'Security Updates': 'Security updates',
      'WSUS Updates': 'WSUS updates',
      'Needs a Decision': 'Needs a decision',
    },
    ja: {
      'All Updates': 'すべての更新プログラム',
      'Critical Updates': '緊急更新プログラム',
      'Security Updates': 'セキュリティ更新プログラム',
      'WSUS Updates': 'WSUS の更新プログラム',
      'Needs a Decision': '承認の判断が必要',
    },
  },
  quick: {
    en: {
      superseded: 'Superseded, not needed',
      declined: 'Declined',
      withdrawn: 'Withdrawn',
      imported: 'Imported by hand',
      incomplete: 'Incomplete',
    },
    ja: {
      superseded: '置き換え済みで不要',
      declined: '拒否済み',
      withdrawn: '期限切れ (公開停止)',
      imported: '手動でインポート',
      incomplete: '不完全',
    },
  },
  search: {
    en: 'KB, words of the title, CVE, file, UpdateID',
    ja: 'KB 番号、タイトル、CVE、ファイル名、更新プログラム ID',
  },
  approval: { en: 'Approval', ja: '承認' },
  approvals: {
    en: {
      any: 'Any approval',
      unapproved: 'Unapproved',
      approved: 'Approved',
      declined: 'Declined',
      notDeclined: 'Any except declined',
    },
    ja: {
      any: '承認: すべて',
      unapproved: '未承認',
      approved: '承認済み',
      declined: '拒否済み',
      notDeclined: '拒否済み以外',
    },
  },
  status: { en: 'Status', ja: '状態' },
  statuses: {
    en: {
      any: 'Any status',
      failedOrNeeded: 'Failed or needed',
      failed: 'Failed',
      needed: 'Needed',
      notNeeded: 'Needed by no computer',
      installedOrNotApplicable: 'Installed / not applicable',
      noStatus: 'No status',
    },
    ja: {
      any: '状態: すべて',
      failedOrNeeded: '失敗または必要',
      failed: '失敗',
      needed: '必要',
      notNeeded: 'どのコンピューターにも不要',
      installedOrNotApplicable: 'インストール済みまたは該当しない',
      noStatus: '状態の報告なし',
    },
  },
  moreFilters: { en: 'Filters', ja: 'フィルター' },
  clearFilters: { en: 'Clear filters', ja: 'フィルターを解除' },
  any: { en: 'Any', ja: 'すべて' },
  classification: { en: 'Classification', ja: '分類' },
  arrived: { en: 'Arrived', ja: '着信日' },
  lastDays: { en: (days: string) => `In the last ${days}`, ja: (days: string) => `過去 ${days}` },
  approvedForGroup: { en: 'Approved for the group', ja: '承認されているグループ' },
  only: {
    en: {
      superseded: { label: 'Supersedence', yes: 'Superseded', no: 'Not superseded' },
      imported: { label: 'Origin', yes: 'Imported by hand', no: 'Synchronized' },
      incomplete: { label: 'Completeness', yes: 'Incomplete', no: '' },
      expired: { label: 'Withdrawn', yes: 'Withdrawn by its publisher', no: 'Still published' },
    },
    ja: {
      superseded: { label: '置き換え', yes: '置き換えられた', no: '置き換えられていない' },
      imported: { label: '入手方法', yes: '手動でインポート', no: '同期' },
      incomplete: { label: '前提とバンドル', yes: '不完全', no: '' },
      expired: { label: '公開状態', yes: '期限切れ (公開停止)', no: '公開中' },
    },
  },
  columns: {
    en: {
      title: 'Title',
      product: 'Product · class',
      productOnly: 'Product',
      severity: 'Severity',
      released: 'Released',
      computers: 'Computers',
      approvals: 'Approved for',
    },
    ja: {
      title: 'タイトル',
      product: '製品 · 分類',
      productOnly: '製品',
      severity: '重要度',
      released: 'リリース日',
      computers: '状態',
      approvals: '承認',
    },
  },
  severities: SEVERITIES,
  releasedAndArrived: {
    en: (released: string, arrived: string) => `Released ${released}, arrived ${arrived}`,
    ja: (released: string, arrived: string) => `リリース日 ${released}、着信日 ${arrived}`,
  },
  marks: {
    en: {
      declined: 'Declined',
      withdrawn: 'Withdrawn by its publisher',
      held: (date: string) => `Held until ${date}`,
      incomplete: 'Incomplete: something it needs is not here',
      terms: 'Has license terms that nobody has accepted',
      superseded: 'Superseded by another update',
      imported: 'Imported by hand',
    },
    ja: {
      declined: '拒否済み',
      withdrawn: '期限切れ (公開停止)',
      held: (date: string) => `${date} まで保留`,
      incomplete: '不完全: 必要な更新プログラムが揃っていません',
      terms: 'ライセンス条項に未同意',
      superseded: '別の更新プログラムに置き換えられています',
      imported: '手動でインポート',
    },
  },
  declined: { en: 'Declined', ja: '拒否済み' },
  notApproved: { en: 'Not approved', ja: '未承認' },
  approvedFor: {
    en: {
      Install: (group: string) => `${group}: install`,
      OptionalInstall: (group: string) => `${group}: optional`,
      Uninstall: (group: string) => `${group}: remove`,
      NotApproved: (group: string) => `${group}: not approved`,
    },
    ja: {
      Install: (group: string) => `${group}: インストール`,
      OptionalInstall: (group: string) => `${group}: オプション`,
      Uninstall: (group: string) => `${group}: 削除`,
      NotApproved: (group: string) => `${group}: 未承認`,
    },
  },
  deadline: { en: (date: string) => `deadline ${date}`, ja: (date: string) => `期日 ${date}` },
  found: { en: (count: string) => `${count}.`, ja: (count: string) => `${count}。` },
  hiddenBy: {
    en: (count: string, filters: boolean) =>
      `${count} more ${count === '1' ? 'is' : 'are'} hidden by ${filters ? 'this view and its filters' : 'this view'}.`,
    ja: (count: string, filters: boolean) =>
      `ほか ${count} 件は、${filters ? 'このビューとフィルター' : 'このビュー'}により表示されていません。`,
  },
  showThem: {
    en: (count: string) => (count === '1' ? 'Show it' : `Show all ${count}`),
    ja: (count: string) => `${count} 件を表示`,
  },
  replica: {
    en: 'This server is a replica: its upstream server decides what is approved, held or declined.',
    ja: 'このサーバーはレプリカです。承認、保留、拒否はアップストリーム サーバーで行ってください。',
  },
  selection: { en: 'Selected updates', ja: '選択した更新プログラム' },
  selected: { en: (count: string) => `${count} selected`, ja: (count: string) => `${count}を選択中` },
  selectAll: { en: (count: string) => `Select all ${count}`, ja: (count: string) => `${count} 件すべて選択` },
  approve: { en: 'Approve…', ja: '承認...' },
  hold: { en: 'Hold', ja: '保留' },
  decline: { en: 'Decline', ja: '拒否' },
  release: { en: 'Release', ja: '保留を解除' },
  undecline: { en: 'Take back the decline', ja: '拒否を取り消す' },
  releaseBoth: { en: 'Release and take back', ja: '保留と拒否を取り消す' },
  holdUntil: { en: 'Hold for another time, or with a reason…', ja: '期間や理由を指定して保留...' },
  declineBecause: { en: 'Decline with a reason…', ja: '理由を指定して拒否...' },
  clear: { en: 'Clear', ja: '選択解除' },
  holdTitle: { en: (updates: string) => `Hold ${updates}`, ja: (updates: string) => `${updates}の保留` },
  declineTitle: {
    en: (updates: string) => `Decline ${updates}`,
    ja: (updates: string) => `${updates}の拒否`,
  },
  holdLead: {
    en: 'No computer is offered a held update. Approvals stay and count again when the hold ends by itself; computers go on reporting.',
    ja: '保留中は、どのコンピューターにも配信されません。承認は維持され、保留が終わると再び有効になります。状態の報告は続きます。',
  },
  declineLead: {
    en: 'A declined update is offered to no computer, its approvals end, and computers no longer report on it. It can be taken back.',
    ja: '拒否すると、どのコンピューターにも配信されず、承認は終了し、状態も報告されなくなります。後で取り消すことができます。',
  },
  holdFor: { en: 'Hold for', ja: '保留する期間' },
  holdThese: { en: (updates: string) => `Hold ${updates}`, ja: (updates: string) => `${updates}を保留する` },
  declineThese: {
    en: (updates: string) => `Decline ${updates}`,
    ja: (updates: string) => `${updates}を拒否する`,
  },
  reason: { en: 'Reason', ja: '理由' },
  reasonHint: {
    en: 'For whoever looks at the history later; may stay empty.',
    ja: '履歴に記録されます。省略できます。',
  },
  importUpdates: { en: 'Import…', ja: 'インポート...' },
  newView: {
    en: 'For a view of your own, filter the list; then save it here.',
    ja: '一覧をフィルターで絞り込むと、新しいビューとして保存できます。',
  },
  saveView: { en: 'Save as a view…', ja: 'ビューとして保存...' },
  saveViewLead: {
    en: 'The filters, the words and the order of this page, under a name that everybody sees.',
    ja: 'このページのフィルター、検索語、並べ替えを、全員が使えるビューとして保存します。',
  },
  viewName: { en: 'Name', ja: '名前' },
  saveIt: { en: 'Save the view', ja: 'ビューを保存する' },
  replaceIt: {
    en: (name: string) => `Replace the view ${name}`,
    ja: (name: string) => `ビュー「${name}」を置き換える`,
  },
  willReplace: {
    en: (name: string) => `There is a view ${name} already; it will ask this instead.`,
    ja: (name: string) => `ビュー「${name}」は既に存在します。内容が置き換えられます。`,
  },
  nameTaken: {
    en: 'A built-in view has this name; choose another.',
    ja: '既定のビューの名前です。別の名前を入力してください。',
  },
  viewSaved: {
    en: (name: string) => `Saved the view ${name}.`,
    ja: (name: string) => `ビュー「${name}」を保存しました。`,
  },
  viewActions: { en: (name: string) => `More: ${name}`, ja: (name: string) => `その他: ${name}` },
  deleteView: {
    en: (name: string) => `Delete the view ${name}`,
    ja: (name: string) => `ビュー「${name}」を削除`,
  },
  viewDeleted: {
    en: (name: string) => `Deleted the view ${name}.`,
    ja: (name: string) => `ビュー「${name}」を削除しました。`,
  },
  termsWaiting: {
    en: (count: string) => `License terms waiting (${count})`,
    ja: (count: string) => `同意待ちのライセンス条項 (${count})`,
  },
  termsTitle: { en: 'License terms that wait', ja: '同意待ちのライセンス条項' },
  termsLead: {
    en: 'These approvals wait until somebody accepts the terms once, for everybody.',
    ja: '次の承認は、ライセンス条項への同意を待っています。一度同意すると、すべてのコンピューターに適用されます。',
  },
  noTerms: { en: 'No license terms wait.', ja: '同意待ちのライセンス条項はありません。' },
  noTermsWhy: {
    en: 'An approval of an update with license terms would wait here until somebody accepts them.',
    ja: 'ライセンス条項のある更新プログラムを承認すると、同意されるまでここに表示されます。',
  },
  waitsFor: {
    en: (group: string, author: string) => `For ${group}, decided by ${author}`,
    ja: (group: string, author: string) => `${group} (決定者: ${author})`,
  },
  acceptTerms: {
    en: (count: string) => `Accept the terms and approve ${count}`,
    ja: (count: string) => `条項に同意し、待機中の ${count}を承認する`,
  },
  accepted: {
    en: (count: string) => `Accepted the terms; ${count} went through.`,
    ja: (count: string) => `条項に同意しました。${count}の承認が有効になりました。`,
  },
  termsNotYours: {
    en: 'Somebody who decides for all groups accepts them.',
    ja: 'すべてのグループを管理する担当者が同意できます。',
  },
  toSync: { en: 'To synchronization', ja: '同期へ移動' },
  askWhy: { en: 'Ask why it is not here', ja: '表示されない原因を調べる' },
  empty: {
    en: {
      server: {
        title: 'No updates here yet',
        text: 'They come with the first synchronization: choose products and classifications, then start it.',
      },
      search: {
        title: (sought: string) => `No update here has “${sought}” in it`,
        text: 'Look whether it is written so. If it should be here, ask why it is not: the server knows its products, classifications and what its upstream has.',
      },
      hidden: (count: string) =>
        count === '1'
          ? '1 update has it, and this view hides it'
          : `${count} updates have it, and this view hides them`,
      filtered: 'Nothing in this view passes these filters',
      view: 'This view is empty',
      viewText: 'Nothing that is here answers to it now.',
      views: {
        'Needs a Decision': {
          title: 'Nothing waits for your decision',
          text: 'Every update that a computer needs is approved, held or declined.',
        },
        'Critical Updates': {
          title: 'No critical updates',
          text: 'None of this class is here, or all are declined.',
        },
        'Security Updates': {
          title: 'No security updates',
          text: 'None of this class is here, or all are declined.',
        },
        'WSUS Updates': { title: 'No updates for WSUS itself', text: 'This server does not need any.' },
      },
      quick: {
        superseded: {
          title: 'Nothing left over',
          text: 'Every update that a newer one supersedes is declined already, or a computer still needs it.',
        },
        declined: { title: 'Nothing is declined', text: 'What somebody declines can be taken back here.' },
        withdrawn: {
          title: 'Nothing withdrawn is left',
          text: 'What publishers withdrew is declined already.',
        },
        imported: { title: 'Nothing was imported by hand', text: 'All updates came with synchronizations.' },
        incomplete: { title: 'Nothing is incomplete', text: 'Everything that updates here need is here.' },
      },
    },
    ja: {
      server: {
        title: '更新プログラムはまだありません',
        text: '最初の同期で取得されます。製品と分類を選択してから、同期を開始してください。',
      },
      search: {
        title: (sought: string) => `「${sought}」に一致する更新プログラムはありません`,
        text: '入力内容を確認してください。あるはずの更新プログラムの場合は、原因を調べることができます。',
      },
      hidden: (count: string) => `一致する ${count} 件は、このビューでは表示されません`,
      filtered: 'このビューには、フィルターに一致する更新プログラムがありません',
      view: 'このビューは空です',
      viewText: '現在、条件に一致する更新プログラムはありません。',
      views: {
        'Needs a Decision': {
          title: '判断が必要な更新プログラムはありません',
          text: 'コンピューターで必要な更新プログラムは、すべて承認、保留、または拒否されています。',
        },
        'Critical Updates': {
          title: '緊急更新プログラムはありません',
          text: '該当するものがないか、すべて拒否済みです。',
        },
        'Security Updates': {
          title: 'セキュリティ更新プログラムはありません',
          text: '該当するものがないか、すべて拒否済みです。',
        },
        'WSUS Updates': {
          title: 'WSUS 用の更新プログラムはありません',
          text: 'このサーバーには必要ありません。',
        },
      },
      quick: {
        superseded: {
          title: '整理が必要な更新プログラムはありません',
          text: '置き換えられた更新プログラムは、すべて拒否済みか、まだ必要とするコンピューターがあります。',
        },
        declined: {
          title: '拒否済みの更新プログラムはありません',
          text: '拒否した更新プログラムは、ここから取り消すことができます。',
        },
        withdrawn: {
          title: '期限切れの更新プログラムはありません',
          text: '公開停止された更新プログラムは、すべて拒否済みです。',
        },
        imported: { title: '手動でインポートしたものはありません', text: 'すべて同期で取得されています。' },
        incomplete: {
          title: '不完全な更新プログラムはありません',
          text: '必要な更新プログラムはすべて揃っています。',
        },
      },
    },
  },
});
