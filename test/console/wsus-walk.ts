import type { Locator, Page } from 'playwright-core';

/** A text that is seen, in both languages. */
export type Seen = readonly [en: string, ja: string];

/** What is pressed or seen: by its visible text, or by role and name. */
export type Sight =
  | Seen
  | { readonly role: Parameters<Page['getByRole']>[0]; readonly name: Seen }
  /** The first row of the list on the page: its box, or itself. */
  | 'tick the first row'
  | 'open the first row';

/** How somebody who knows only WSUS gets to a function from the overview, and what is seen there when it is found. */
export interface Walk {
  /** What is pressed, one after the other, from the overview; at most four things. */
  readonly way: readonly Sight[];
  /** What has to be pressed at the place itself until its control is there. */
  readonly there?: readonly Sight[];
  readonly control: Sight;
}

const tab = (en: string, ja: string): Sight => ({ role: 'tab', name: [en, ja] });
const button = (en: string, ja: string): Sight => ({ role: 'button', name: [en, ja] });
const heading = (en: string, ja: string): Sight => ({ role: 'heading', name: [en, ja] });
const option = (en: string, ja: string): Sight => ({ role: 'option', name: [en, ja] });
const link = (en: string, ja: string): Sight => ({ role: 'link', name: [en, ja] });
const radio = (en: string, ja: string): Sight => ({ role: 'radio', name: [en, ja] });

const UPDATES = link('Updates', '更新プログラム');
const COMPUTERS = link('Computers', 'コンピューター');
const SYNC = link('Synchronization', '同期');
const RULES = link('Rules', '規則');
const REPORTS = link('Reports', 'レポート');
const SERVERS = link('Servers', 'サーバー');
const SETTINGS = link('Settings', '設定');
const OVERVIEW = link('Overview', '概要');
const FILES = link('Update Files', '更新ファイル');
const SOURCE = link('Update Source and Proxy', '更新元とプロキシ');
const PRODUCTS = link('Products and Classifications', '製品と分類');
const TABLE: Seen = ['Where WSUS’s functions are', 'WSUS の機能との対応'];
const APPROVE = button('Approve…', '承認...');

const report = (en: string, ja: string): Walk => ({
  way: [REPORTS, link(en, ja)],
  control: { role: 'table', name: [en, ja] },
});
const view = (en: string, ja: string): Walk => ({
  way: [UPDATES, link(en, ja)],
  control: link(en, ja),
});
const ofUpdate = (en: string, ja: string): Walk => ({
  way: [UPDATES],
  there: ['open the first row', tab(en, ja)],
  control: { role: 'tabpanel', name: [en, ja] },
});

/** Each function of `WSUS_FUNCTIONS` by its English name, in the order of the list. */
export const WALKS: Readonly<Record<string, Walk>> = {
  Overview: { way: [OVERVIEW], control: heading('Are the computers safe?', 'コンピューターは安全ですか') },
  'To Do': {
    way: [SETTINGS, ['Health', '正常性']],
    control: heading('What it finds now', '現在の検出結果'),
  },
  'Download Status': { way: [SYNC, FILES], control: tab('Download Status', 'ダウンロードの状態') },
  'All Updates': { way: [UPDATES], control: link('All updates', 'すべての更新プログラム') },
  'Critical Updates': view('Critical updates', '緊急更新プログラム'),
  'Security Updates': view('Security updates', 'セキュリティ更新プログラム'),
  'WSUS Updates': view('WSUS updates', 'WSUS の更新プログラム'),
  'New Update View': {
    way: [UPDATES, button('Filters', 'フィルター')],
    there: [button('Any status', '状態: すべて'), option('Needed', '必要')],
    control: button('Save as a view…', 'ビューとして保存...'),
  },
  'Approval and Status filters': {
    way: [
      UPDATES,
      button('Any approval', '承認: すべて'),
      option('Unapproved', '未承認'),
      button('Any status', '状態: すべて'),
      option('Failed or needed', '失敗または必要'),
    ],
    control: button('Unapproved', '未承認'),
  },
  Search: {
    way: [UPDATES],
    control: {
      role: 'searchbox',
      name: ['KB, words of the title', 'KB 番号、タイトル'],
    },
  },
  Approve: { way: [UPDATES], there: ['tick the first row'], control: APPROVE },
  'Approved for Removal': {
    way: [UPDATES],
    there: ['tick the first row', APPROVE],
    control: radio('Remove', '削除'),
  },
  Deadline: {
    way: [UPDATES],
    there: ['tick the first row', APPROVE],
    control: button('None Deadline', 'なし 期日'),
  },
  Decline: { way: [UPDATES], there: ['tick the first row'], control: button('Decline', '拒否') },
  Declined: view('Declined', '拒否済み'),
  'Status Report (update)': ofUpdate('Computers', 'コンピューター'),
  'Revision History': ofUpdate('Revisions', 'リビジョン'),
  'File Information': ofUpdate('Files', 'ファイル'),
  Supersedence: view('Superseded, not needed', '置き換え済みで不要'),
  'Microsoft Software License Terms': {
    way: [
      SETTINGS,
      TABLE,
      ['Updates, license terms that wait', '[更新プログラム] の [同意待ちのライセンス条項]'],
    ],
    control: heading('License terms that wait', '同意待ちのライセンス条項'),
  },
  'Import Updates': {
    way: [UPDATES, link('Import…', 'インポート...')],
    control: { role: 'textbox', name: ['KB number, words of the title', 'KB 番号'] },
  },
  'All Computers': {
    way: [COMPUTERS],
    control: { role: 'treegrid', name: ['Computer groups', 'コンピューター グループ'] },
  },
  'Add Computer Group': { way: [COMPUTERS], control: button('New group', 'グループの追加') },
  'Delete Computer Group': {
    way: [COMPUTERS],
    there: [['Pilot', 'Pilot'], button('Group', 'グループの操作')],
    control: { role: 'menuitem', name: ['Delete…', '削除...'] },
  },
  'Change Membership': {
    way: [COMPUTERS],
    there: ['tick the first row'],
    control: button('Put in a group…', 'グループに割り当て...'),
  },
  'Status filter of computers': {
    way: [COMPUTERS, button('Any state', 'すべての状態'), option('Failed', '失敗')],
    control: button('Failed', '失敗'),
  },
  'Status Report (computer)': {
    way: [COMPUTERS],
    there: ['open the first row', tab('Updates', '更新プログラム')],
    control: { role: 'tabpanel', name: ['Updates', '更新プログラム'] },
  },
  'Computers have not reported status for 30 or more days': {
    way: [COMPUTERS, link('Silent for 30 days', '30 日以上アクセスなし')],
    control: button('Silent for 30 days', '30 日以上アクセスなし'),
  },
  'Computers requested nonexistent groups': {
    way: [COMPUTERS, link('Ask for a missing group', '存在しないグループを要求')],
    control: button('Create Kyoto', '「Kyoto」を作成'),
  },
  'Downstream Servers': {
    way: [SERVERS],
    control: heading('Servers below this one', 'ダウンストリーム サーバー'),
  },
  Synchronizations: { way: [SYNC], control: heading('History', '履歴') },
  'Synchronize Now': { way: [SYNC], control: button('Synchronize now', '今すぐ同期') },
  'Update Status Summary': report('Update Status Summary', '更新状態の概要'),
  'Update Detailed Status': report('Update Detailed Status', '更新状態の詳細'),
  'Update Tabular Status': report('Update Tabular Status', '更新状態 (表形式)'),
  'Update Tabular Status for Approved Updates': report(
    'Update Tabular Status for Approved Updates',
    '承認済み更新プログラムについての更新状態 (表形式)',
  ),
  'Computer Status Summary': report('Computer Status Summary', 'コンピューターの状態の概要'),
  'Computer Detailed Status': report('Computer Detailed Status', 'コンピューターの詳細な状態'),
  'Computer Tabular Status': report('Computer Tabular Status', 'コンピューターの状態 (表形式)'),
  'Computer Tabular Status for Approved Updates': report(
    'Computer Tabular Status for Approved Updates',
    '承認済み更新プログラムについてのコンピューターの状態 (表形式)',
  ),
  'Synchronization Results': report('Synchronization Results', '同期結果'),
  'Export or print a report': {
    way: [REPORTS],
    there: [link('Update Status Summary', '更新状態の概要')],
    control: button('Print', '印刷'),
  },
  'Update Source and Proxy Server': {
    way: [SYNC, SOURCE],
    control: { role: 'radiogroup', name: ['Synchronize from', '同期元'] },
  },
  'Products and Classifications': {
    way: [SYNC, PRODUCTS],
    control: { role: 'treegrid', name: ['Products', '製品'] },
  },
  'Update Files and Languages': {
    way: [SYNC, FILES, tab('What is kept', '保存とダウンロード')],
    control: { role: 'radiogroup', name: ['Update files', '更新ファイル'] },
  },
  'Update Languages': {
    way: [SYNC, PRODUCTS, tab('Languages', '言語')],
    control: { role: 'radiogroup', name: ['Languages', '更新言語'] },
  },
  'Synchronization Schedule': {
    way: [SYNC, link('Schedule', '同期スケジュール')],
    control: radio('Synchronize automatically', '自動的に同期する'),
  },
  'Automatic Approvals': { way: [RULES], control: button('Run rules now', '今すぐ規則を実行') },
  'Automatic Approvals: Advanced': {
    way: [RULES, ['New revisions of approved updates', '承認済み更新プログラムのリビジョンの扱い']],
    control: {
      role: 'switch',
      name: [
        'Automatically approve new revisions of updates that are already approved',
        '承認済みの更新プログラムの新しいリビジョンを自動的に承認する',
      ],
    },
  },
  'Computers: server-side or client-side targeting': {
    way: [COMPUTERS],
    there: ['open the first row', tab('Groups', 'グループ')],
    control: ['Groups that its policy asks for', 'ポリシーで要求されたグループ'],
  },
  'Server Cleanup Wizard': {
    way: [SETTINGS, ['Server Cleanup Wizard', 'サーバー クリーンアップ ウィザード']],
    control: button('Look what it would do', '作業内容をプレビュー'),
  },
  'Reporting Rollup': {
    way: [SETTINGS, ['Reporting Rollup', 'ロールアップのレポート']],
    control: [
      'Report computers and their status to the upstream server',
      'コンピューターとその状態をアップストリーム サーバーに報告する',
    ],
  },
  'E-Mail Notifications': {
    way: [REPORTS, link('Subscriptions and e-mail', '配信設定と電子メール通知')],
    control: button('Set the mail server', 'メール サーバーを設定'),
  },
  'Microsoft Update Improvement Program': {
    way: [SETTINGS, ['Microsoft Update Improvement Program', 'Microsoft Update 品質向上プログラム']],
    control: ['Not here: nothing is sent to anybody', 'ありません。外部には何も送信しません'],
  },
  Personalization: {
    way: [],
    there: [button('admin', 'admin')],
    control: { role: 'menuitem', name: ['Dark', 'ダーク'] },
  },
  'WSUS Server Configuration Wizard': {
    way: [SETTINGS, ['WSUS Server Configuration Wizard', 'WSUS サーバー構成ウィザード']],
    control: heading('Set up this server', 'このサーバーを設定する'),
  },
  'Group Policy for clients': {
    way: [SETTINGS, ['Policy for computers', 'コンピューターのポリシー']],
    control: tab('Write a policy', 'ポリシーの作成'),
  },
  'Detect now': {
    way: [link('Why', '原因の確認'), ['Scripts for a computer', 'コンピューター用のスクリプト']],
    control: heading('Let it look for updates', '更新プログラムの検出を開始'),
  },
  'WSUS Administrators, WSUS Reporters': {
    way: [SETTINGS, ['Accounts', 'アカウント']],
    control: button('New account', '新しいアカウント'),
  },
  'Database maintenance': {
    way: [RULES, link('Settings and the whole log', '設定とすべてのログ')],
    control: heading('The database', 'データベース'),
  },
  Backup: {
    way: [SETTINGS, ['Backup', 'バックアップ']],
    control: heading('Make a backup', 'バックアップの作成'),
  },
  'Migration to another server': {
    way: [SERVERS, link('Migrate from a WSUS', 'WSUS からの移行')],
    control: button('Look whether it can be reached', '接続を確認'),
  },
  'wsusutil export, wsusutil import': {
    way: [SERVERS, link('Bundles for closed networks', '閉じたネットワーク向けバンドル')],
    control: button('Export', 'エクスポート'),
  },
  'wsusutil reset': {
    way: [SYNC, FILES, tab('Verify and move', '検証と移動')],
    control: button('Verify now', '今すぐ検証'),
  },
  'wsusutil movecontent': {
    way: [SYNC, FILES, tab('Verify and move', '検証と移動')],
    control: heading('Move the files to another place', 'ファイルの移動'),
  },
  'wsusutil configuressl': {
    way: [SETTINGS, ['Certificate', '証明書']],
    control: heading('How computers reach this server', 'コンピューターからの接続先アドレス'),
  },
  'Offline scan (wsusscn2.cab)': {
    way: [SETTINGS, TABLE],
    control: ['Offline scan (wsusscn2.cab)', 'オフライン スキャン (wsusscn2.cab)'],
  },
};

/** Where on the page that is. Names may go on: with hints, counts and keys. */
export function where(page: Page, sight: Sight, language: 'en' | 'ja'): Locator {
  const row = page.getByRole('grid').first().getByRole('row').nth(1);
  if (sight === 'tick the first row') return row.locator('label').first();
  if (sight === 'open the first row') return row.getByRole('gridcell').nth(1);
  const index = language === 'en' ? 0 : 1;
  if ('role' in sight) {
    const escaped = sight.name[index].replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return page
      .getByRole(sight.role, { name: sight.name[index], exact: true })
      .or(page.getByRole(sight.role, { name: new RegExp(`^${escaped}[\\s(,、0-9A-Z]`) }))
      .first();
  }
  return page.getByRole('main').getByText(sight[index], { exact: true }).first();
}
