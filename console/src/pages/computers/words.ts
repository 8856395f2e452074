import { agreeing, inBoth } from '../../words/index.ts';

// Names of built-in groups, of columns and of states are Microsoft's own.

export const pageWords = inBoth({
  title: { en: 'Computers', ja: 'コンピューター' },
  newGroup: { en: 'New group', ja: 'グループの追加' },
  groupsButton: { en: 'Groups and views', ja: 'グループとビュー' },
  takenBack: { en: 'Taken back.', ja: '元に戻しました。' },
  notDone: { en: 'That was not done.', ja: '実行できませんでした。' },
  cancel: { en: 'Cancel', ja: 'キャンセル' },
});

export const groupWords = inBoth({
  groups: { en: 'Computer groups', ja: 'コンピューター グループ' },
  byRule: { en: 'filled by a rule', ja: '規則による自動割り当て' },
  views: { en: 'Views', ja: 'ビュー' },
  viewSilent: { en: 'Silent for 30 days', ja: '30 日以上アクセスなし' },
  viewVain: { en: 'Ask for a missing group', ja: '存在しないグループを要求' },
  viewArchived: { en: 'Archived', ja: 'アーカイブ済み' },
  viewClones: { en: 'Clones', ja: '識別情報の重複' },
  missing: {
    en: (computers: string, name: string) =>
      `${computers} ${agreeing(computers, 'asks', 'ask')} by policy for the group ${name}, which does not exist.`,
    ja: (computers: string, name: string) =>
      `${computers}のコンピューターが、存在しないグループ「${name}」をポリシーで要求しています。`,
  },
  create: { en: (name: string) => `Create ${name}`, ja: (name: string) => `「${name}」を作成` },
  created: {
    en: (name: string) => `Group ${name} created.`,
    ja: (name: string) => `グループ「${name}」を作成しました。`,
  },
  createdWith: {
    en: (name: string, computers: string) => `Group ${name} created; ${computers} moved in.`,
    ja: (name: string, computers: string) => `グループ「${name}」を作成し、${computers}を割り当てました。`,
  },
  renamed: {
    en: (before: string, name: string) => `${before} is now called ${name}.`,
    ja: (before: string, name: string) => `「${before}」の名前を「${name}」に変更しました。`,
  },
  movedGroup: {
    en: (name: string, parent: string) => `${name} now stands below ${parent}.`,
    ja: (name: string, parent: string) => `「${name}」を「${parent}」の下に移動しました。`,
  },
  deleted: {
    en: (name: string) => `Group ${name} deleted.`,
    ja: (name: string) => `グループ「${name}」を削除しました。`,
  },
  noSuchGroup: {
    en: (name: string) => `There is no group ${name}.`,
    ja: (name: string) => `グループ「${name}」はありません。`,
  },
  noSuchGroupHint: {
    en: 'It may have been renamed or deleted. Choose one from the tree.',
    ja: '名前が変更されたか、削除された可能性があります。ツリーから選択してください。',
  },
  actions: { en: 'Group', ja: 'グループの操作' },
  newBelow: { en: 'New group below…', ja: '下位グループの追加...' },
  rename: { en: 'Rename…', ja: '名前の変更...' },
  move: { en: 'Move to…', ja: '移動...' },
  giveRule: { en: 'Fill by a rule…', ja: '規則による自動割り当て...' },
  changeRule: { en: 'Change its rule…', ja: '規則の変更...' },
  takeRule: { en: 'Take its rule away', ja: '規則の解除' },
  ruleTaken: {
    en: (name: string) => `${name} has no rule any more; its computers stay.`,
    ja: (name: string) => `「${name}」の規則を解除しました。コンピューターはそのまま残ります。`,
  },
  remove: { en: 'Delete…', ja: '削除...' },
  approvedFor: {
    en: (approved: string, own: string) => `${approved} approved for it, ${own} of them by itself`,
    ja: (approved: string, own: string) => `承認済み ${approved} (うちこのグループでの承認 ${own} 件)`,
  },
  ruleIs: { en: 'Has the computers where', ja: '条件:' },
  failed: { en: 'with failures', ja: '失敗' },
  needing: { en: 'need updates', ja: '更新が必要' },
  restart: { en: 'wait for a restart', ja: '再起動の保留中' },
  complete: { en: 'have everything', ja: '完了' },
  unknown: { en: 'never reported', ja: '状態の報告なし' },
});

export const sheetWords = inBoth({
  newGroup: { en: 'New group', ja: 'グループの追加' },
  name: { en: 'Name', ja: '名前' },
  nameHint: {
    en: 'Computers whose policy asks for this name move in at once.',
    ja: 'ポリシーでこの名前を要求しているコンピューターは、すぐに割り当てられます。',
  },
  below: { en: 'Below', ja: '上位グループ' },
  filledBy: { en: 'Which computers it has', ja: 'コンピューターの割り当て' },
  byHand: { en: 'Those put in by a person or by their policy', ja: '手動またはポリシーで割り当て' },
  byRule: { en: 'Those that a rule fits', ja: '規則で自動的に割り当て' },
  byRuleHint: {
    en: 'They come and go by themselves as machines change. Nobody is put in by hand.',
    ja: 'コンピューターの変更に合わせて自動的に割り当てられます。手動では割り当てできません。',
  },
  create: {
    en: (name: string) => `Create the group ${name}`,
    ja: (name: string) => `グループ「${name}」を作成`,
  },
  rename: { en: (name: string) => `Rename ${name}`, ja: (name: string) => `「${name}」の名前の変更` },
  renameTo: { en: (name: string) => `Rename to ${name}`, ja: (name: string) => `「${name}」に変更` },
  renameHint: {
    en: 'The computers in it stay, and those whose policy asks for the new name join them.',
    ja: '現在のコンピューターはそのまま残り、ポリシーで新しい名前を要求しているコンピューターも割り当てられます。',
  },
  move: { en: (name: string) => `Move ${name}`, ja: (name: string) => `「${name}」の移動` },
  moveBelow: { en: (name: string) => `Move below ${name}`, ja: (name: string) => `「${name}」の下に移動` },
  moveHint: {
    en: 'From then on its computers get what is approved there.',
    ja: '移動後は、移動先で承認された更新プログラムが配信されます。',
  },
  remove: {
    en: (name: string) => `Delete the group ${name}`,
    ja: (name: string) => `グループ「${name}」を削除`,
  },
  removeWith: {
    en: (name: string, groups: string) => `Delete ${name} and ${groups} below it`,
    ja: (name: string, groups: string) => `「${name}」と下位の${groups}を削除`,
  },
  removeWhat: {
    en: 'This goes, and cannot be taken back:',
    ja: '次のものが削除されます。元に戻すことはできません。',
  },
  removeLine: {
    en: (name: string, approvals: string) => `${name}, with ${approvals} decided for it`,
    ja: (name: string, approvals: string) => `「${name}」 (このグループの承認 ${approvals})`,
  },
  removeEmpty: { en: 'No computer is in it.', ja: 'このグループにコンピューターはありません。' },
  removeStays: {
    en: (computers: string) =>
      `${computers} ${agreeing(computers, 'stays: in its', 'stay: in their')} other groups, or in Unassigned Computers. Updates that are approved only here are offered there no more; what is installed stays installed.`,
    ja: (computers: string) =>
      `${computers}のコンピューターは残り、ほかのグループまたは「割り当てられていないコンピューター」に属します。このグループだけで承認された更新プログラムは配信されなくなります。インストール済みの更新プログラムはそのままです。`,
  },
  putTitle: {
    en: (name: string) => `Put ${name} in a group`,
    ja: (name: string) => `${name} をグループに割り当て`,
  },
  putSeveral: {
    en: (computers: string) => `Put ${computers} in a group`,
    ja: (computers: string) => `${computers}のコンピューターをグループに割り当て`,
  },
  putIn: { en: (name: string) => `Put in ${name}`, ja: (name: string) => `「${name}」に割り当て` },
  moveIn: { en: (name: string) => `Move to ${name}`, ja: (name: string) => `「${name}」に移動` },
  alsoLeave: { en: (name: string) => `and take out of ${name}`, ja: (name: string) => `「${name}」から外す` },
  chooseGroup: { en: 'Group', ja: 'グループ' },
  noGroups: {
    en: 'There is no group yet that takes computers by hand. Create one first.',
    ja: '手動で割り当てできるグループがありません。先にグループを追加してください。',
  },
  ruleOf: { en: (name: string) => `Rule of ${name}`, ja: (name: string) => `「${name}」の規則` },
  saveRule: {
    en: (entering: string, leaving: string) =>
      `Save: ${entering} ${agreeing(entering, 'enters', 'enter')}, ${leaving} ${agreeing(leaving, 'leaves', 'leave')}`,
    ja: (entering: string, leaving: string) => `保存: ${entering}追加、${leaving}除外`,
  },
  save: { en: 'Save the rule', ja: '規則を保存' },
  ruleSaved: {
    en: (name: string, entered: string, left: string) =>
      `${name} has its rule: ${entered} entered, ${left} left.`,
    ja: (name: string, entered: string, left: string) =>
      `「${name}」の規則を保存しました。${entered}が追加され、${left}が除外されました。`,
  },
});

export const ruleWords = inBoth({
  conditions: { en: 'All of these must hold', ja: 'すべての条件を満たすコンピューター' },
  add: { en: 'Add a condition', ja: '条件の追加' },
  takeAway: { en: (name: string) => `Take away: ${name}`, ja: (name: string) => `削除: ${name}` },
  several: {
    en: 'One of several may fit: separate them by commas.',
    ja: '複数指定する場合はコンマで区切ります。いずれかに一致すれば対象です。',
  },
  none: {
    en: 'Choose what the rule is about: a name, a network, a version of Windows…',
    ja: '条件を追加してください (名前、ネットワーク、Windows のバージョンなど)。',
  },
  name: { en: 'Name', ja: '名前' },
  domain: { en: 'Domain', ja: 'ドメイン' },
  address: { en: 'Address', ja: 'IP アドレス' },
  os: { en: 'Windows version', ja: 'Windows のバージョン' },
  family: { en: 'Kind of Windows', ja: 'Windows の種類' },
  edition: { en: 'Edition', ja: 'エディション' },
  suite: { en: 'Suite', ja: 'スイート' },
  manufacturer: { en: 'Manufacturer', ja: 'コンピューター製造元' },
  model: { en: 'Model', ja: 'コンピューター モデル' },
  architecture: { en: 'Architecture', ja: 'アーキテクチャ' },
  client: { en: 'Agent version', ja: 'エージェントのバージョン' },
  hintName: { en: 'such as pc-*, tokyo-??', ja: '例: pc-*、tokyo-??' },
  hintDomain: { en: 'corp.example, and all below it', ja: 'corp.example (下位のドメインを含む)' },
  hintAddress: { en: '10.1.0.0/16, or 10.0.0.1-10.0.0.99', ja: '10.1.0.0/16 または 10.0.0.1-10.0.0.99' },
  hintOs: { en: '10.0.26100, or 10.0.22000-10.0.22631', ja: '10.0.26100 または 10.0.22000-10.0.22631' },
  hintFamily: {
    en: 'client, server, domain-controller',
    ja: 'client (クライアント)、server (サーバー)、domain-controller (ドメイン コントローラー)',
  },
  hintEdition: {
    en: 'enterprise, professional, education, ltsc, standard, datacenter…',
    ja: 'enterprise、professional、education、ltsc、standard、datacenter など',
  },
  hintSuite: { en: 'terminal, storage, datacenter…', ja: 'terminal、storage、datacenter など' },
  hintManufacturer: {
    en: 'such as Dell*; a ? stands for any character, a comma too',
    ja: '例: Dell* (? は任意の 1 文字。コンマも ? で指定)',
  },
  hintModel: { en: 'such as Latitude 7*', ja: '例: Latitude 7*' },
  hintArchitecture: { en: 'amd64, x86, arm64', ja: 'amd64、x86、arm64 のいずれか' },
  hintClient: { en: '10.0.26100', ja: '10.0.26100' },
  preview: { en: 'What it would do now', ja: '現在の結果のプレビュー' },
  matching: {
    en: (computers: string) => `Fits ${computers}`,
    ja: (computers: string) => `${computers}が一致`,
  },
  entering: { en: 'would enter', ja: '追加' },
  leaving: { en: 'would leave', ja: '除外' },
  unjudged: {
    en: (computers: string) =>
      `${computers} did not tell enough to be judged, and ${agreeing(computers, 'is', 'are')} left out.`,
    ja: (computers: string) => `${computers}は情報が不足しているため判定できず、対象外になります。`,
  },
  unknown: {
    en: (condition: string, computers: string) => `${condition}: ${computers} never told.`,
    ja: (condition: string, computers: string) => `${condition}: ${computers}は報告していません。`,
  },
  whoEnters: { en: 'Would enter', ja: '追加されるコンピューター' },
  whoLeaves: { en: 'Would leave', ja: '除外されるコンピューター' },
  whoFits: { en: 'Fit', ja: '一致するコンピューター' },
  andMore: { en: (count: string) => `and ${count} more`, ja: (count: string) => `ほか ${count} 台` },
});

export const listWords = inBoth({
  list: { en: 'Computers', ja: 'コンピューター' },
  name: { en: 'Name', ja: '名前' },
  os: { en: 'Operating system', ja: 'オペレーティング システム' },
  groups: { en: 'Groups', ja: 'グループ' },
  updates: { en: 'Updates', ja: '更新プログラム' },
  contact: { en: 'Last contact', ja: '前回のアクセス' },
  scan: { en: 'Last scan', ja: '前回の検出' },
  report: { en: 'Last status report', ja: '前回の状態レポート' },
  address: { en: 'IP address', ja: 'IP アドレス' },
  archivedAt: { en: 'Archived', ja: 'アーカイブ日時' },
  filters: { en: 'Filters', ja: 'フィルター' },
  standing: { en: 'State of updates', ja: '更新プログラムの状態' },
  anyStanding: { en: 'Any state', ja: 'すべての状態' },
  findName: { en: 'Name, with * and ?', ja: '名前 (* と ? を使用可)' },
  anyOs: { en: 'Any Windows', ja: 'すべての Windows' },
  anySilence: { en: 'Any contact', ja: 'すべてのアクセス' },
  silentFor: { en: (days: string) => `Silent for ${days}`, ja: (days: string) => `${days}以上アクセスなし` },
  silenceLabel: { en: 'Last contact', ja: '前回のアクセス' },
  withBelow: { en: 'With the groups below it', ja: '下位グループを含む' },
  onlyArchived: { en: 'Archived only', ja: 'アーカイブ済みのみ' },
  onlyVain: { en: 'Ask for a missing group', ja: '存在しないグループを要求' },
  dropFilter: {
    en: (name: string) => `Drop the filter: ${name}`,
    ja: (name: string) => `フィルターを解除: ${name}`,
  },
  dropAll: { en: 'Drop all filters', ja: 'フィルターをすべて解除' },
  emptyFilter: { en: 'No computer is like that.', ja: '該当するコンピューターはありません。' },
  emptyFilterHint: {
    en: 'The filters hide the others.',
    ja: 'ほかのコンピューターはフィルターにより非表示になっています。',
  },
  emptyArchived: { en: 'Nothing is archived.', ja: 'アーカイブ済みのコンピューターはありません。' },
  emptyArchivedHint: {
    en: 'Machines that have been silent for long are put here by housekeeping, or by you.',
    ja: '長期間アクセスのないコンピューターは、自動クリーンアップまたは手動でアーカイブされます。',
  },
  emptySilent: {
    en: 'Every computer has been heard of lately.',
    ja: 'すべてのコンピューターから最近アクセスがありました。',
  },
  emptyVain: { en: 'Every group that is asked for exists.', ja: '要求されたグループはすべて存在します。' },
  emptyGroup: { en: 'No computer is in this group.', ja: 'このグループにコンピューターはありません。' },
  emptyGroupHint: {
    en: 'Drag computers onto it, or select some in All Computers and press G.',
    ja: 'コンピューターをドラッグするか、「すべてのコンピューター」で選択して G キーを押してください。',
  },
  emptyFleet: { en: 'No computer has come yet.', ja: 'まだコンピューターからのアクセスがありません。' },
  emptyFleetHint: {
    en: 'They appear by themselves, about 20 minutes after the policy that names this server.',
    ja: 'このサーバーを指定するポリシーの適用後、20 分ほどで自動的に表示されます。',
  },
  policy: { en: 'Make the policy', ja: 'ポリシーの作成' },
  selected: { en: (count: string) => `${count} selected`, ja: (count: string) => `${count}を選択中` },
  putInGroup: { en: 'Put in a group…', ja: 'グループに割り当て...' },
  takeOut: { en: (name: string) => `Take out of ${name}`, ja: (name: string) => `「${name}」から外す` },
  archive: { en: 'Archive', ja: 'アーカイブ' },
  restore: { en: 'Restore', ja: '復元' },
  unselect: { en: 'Clear the selection', ja: '選択を解除' },
  archived: {
    en: (computers: string) =>
      `${computers} archived: out of lists, counts and compliance until they call again.`,
    ja: (computers: string) =>
      `${computers}をアーカイブしました。次にアクセスするまで、一覧や集計の対象外になります。`,
  },
  restored: {
    en: (computers: string) => `${computers} restored.`,
    ja: (computers: string) => `${computers}を復元しました。`,
  },
  putDone: {
    en: (computers: string, to: string) => `${computers} put in ${to}.`,
    ja: (computers: string, to: string) => `${computers}を「${to}」に割り当てました。`,
  },
  moveDone: {
    en: (computers: string, from: string, to: string) => `${computers} moved from ${from} to ${to}.`,
    ja: (computers: string, from: string, to: string) =>
      `${computers}を「${from}」から「${to}」に移動しました。`,
  },
  takeDone: {
    en: (computers: string, from: string) => `${computers} taken out of ${from}.`,
    ja: (computers: string, from: string) => `${computers}を「${from}」から外しました。`,
  },
  untold: { en: 'not told', ja: '未報告' },
});

export const standingWords = inBoth({
  failed: { en: 'Failed', ja: '失敗' },
  needing: { en: 'Needed', ja: '必要' },
  restart: { en: 'Pending restart', ja: '再起動の保留中' },
  complete: { en: 'Nothing left to do', ja: '完了' },
  unknown: { en: 'No status', ja: '状態の報告なし' },
});

export const detailWords = inBoth({
  details: { en: (name: string) => `Details of ${name}`, ja: (name: string) => `${name} の詳細` },
  close: { en: 'Close the details', ja: '詳細を閉じる' },
  wrong: { en: 'What is wrong with it?', ja: '原因を調べる' },
  more: { en: 'More', ja: 'その他の操作' },
  putInGroup: { en: 'Put in a group…', ja: 'グループに割り当て...' },
  forget: { en: 'Forget it for good…', ja: '完全に削除...' },
  forgetTitle: {
    en: (name: string) => `Forget ${name} for good`,
    ja: (name: string) => `${name} を完全に削除`,
  },
  forgetWhat: {
    en: 'Everything that it ever reported goes: states of updates, events, groups. This cannot be taken back. If it calls again, it begins as a new computer. To take it out of lists and counts only, archive it.',
    ja: '更新プログラムの状態、イベント、グループの割り当てなど、報告された情報がすべて削除されます。元に戻すことはできません。再びアクセスすると、新しいコンピューターとして登録されます。一覧や集計から外すだけの場合は、アーカイブしてください。',
  },
  forgotten: {
    en: (name: string) => `${name} is forgotten.`,
    ja: (name: string) => `${name} を削除しました。`,
  },
  archivedSince: { en: 'Archived', ja: 'アーカイブ済み' },
  archivedWhy: {
    en: 'It is in no list and no count until it calls again, or until it is restored.',
    ja: '再びアクセスがあるか復元されるまで、一覧や集計の対象外です。',
  },
  several: {
    en: (name: string) => `Several computers call themselves ${name}. Which one?`,
    ja: (name: string) => `${name} という名前のコンピューターが複数あります。選択してください。`,
  },
  severalHint: {
    en: 'They may be clones, or one of them was installed anew. Their ids tell them apart.',
    ja: '複製されたコンピューターか、再インストールされた可能性があります。ID で区別できます。',
  },
  parts: { en: 'Parts', ja: '項目' },
  timeline: { en: 'Timeline', ja: 'タイムライン' },
  updates: { en: 'Updates', ja: '更新プログラム' },
  groups: { en: 'Groups', ja: 'グループ' },
  machine: { en: 'Machine', ja: 'コンピューター情報' },
  twins: { en: 'Twins', ja: '重複' },
  failedUpdates: { en: 'Failed', ja: '失敗' },
  neededUpdates: { en: 'Needed', ja: '必要' },
  noneFailed: { en: 'Nothing failed.', ja: '失敗した更新プログラムはありません。' },
  noneNeeded: {
    en: 'It needs nothing, as far as it reported.',
    ja: '報告された範囲では、必要な更新プログラムはありません。',
  },
  neverReported: {
    en: 'It has never reported, so nothing is known of its updates.',
    ja: 'まだ状態の報告がないため、更新プログラムの状態は不明です。',
  },
  update: { en: 'Update', ja: '更新プログラム' },
  state: { en: 'State', ja: '状態' },
  since: { en: 'Since', ja: '日時' },
  why: { en: 'Why?', ja: '理由' },
  whyOf: { en: (title: string) => `Why? ${title}`, ja: (title: string) => `理由: ${title}` },
  showAll: { en: (count: string) => `Show all ${count}`, ja: (count: string) => `すべて表示 (${count})` },
  NotInstalled: { en: 'Not installed', ja: 'インストールされていません' },
  Downloaded: { en: 'Downloaded', ja: 'ダウンロード済み' },
  InstalledPendingReboot: { en: 'Pending restart', ja: '再起動の保留中' },
  Failed: { en: 'Failed', ja: '失敗' },
  Installed: { en: 'Installed', ja: 'インストール済み' },
  untitled: { en: 'An update that is not here any more', ja: 'このサーバーにない更新プログラム' },
  effective: { en: 'Groups that it is in', ja: '現在のグループ' },
  requested: { en: 'Groups that its policy asks for', ja: 'ポリシーで要求されたグループ' },
  noRequest: {
    en: 'Its policy asks for none (client-side targeting is not set up on it).',
    ja: 'ポリシーによる要求はありません (クライアント側でのターゲット指定は未構成です)。',
  },
  byAdministrator: { en: 'put in by hand', ja: '手動で割り当て' },
  byPolicy: { en: 'its policy asks for it', ja: 'ポリシーで要求' },
  byRule: { en: 'its rule fits', ja: '規則に一致' },
  byNobody: { en: 'it is in no other group', ja: 'ほかのグループに属していません' },
  inForce: { en: 'in force', ja: '有効' },
  noSuchGroup: { en: 'no such group exists', ja: 'このグループは存在しません' },
  builtIn: { en: 'a built-in group cannot be asked for', ja: '組み込みのグループは要求できません' },
  hasRule: {
    en: 'that group is filled by its rule alone',
    ja: 'このグループは規則だけで割り当てられます',
  },
  notYet: { en: 'from its next contact on', ja: '次回のアクセスから有効' },
  takeOut: { en: (name: string) => `Take out of ${name}`, ja: (name: string) => `「${name}」から外す` },
  name: { en: 'Name', ja: '名前' },
  id: { en: 'Id', ja: 'ID' },
  os: { en: 'Operating system', ja: 'オペレーティング システム' },
  osVersion: { en: 'Version', ja: 'バージョン' },
  make: { en: 'Make', ja: 'コンピューター製造元' },
  model: { en: 'Model', ja: 'コンピューター モデル' },
  bios: { en: 'BIOS version', ja: 'BIOS バージョン' },
  architecture: { en: 'Architecture', ja: 'アーキテクチャ' },
  agent: { en: 'Windows Update Agent', ja: 'Windows Update エージェント' },
  address: { en: 'IP address', ja: 'IP アドレス' },
  firstSeen: { en: 'First contact', ja: '最初のアクセス' },
  contact: { en: 'Last contact', ja: '前回のアクセス' },
  scan: { en: 'Last scan', ja: '前回の検出' },
  report: { en: 'Last status report', ja: '前回の状態レポート' },
  untold: { en: 'not told', ja: '未報告' },
});

export const timelineWords = inBoth({
  steps: { en: 'How far it gets', ja: '各段階の状態' },
  log: { en: 'What happened', ja: '履歴' },
  contact: { en: 'Contact', ja: 'アクセス' },
  authentication: { en: 'Authentication', ja: '認証' },
  scan: { en: 'Scan', ja: '検出' },
  download: { en: 'Download', ja: 'ダウンロード' },
  install: { en: 'Installation', ja: 'インストール' },
  restart: { en: 'Restart', ja: '再起動' },
  report: { en: 'Status report', ja: '状態レポート' },
  other: { en: 'Other', ja: 'その他' },
  notYet: { en: 'not yet', ja: 'まだありません' },
  silent: { en: (days: string) => `silent for ${days}`, ja: (days: string) => `${days}アクセスなし` },
  notFinished: { en: 'did not come to its end', ja: '完了していません' },
  refused: { en: (outcome: string) => `refused: ${outcome}`, ja: (outcome: string) => `拒否: ${outcome}` },
  nothingFetched: { en: 'nothing told of', ja: '報告なし' },
  waitsRestart: {
    en: (updates: string) => `${updates} ${agreeing(updates, 'waits', 'wait')} for it`,
    ja: (updates: string) => `${updates}が待機中`,
  },
  noRestart: { en: 'none is waited for', ja: '保留なし' },
  sizes: {
    en: (up: string, down: string) => `${up} asked, ${down} answered`,
    ja: (up: string, down: string) => `送信 ${up}、受信 ${down}`,
  },
  took: { en: (time: string) => `${time} of work here`, ja: (time: string) => `サーバー処理 ${time}` },
  offered: { en: (updates: string) => `${updates} new to it`, ja: (updates: string) => `新規 ${updates}` },
  gap: {
    en: (length: string) => `Nothing heard for ${length}`,
    ja: (length: string) => `${length}の間、通信なし`,
  },
  gapNow: {
    en: (length: string) => `Nothing heard since, for ${length}`,
    ja: (length: string) => `その後 ${length}、通信なし`,
  },
  forgotten: {
    en: 'Calls are remembered since the server was started, and the last 24 of each computer; none of this one is. What it reported itself stands below.',
    ja: '呼び出しの記録は、サーバーの起動後、コンピューターごとに最新 24 件です。このコンピューターの記録はありません。報告された内容は以下のとおりです。',
  },
  notRemembered: {
    en: 'The server is not running, so nothing is known of calls.',
    ja: 'サーバーが動作していないため、呼び出しの記録はありません。',
  },
  nameless: {
    en: (calls: string, address: string) =>
      `${calls} came from ${address} without the name of a computer; this one or another one made them.`,
    ja: (calls: string, address: string) =>
      `${address} からコンピューター名のない${calls}がありました。このコンピューターまたは別のコンピューターによるものです。`,
  },
  empty: { en: 'Nothing is known of this computer yet.', ja: 'このコンピューターの記録はまだありません。' },
  more: { en: 'Show earlier ones', ja: '以前の履歴を表示' },
  askWhy: { en: 'Why?', ja: '理由' },
});

export const twinWords = inBoth({
  lead: {
    en: 'These machines send one and the same id, because one disk was copied to all of them without Sysprep. They take each other’s place, and what one needs is told of another.',
    ja: '次のコンピューターは、Sysprep を実行せずにディスクを複製したため、同じ識別情報を送信しています。互いに記録を上書きし、状態が正しく表示されません。',
  },
  none: { en: 'No two computers share an id.', ja: '識別情報が重複しているコンピューターはありません。' },
  noneHint: {
    en: 'This is looked at all the time: a name or hardware that goes back and forth under one id tells clones.',
    ja: '1 つの識別情報で名前やハードウェアが頻繁に入れ替わる場合に、重複として検出されます。',
  },
  shared: { en: 'Shared id (SusClientId)', ja: '重複している SusClientId' },
  since: { en: 'Since', ja: '検出日時' },
  seen: { en: 'Seen last', ja: '最終確認' },
  keptApart: {
    en: 'This server keeps them apart, each with a record of its own.',
    ja: 'このサーバーでは、それぞれ別のコンピューターとして記録しています。',
  },
  notApart: {
    en: 'Only their hardware tells them apart, so they share one record here.',
    ja: 'ハードウェアの違いしか分からないため、1 つの記録を共有しています。',
  },
  seenAs: { en: 'Seen as', ja: '確認された値' },
  kindName: { en: 'Name', ja: '名前' },
  kindHardware: { en: 'Hardware', ja: 'ハードウェア' },
  returns: { en: 'Came back', ja: '入れ替わり' },
  address: { en: 'IP address', ja: 'IP アドレス' },
  contact: { en: 'Last contact', ja: '前回のアクセス' },
  remedy: { en: 'What to do: on each of them but one', ja: '対処 (1 台を除くすべてで実行)' },
  windows: { en: 'Their Windows', ja: 'Windows のバージョン' },
  script: { en: 'Script for PowerShell, as administrator', ja: 'PowerShell スクリプト (管理者として実行)' },
});
