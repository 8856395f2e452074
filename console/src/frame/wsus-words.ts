/** A text in both languages, side by side. */
interface Both {
  readonly en: string;
  readonly ja: string;
}

/** Where a function stands in WSUS's own console: the nodes of its tree, and what lies beside it. */
export type WsusNode =
  | 'server'
  | 'updates'
  | 'computers'
  | 'downstream'
  | 'synchronizations'
  | 'reports'
  | 'options'
  | 'beside';

/** One function of WSUS: by its own name, and what became of it here. */
export interface WsusFunction {
  readonly node: WsusNode;
  readonly wsus: Both;
  readonly here: Both;
  /** Undefined: it is not here, and `here` says why. */
  readonly to?: string;
  /** Other words that WSUS has for it, in either language. */
  readonly also?: readonly string[];
}

/**
 * Every function of WSUS's console by the words of that console, in the order of its tree, and where each went. The search at the top, the
 * settings and docs/console.md tell it from here; test/console/wsus-functions.test.ts goes to each.
 */
export const WSUS_FUNCTIONS: readonly WsusFunction[] = [
  {
    node: 'server',
    wsus: { en: 'Overview', ja: '概要' },
    here: { en: 'Overview', ja: '概要' },
    to: '/',
    also: [
      'Computer Status',
      'Update Status',
      'Server Statistics',
      'コンピューターの状態',
      '更新状態',
      'サーバーの統計',
    ],
  },
  {
    node: 'server',
    wsus: { en: 'To Do', ja: 'タスク' },
    here: {
      en: 'Overview, “What needs you”; all of it: Settings, Health',
      ja: '[概要] の [対応が必要なこと]。すべては [設定] の [正常性]',
    },
    to: '/settings/health',
    also: ['wsusutil checkhealth', 'wsusutil healthmonitoring'],
  },
  {
    node: 'server',
    wsus: { en: 'Download Status', ja: 'ダウンロードの状態' },
    here: { en: 'Synchronization, Update Files', ja: '[同期] の [更新ファイル]' },
    to: '/sync/content',
    also: ['Updates needing files', 'ファイルを必要とする更新プログラム'],
  },
  {
    node: 'updates',
    wsus: { en: 'All Updates', ja: 'すべての更新プログラム' },
    here: { en: 'Updates, views at the left', ja: '[更新プログラム] の左側のビュー' },
    to: '/updates',
  },
  {
    node: 'updates',
    wsus: { en: 'Critical Updates', ja: '緊急更新プログラム' },
    here: { en: 'Updates, views at the left', ja: '[更新プログラム] の左側のビュー' },
    to: '/updates?view=Critical+Updates',
    also: ['重要な更新プログラム'],
  },
  {
    node: 'updates',
    wsus: { en: 'Security Updates', ja: 'セキュリティ更新プログラム' },
    here: { en: 'Updates, views at the left', ja: '[更新プログラム] の左側のビュー' },
    to: '/updates?view=Security+Updates',
    also: ['セキュリティ問題の修正プログラム'],
  },
  {
    node: 'updates',
    wsus: { en: 'WSUS Updates', ja: 'WSUS の更新プログラム' },
    here: { en: 'Updates, views at the left', ja: '[更新プログラム] の左側のビュー' },
    to: '/updates?view=WSUS+Updates',
  },
  {
    node: 'updates',
    wsus: { en: 'New Update View', ja: '新しい更新ビュー' },
    here: {
      en: 'Updates: filter the list, then “Save as a view”',
      ja: '[更新プログラム] をフィルターで絞り込み、[ビューとして保存]',
    },
    to: '/updates?filters=open',
    also: ['Add Update View', '更新ビューの追加'],
  },
  {
    node: 'updates',
    wsus: { en: 'Approval and Status filters', ja: '承認と状態のフィルター' },
    here: { en: 'Updates, above the list', ja: '[更新プログラム] の一覧の上' },
    to: '/updates?approved=false&status=failedOrNeeded',
    also: [
      'Approval: Unapproved',
      'Status: Failed or Needed',
      'Any Except Declined',
      '未承認',
      '失敗または必要',
      '拒否された更新以外のすべて',
    ],
  },
  {
    node: 'updates',
    wsus: { en: 'Search', ja: '検索' },
    here: {
      en: 'The field at the top (`/`), or Updates',
      ja: '画面上部の検索 (`/`)、または [更新プログラム]',
    },
    to: '/updates',
    also: ['Find Now', '検索開始'],
  },
  {
    node: 'updates',
    wsus: { en: 'Approve', ja: '承認' },
    here: {
      en: 'Updates: select some, then Approve (`a`)',
      ja: '[更新プログラム] で選択し、[承認] (`a`)',
    },
    to: '/updates',
    also: [
      'Approve Updates',
      'Approved for Install',
      'Not Approved',
      '更新プログラムの承認',
      'インストールの承認',
    ],
  },
  {
    node: 'updates',
    wsus: { en: 'Approved for Removal', ja: '削除の承認' },
    here: { en: 'Updates: Approve (`a`), then “Remove”', ja: '[更新プログラム] の [承認] (`a`) で [削除]' },
    to: '/updates',
    also: ['Uninstall', 'アンインストール'],
  },
  {
    node: 'updates',
    wsus: { en: 'Deadline', ja: '期日' },
    here: { en: 'Updates: Approve (`a`), then “Deadline”', ja: '[更新プログラム] の [承認] (`a`) で [期日]' },
    to: '/updates',
    also: ['Set a deadline', '期日の設定'],
  },
  {
    node: 'updates',
    wsus: { en: 'Decline', ja: '拒否' },
    here: {
      en: 'Updates: select some, then Decline (`d`)',
      ja: '[更新プログラム] で選択し、[拒否] (`d`)',
    },
    to: '/updates',
  },
  {
    node: 'updates',
    wsus: { en: 'Declined', ja: '拒否済み' },
    here: { en: 'Updates, “Declined” at the left', ja: '[更新プログラム] の左側の [拒否済み]' },
    to: '/updates?declined=true&everything=yes',
    also: ['Declined Updates', '拒否済みの更新プログラム'],
  },
  {
    node: 'updates',
    wsus: { en: 'Status Report (update)', ja: '状態レポート (更新プログラム)' },
    here: { en: 'Updates: open one, Computers', ja: '更新プログラムを開き、[コンピューター]' },
    to: '/updates',
  },
  {
    node: 'updates',
    wsus: { en: 'Revision History', ja: 'リビジョン履歴' },
    here: { en: 'Updates: open one, Revisions', ja: '更新プログラムを開き、[リビジョン]' },
    to: '/updates',
  },
  {
    node: 'updates',
    wsus: { en: 'File Information', ja: 'ファイル情報' },
    here: { en: 'Updates: open one, Files', ja: '更新プログラムを開き、[ファイル]' },
    to: '/updates',
    also: ['Update File Information', 'ファイル情報の更新'],
  },
  {
    node: 'updates',
    wsus: { en: 'Supersedence', ja: '優先 (置き換え)' },
    here: {
      en: 'Updates: open one, Supersedence; all that is left over: “Superseded, not needed”',
      ja: '更新プログラムを開き、[置き換え]。整理の対象は [置き換え済みで不要]',
    },
    to: '/updates?declined=false&status=notNeeded&superseded=true&everything=yes',
    also: ['Superseded', '置き換え', '置き換えられた更新'],
  },
  {
    node: 'updates',
    wsus: { en: 'Microsoft Software License Terms', ja: 'マイクロソフト ソフトウェア ライセンス条項' },
    here: { en: 'Updates, license terms that wait', ja: '[更新プログラム] の [同意待ちのライセンス条項]' },
    to: '/updates?terms=waiting',
    also: ['License Terms', 'EULA', 'ライセンス条項'],
  },
  {
    node: 'updates',
    wsus: { en: 'Import Updates', ja: '更新のインポート' },
    here: {
      en: 'Updates, Import; or Synchronization, Import',
      ja: '[更新プログラム] または [同期] の [インポート]',
    },
    to: '/sync/catalog',
    also: [
      'Microsoft Update Catalog',
      'ImportUpdateToWSUS.ps1',
      'Microsoft Update カタログ',
      '更新プログラムのインポート',
    ],
  },
  {
    node: 'computers',
    wsus: { en: 'All Computers', ja: 'すべてのコンピューター' },
    here: { en: 'Computers', ja: '[コンピューター]' },
    to: '/computers',
    also: ['Unassigned Computers', '割り当てられていないコンピューター', 'Last Contact', '前回のアクセス'],
  },
  {
    node: 'computers',
    wsus: { en: 'Add Computer Group', ja: 'コンピューター グループの追加' },
    here: { en: 'Computers, New group', ja: '[コンピューター] の [グループの追加]' },
    to: '/computers',
  },
  {
    node: 'computers',
    wsus: { en: 'Delete Computer Group', ja: 'コンピューター グループの削除' },
    here: {
      en: 'Computers: choose it, then the menu “Group”',
      ja: '[コンピューター] でグループを選び、[グループの操作]',
    },
    to: '/computers',
    also: ['Rename Computer Group', 'コンピューター グループの名前の変更'],
  },
  {
    node: 'computers',
    wsus: { en: 'Change Membership', ja: 'メンバーシップの変更' },
    here: {
      en: 'Computers: select some, then “Put in a group” (`g`), or drag them',
      ja: '[コンピューター] で選択し、[グループに割り当て] (`g`)、またはドラッグ',
    },
    to: '/computers',
    also: ['Set Computer Group Membership', 'コンピューター グループのメンバーシップの設定'],
  },
  {
    node: 'computers',
    wsus: { en: 'Status filter of computers', ja: 'コンピューターの状態のフィルター' },
    here: { en: 'Computers, above the list', ja: '[コンピューター] の一覧の上' },
    to: '/computers?standing=failed',
    also: ['Computers with errors', 'エラーが発生したコンピューター'],
  },
  {
    node: 'computers',
    wsus: { en: 'Status Report (computer)', ja: '状態レポート (コンピューター)' },
    here: {
      en: 'Computers: open one; its timeline, updates and errors in words',
      ja: 'コンピューターを開くと、タイムライン、更新プログラム、エラーの意味を表示',
    },
    to: '/computers',
    also: ['Last Status Report', '前回の状態レポート'],
  },
  {
    node: 'computers',
    wsus: {
      en: 'Computers have not reported status for 30 or more days',
      ja: 'コンピューターが 30 日以上状態を報告していません',
    },
    here: { en: 'Computers, “Silent for 30 days”', ja: '[コンピューター] の [30 日以上アクセスなし]' },
    to: '/computers?view=stale',
    also: ['Not reported for 30 days'],
  },
  {
    node: 'computers',
    wsus: { en: 'Computers requested nonexistent groups', ja: '存在しないグループを要求したコンピューター' },
    here: {
      en: 'Computers, “Ask for a missing group”; one press makes the group',
      ja: '[コンピューター] の [存在しないグループを要求]。グループはその場で作成できます',
    },
    to: '/computers?vain=yes',
  },
  {
    node: 'downstream',
    wsus: { en: 'Downstream Servers', ja: 'ダウンストリーム サーバー' },
    here: { en: 'Servers', ja: '[サーバー]' },
    to: '/servers',
    also: ['Replica Servers', 'レプリカ サーバー', 'Status rollup', '状態のロールアップ'],
  },
  {
    node: 'synchronizations',
    wsus: { en: 'Synchronizations', ja: '同期' },
    here: { en: 'Synchronization', ja: '[同期]' },
    to: '/sync',
    also: ['Synchronization Status', '同期の状態', 'Synchronization Report'],
  },
  {
    node: 'synchronizations',
    wsus: { en: 'Synchronize Now', ja: '今すぐ同期' },
    here: {
      en: 'Synchronization; it can be stopped there',
      ja: '[同期]。停止もここで行います',
    },
    to: '/sync',
    also: ['Stop Synchronization', '同期の停止'],
  },
  {
    node: 'reports',
    wsus: { en: 'Update Status Summary', ja: '更新状態の概要' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/updates-summary',
  },
  {
    node: 'reports',
    wsus: { en: 'Update Detailed Status', ja: '更新状態の詳細' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/updates-detailed',
  },
  {
    node: 'reports',
    wsus: { en: 'Update Tabular Status', ja: '更新状態 (表形式)' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/updates-tabular',
  },
  {
    node: 'reports',
    wsus: {
      en: 'Update Tabular Status for Approved Updates',
      ja: '承認済み更新プログラムについての更新状態 (表形式)',
    },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/updates-tabular-approved',
  },
  {
    node: 'reports',
    wsus: { en: 'Computer Status Summary', ja: 'コンピューターの状態の概要' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/computers-summary',
  },
  {
    node: 'reports',
    wsus: { en: 'Computer Detailed Status', ja: 'コンピューターの詳細な状態' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/computers-detailed',
  },
  {
    node: 'reports',
    wsus: { en: 'Computer Tabular Status', ja: 'コンピューターの状態 (表形式)' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/computers-tabular',
  },
  {
    node: 'reports',
    wsus: {
      en: 'Computer Tabular Status for Approved Updates',
      ja: '承認済み更新プログラムについてのコンピューターの状態 (表形式)',
    },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/computers-tabular-approved',
  },
  {
    node: 'reports',
    wsus: { en: 'Synchronization Results', ja: '同期結果' },
    here: { en: 'Reports', ja: '[レポート]' },
    to: '/reports/synchronisation',
  },
  {
    node: 'reports',
    wsus: { en: 'Export or print a report', ja: 'レポートのエクスポートと印刷' },
    here: {
      en: 'Reports: open one, then CSV, JSON or Print',
      ja: 'レポートを開き、CSV、JSON、または [印刷]',
    },
    to: '/reports',
    also: ['Reports', 'Run Report', 'レポートの実行', 'Export list'],
  },
  {
    node: 'options',
    wsus: { en: 'Update Source and Proxy Server', ja: '更新元およびプロキシ サーバー' },
    here: { en: 'Synchronization, Update Source and Proxy', ja: '[同期] の [更新元とプロキシ]' },
    to: '/sync/upstream',
    also: ['Replica', 'Use SSL', 'Upstream Server', 'アップストリーム サーバー', '更新元'],
  },
  {
    node: 'options',
    wsus: { en: 'Products and Classifications', ja: '製品と分類' },
    here: { en: 'Synchronization, Products and Classifications', ja: '[同期] の [製品と分類]' },
    to: '/sync/products',
  },
  {
    node: 'options',
    wsus: { en: 'Update Files and Languages', ja: '更新ファイルと更新言語' },
    here: {
      en: 'Synchronization, Update Files, “What is kept”; the languages one link further',
      ja: '[同期] の [更新ファイル] の [保存とダウンロード]。言語はそこからのリンク',
    },
    to: '/sync/content?tab=policy',
    also: ['Update Files', '更新ファイル', 'Express installation files', '高速インストール ファイル'],
  },
  {
    node: 'options',
    wsus: { en: 'Update Languages', ja: '更新言語' },
    here: {
      en: 'Synchronization, Products and Classifications, Languages',
      ja: '[同期] の [製品と分類] の [言語]',
    },
    to: '/sync/products?tab=languages',
    also: ['言語の更新'],
  },
  {
    node: 'options',
    wsus: { en: 'Synchronization Schedule', ja: '同期スケジュール' },
    here: { en: 'Synchronization, Schedule', ja: '[同期] の [同期スケジュール]' },
    to: '/sync/schedule',
    also: ['Synchronizations per day', '1 日単位の同期'],
  },
  {
    node: 'options',
    wsus: { en: 'Automatic Approvals', ja: '自動承認' },
    here: { en: 'Rules', ja: '[規則]' },
    to: '/rules',
    also: [
      'Update Rules',
      'New Rule',
      'Run Rule',
      'Default Automatic Approval Rule',
      '更新規則',
      '新しい規則',
      '規則の実行',
      '既定の自動承認規則',
    ],
  },
  {
    node: 'options',
    wsus: { en: 'Automatic Approvals: Advanced', ja: '自動承認: 詳細設定' },
    here: {
      en: 'Synchronization, Update Files, Update revisions',
      ja: '[同期] の [更新ファイル] の [更新プログラムのリビジョン]',
    },
    to: '/sync/content?tab=revisions',
    also: ['Update Revisions', '更新プログラムの改訂版'],
  },
  {
    node: 'options',
    wsus: {
      en: 'Computers: server-side or client-side targeting',
      ja: 'コンピューター: ターゲット指定の方法',
    },
    here: {
      en: 'Not needed: both hold at the same time; a computer shows the groups that it asked for and has',
      ja: '設定は不要です。両方が同時に有効で、要求されたグループと現在のグループを各コンピューターに表示します',
    },
    to: '/computers',
    also: [
      'Use the Update Services console',
      'Use Group Policy or registry settings on computers',
      'Update Services コンソールを使用する',
      'コンピューターのグループ ポリシーまたはレジストリ設定を使用する',
      'クライアント側でのターゲット指定',
      'サーバー側でのターゲット指定',
    ],
  },
  {
    node: 'options',
    wsus: { en: 'Server Cleanup Wizard', ja: 'サーバー クリーンアップ ウィザード' },
    here: {
      en: 'Rules, Housekeeping: goes on by itself, and says what it did and would do',
      ja: '[規則] の [自動クリーンアップ]。自動で行われ、実行した内容と次の予定を確認できます',
    },
    to: '/rules/housekeeping',
    also: [
      'Unused updates and update revisions',
      'Computers not contacting the server',
      'Unneeded update files',
      'Expired updates',
      'Superseded updates',
      '不要な更新プログラムと更新プログラムのリビジョン',
      'サーバーにアクセスしていないコンピューター',
      '不要な更新ファイル',
      '期限の切れた更新プログラム',
      '置き換えられた更新プログラム',
      'Invoke-WsusServerCleanup',
    ],
  },
  {
    node: 'options',
    wsus: { en: 'Reporting Rollup', ja: 'ロールアップのレポート' },
    here: {
      en: 'Synchronization, Update Source and Proxy; each report can take in the servers below',
      ja: '[同期] の [更新元とプロキシ]。レポートごとにダウンストリーム サーバーを含められます',
    },
    to: '/sync/upstream',
  },
  {
    node: 'options',
    wsus: { en: 'E-Mail Notifications', ja: '電子メール通知' },
    here: { en: 'Reports, Subscriptions and e-mail', ja: '[レポート] の [配信設定と電子メール通知]' },
    to: '/reports/subscriptions',
    also: ['SMTP'],
  },
  {
    node: 'options',
    wsus: { en: 'Microsoft Update Improvement Program', ja: 'Microsoft Update 品質向上プログラム' },
    here: { en: 'Not here: nothing is sent to anybody', ja: 'ありません。外部には何も送信しません' },
  },
  {
    node: 'options',
    wsus: { en: 'Personalization', ja: '個人用設定' },
    here: {
      en: 'Language and brightness: the menu under your name, at the top',
      ja: '言語と明るさは、画面上部の自分の名前のメニュー',
    },
    to: '/',
  },
  {
    node: 'options',
    wsus: { en: 'WSUS Server Configuration Wizard', ja: 'WSUS サーバー構成ウィザード' },
    here: { en: 'First run', ja: '[初期設定]' },
    to: '/first-run',
    also: ['WSUS 構成ウィザード'],
  },
  {
    node: 'beside',
    wsus: { en: 'Group Policy for clients', ja: 'クライアントのグループ ポリシー' },
    here: { en: 'Settings, Policy for computers', ja: '[設定] の [コンピューターのポリシー]' },
    to: '/settings/policy',
    also: [
      'Specify intranet Microsoft update service location',
      'Enable client-side targeting',
      'WUServer',
      'GPO',
      'イントラネットの Microsoft 更新サービスの場所を指定する',
      'クライアント側のターゲットを有効にする',
      'グループ ポリシー',
    ],
  },
  {
    node: 'beside',
    wsus: { en: 'Detect now', ja: '今すぐ検出' },
    here: { en: 'Why: a script for the computer', ja: '[原因の確認]。コンピューターで実行するスクリプト' },
    to: '/why/remedies/detect',
    also: ['wuauclt /detectnow', 'Run Detection', 'UsoClient', '検出の実行'],
  },
  {
    node: 'beside',
    wsus: { en: 'WSUS Administrators, WSUS Reporters', ja: 'WSUS Administrators、WSUS Reporters (グループ)' },
    here: { en: 'Settings, Accounts', ja: '[設定] の [アカウント]' },
    to: '/settings/accounts',
  },
  {
    node: 'beside',
    wsus: { en: 'Database maintenance', ja: 'データベースのメンテナンス' },
    here: {
      en: 'Rules, Housekeeping: goes on by itself',
      ja: '[規則] の [自動クリーンアップ]。自動で行われます',
    },
    to: '/rules/housekeeping',
    also: ['WsusDBMaintenance', 'Reindex', 'インデックスの再構成', 'SUSDB'],
  },
  {
    node: 'beside',
    wsus: { en: 'Backup', ja: 'バックアップ' },
    here: { en: 'Settings, Backup', ja: '[設定] の [バックアップ]' },
    to: '/settings/backup',
  },
  {
    node: 'beside',
    wsus: { en: 'Migration to another server', ja: '別のサーバーへの移行' },
    here: { en: 'Servers, Migrate from a WSUS', ja: '[サーバー] の [WSUS からの移行]' },
    to: '/servers/migrate',
    also: ['Take over a WSUS'],
  },
  {
    node: 'beside',
    wsus: { en: 'wsusutil export, wsusutil import', ja: 'wsusutil export、wsusutil import (メタデータ)' },
    here: {
      en: 'Servers, Bundles for closed networks',
      ja: '[サーバー] の [閉じたネットワーク向けバンドル]',
    },
    to: '/servers/bundles',
    also: ['Disconnected network', '接続されていない WSUS サーバー', 'オフライン WSUS サーバー'],
  },
  {
    node: 'beside',
    wsus: { en: 'wsusutil reset', ja: 'wsusutil reset (更新ファイルの検証)' },
    here: {
      en: 'Synchronization, Update Files, Verify and move',
      ja: '[同期] の [更新ファイル] の [検証と移動]',
    },
    to: '/sync/content?tab=upkeep',
  },
  {
    node: 'beside',
    wsus: { en: 'wsusutil movecontent', ja: 'wsusutil movecontent (更新ファイルの移動)' },
    here: {
      en: 'Synchronization, Update Files, Verify and move',
      ja: '[同期] の [更新ファイル] の [検証と移動]',
    },
    to: '/sync/content?tab=upkeep',
  },
  {
    node: 'beside',
    wsus: { en: 'wsusutil configuressl', ja: 'wsusutil configuressl (SSL の構成)' },
    here: { en: 'Settings, Certificate', ja: '[設定] の [証明書]' },
    to: '/settings/certificates',
    also: ['SSL'],
  },
  {
    node: 'beside',
    wsus: { en: 'Offline scan (wsusscn2.cab)', ja: 'オフライン スキャン (wsusscn2.cab)' },
    here: {
      en: 'Not here: computers without a network are updated by bundles',
      ja: 'ありません。ネットワークのない環境にはバンドルを使用します',
    },
  },
];
