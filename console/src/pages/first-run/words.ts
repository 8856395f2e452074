import { inBoth } from '../../words/index.ts';

export const firstRunWords = inBoth({
  title: { en: 'Set up this server', ja: 'このサーバーを設定する' },
  lead: {
    en: 'Five short steps. Each can be skipped and done later; nothing here is for ever.',
    ja: '5 つの短い手順です。どの手順も後回しにでき、後から変更できます。',
  },
  forAdministrators: {
    en: 'Administrators set this server up. How it is set up stands under Synchronization and Rules.',
    ja: 'このサーバーの設定は管理者が行います。現在の設定は、[同期] と [規則] で確認できます。',
  },
  steps: { en: 'Steps', ja: '手順' },
  account: { en: 'You', ja: '管理者' },
  source: { en: 'Where updates come from', ja: '更新元' },
  products: { en: 'Which updates', ja: '対象の製品' },
  decisions: { en: 'Who gets them', ja: '配布先' },
  machine: { en: 'The first computer', ja: '最初のコンピューター' },
  done: { en: 'done', ja: '完了' },
  skip: { en: 'Skip this step', ja: 'この手順を後で行う' },
  goOn: { en: 'Continue', ja: '次へ' },
  language: { en: '日本語で表示', ja: 'Show in English' },

  accountFor: {
    en: 'The first administrator. The secret shows that you are whoever started the server: it stands where the server was started, and in DATA/set-up.txt.',
    ja: '最初の管理者を作成します。シークレットは、サーバーを起動した本人であることの確認に使います。サーバーを起動した画面と DATA/set-up.txt に表示されています。',
  },
  secret: { en: 'Set-up secret', ja: '初期設定のシークレット' },
  name: { en: 'Your name', ja: '名前' },
  password: { en: 'Password', ja: 'パスワード' },
  passwordHint: { en: 'Twelve letters or more.', ja: '12 文字以上にしてください。' },
  create: { en: 'Create the account', ja: 'アカウントを作成' },

  sourceFor: {
    en: 'Todoku fetches what it offers from somewhere. For a first look, the sample needs no network.',
    ja: 'Todoku は更新プログラムを更新元から取得します。まず試すだけなら、サンプルはネットワークなしで使えます。',
  },
  from: { en: 'Updates come from', ja: '更新元の種類' },
  microsoft: { en: 'Microsoft Update', ja: 'Microsoft Update' },
  microsoftHint: {
    en: 'The usual choice: straight from Microsoft.',
    ja: '通常はこちら: Microsoft から直接取得します。',
  },
  server: { en: 'A WSUS or another Todoku', ja: 'WSUS または別の Todoku' },
  serverHint: { en: 'One that you have already.', ja: '既にあるサーバーから取得します。' },
  migrate: { en: 'Take over a WSUS', ja: 'WSUS から移行' },
  migrateHint: {
    en: 'Its updates, groups, approvals and files; then it can be switched off.',
    ja: '更新プログラム、グループ、承認、ファイルを引き継ぎ、その後 WSUS を停止できます。',
  },
  bundle: { en: 'A bundle on a disk', ja: 'ディスク上のバンドル' },
  bundleHint: {
    en: 'For networks without a line to the outside.',
    ja: '外部に接続できないネットワーク向けです。',
  },
  sample: { en: 'A sample to look around in', ja: '試用サンプル' },
  sampleHint: {
    en: 'A made-up catalog and twenty simulated computers, in a few seconds. It stays in this data directory: start the real server with another one.',
    ja: '架空のカタログと 20 台のシミュレートされたコンピューターを数秒で用意します。このデータ フォルダーに残るため、実際のサーバーは別のフォルダーで開始してください。',
  },
  address: { en: 'Its address', ja: 'アドレス' },
  addressHint: { en: 'Like http://wsus.contoso.com:8530', ja: '例: http://wsus.contoso.com:8530' },
  makingSample: { en: 'The sample is being made', ja: 'サンプルを作成しています' },
  sampleMade: { en: 'The sample is there', ja: 'サンプルを作成しました' },
  chooseAgain: { en: 'Choose a source again', ja: '更新元を選択し直す' },
  importing: { en: 'Importing sample updates', ja: 'サンプルの更新プログラムを取り込んでいます' },
  approving: { en: 'Approving', ja: '承認しています' },
  simulating: { en: 'Simulating computers', ja: 'コンピューターをシミュレートしています' },
  toOverview: { en: 'To the overview', ja: '概要へ' },

  productsFor: {
    en: 'Tick what your computers run. You can be exact later, under Synchronization.',
    ja: 'お使いのコンピューターに合うものを選択してください。後で「同期」で細かく設定できます。',
  },
  fetchingTree: {
    en: 'The list of products is being fetched from the source',
    ja: '更新元から製品の一覧を取得しています',
  },
  treeFailed: {
    en: 'The list of products did not come. Try the connection step by step; the other steps do not need it.',
    ja: '製品の一覧を取得できませんでした。接続を順に確認してください。ほかの手順は先に進められます。',
  },
  tryConnection: { en: 'Try the connection', ja: '接続を確認する' },
  noSource: {
    en: 'There is no source yet, so there are no products to choose from.',
    ja: '更新元が未設定のため、選択できる製品がありません。',
  },
  presets: {
    en: {
      'windows-11': 'Windows 11',
      'windows-10': 'Windows 10',
      'windows-server': 'Windows Server',
      defender: 'Microsoft Defender',
      edge: 'Microsoft Edge',
      security: 'Critical and security updates only',
      usual: 'The usual kinds: critical, security, definitions, rollups, updates',
    } as Readonly<Record<string, string>>,
    ja: {
      'windows-11': 'Windows 11',
      'windows-10': 'Windows 10',
      'windows-server': 'Windows Server',
      defender: 'Microsoft Defender',
      edge: 'Microsoft Edge',
      security: '重要な更新とセキュリティ更新プログラムのみ',
      usual: '標準的な分類: 重要、セキュリティ、定義、ロールアップ、更新',
    } as Readonly<Record<string, string>>,
  },
  kinds: { en: 'Kinds of updates', ja: '更新プログラムの分類' },
  productsLabel: { en: 'Products', ja: '製品' },

  decisionsFor: {
    en: 'Rules decide for what arrives, so that nothing waits for you. They never override what a person decided.',
    ja: '届いた更新プログラムは規則が自動で判断します。人が決めたことを規則が変えることはありません。',
  },
  rulesLabel: { en: 'Rules', ja: '規則' },
  rules: {
    en: {
      definitions: 'Virus definitions: for all computers at once',
      'security-pilot': 'Security updates: for the group Pilot at once, for all after seven days',
      'no-previews': 'Decline previews',
      'no-itanium': 'Decline what is for Itanium',
      'no-arm': 'Decline what is for ARM, while there is no such computer',
      'no-beta': 'Decline beta versions',
    } as Readonly<Record<string, string>>,
    ja: {
      definitions: 'ウイルス定義: すべてのコンピューターにすぐ承認',
      'security-pilot': 'セキュリティ更新プログラム: グループ「Pilot」にすぐ、7 日後に全体へ承認',
      'no-previews': 'プレビューを拒否',
      'no-itanium': 'Itanium 用を拒否',
      'no-arm': '該当するコンピューターがない間は ARM 用を拒否',
      'no-beta': 'ベータ版を拒否',
    } as Readonly<Record<string, string>>,
  },
  groups: { en: 'Groups of computers', ja: 'コンピューター グループ' },
  groupsHint: {
    en: 'As many as you like, with commas between. They can be made later as well.',
    ja: 'コンマで区切って入力します。後で作成することもできます。',
  },

  machineFor: {
    en: 'Three policy values point a Windows computer at this server. Copy them to one computer; this page greets it when it calls.',
    ja: '3 つのポリシー値を設定すると、Windows コンピューターがこのサーバーに接続するようになります。まず 1 台に設定してください。接続すると、このページに表示されます。',
  },
  values: { en: 'The three values', ja: '3 つの値' },
  script: {
    en: 'As a script for an elevated PowerShell on that computer',
    ja: 'そのコンピューターで管理者として実行する PowerShell スクリプト',
  },
  otherForms: {
    en: 'Group policy, .reg, Intune and more options',
    ja: 'グループ ポリシー、.reg、Intune などの形式とオプション',
  },
  waiting: { en: 'Waiting for the first computer…', ja: '最初のコンピューターを待っています…' },
  greeting: {
    en: (name: string) => `${name} has called. Welcome.`,
    ja: (name: string) => `${name} が接続しました。ようこそ。`,
  },
  seeIt: { en: 'See what it told', ja: '報告の内容を見る' },
  notComing: { en: 'It does not come?', ja: '接続されない場合' },
  valueKey: { en: 'Key', ja: 'キー' },
  valueName: { en: 'Value', ja: '値の名前' },
  valueType: { en: 'Type', ja: '種類' },
  valueData: { en: 'Data', ja: 'データ' },
});
