import { inBoth } from '../../../words/index.ts';

export const collectorWords = inBoth({
  title: { en: 'What the computer itself knows', ja: 'コンピューター側の情報' },
  lead: {
    en: 'One script that only reads: policies, services, proxies, names, certificates, the ends of the logs. No passwords, no names of users or files.',
    ja: '読み取り専用のスクリプトです。ポリシー、サービス、プロキシ、名前解決、証明書、ログの末尾を収集します。パスワード、ユーザー名、ファイル名は収集しません。',
  },
  howTitle: { en: 'Two steps', ja: '収集の手順' },
  run: {
    en: '1. Run this in PowerShell on the computer; as an administrator it reads more.',
    ja: '1. コンピューターの PowerShell で次を実行します。管理者として実行すると、より多くの情報を収集できます。',
  },
  give: {
    en: '2. Bring collected.json here: drop it anywhere on this page, choose it, or paste it.',
    ja: '2. collected.json をこのページにドロップするか、選択または貼り付けます。',
  },
  drop: { en: 'Drop the file of the collector', ja: '収集した情報のファイルをドロップ' },
  choose: { en: 'Choose the file', ja: 'ファイルを選択' },
  paste: { en: 'Paste what it printed', ja: '出力を貼り付け' },
  use: { en: 'Use it', ja: '使用' },
  download: { en: 'Download the script', ja: 'スクリプトをダウンロード' },
  short: {
    en: 'Some things only the computer itself can tell.',
    ja: 'コンピューター側でのみ確認できる情報があります。',
  },
  how: { en: 'Ask the computer too', ja: 'コンピューターの情報も使用' },
  back: { en: 'Back to the question', ja: '質問に戻る' },
  remediesTitle: { en: 'What may be done to the computer', ja: 'コンピューターでの対処' },
});

export const remedyWords = inBoth({
  title: { en: 'Scripts for a computer', ja: 'コンピューター用のスクリプト' },
  lead: {
    en: 'Let it look for updates now, clear what its client keeps, or give it an id of its own.',
    ja: '更新プログラムの検出、クライアントの情報のクリア、新しい ID の割り当てを、コンピューターで実行します。',
  },
  reset: { en: 'Clear what the client keeps', ja: 'Windows Update クライアントの情報をクリア' },
  detect: { en: 'Let it look for updates', ja: '更新プログラムの検出を開始' },
  reregister: { en: 'Give it an id of its own', ja: 'コンピューターに新しい ID を割り当て' },
  consequences: { en: 'What this does to the computer', ja: '注意事項' },
  steps: { en: 'Step by step', ja: '手順' },
  whole: { en: 'All of it as one script', ja: 'まとめて実行するスクリプト' },
  wholeLead: {
    en: 'It says the consequences first, and has a switch that only shows what it would do.',
    ja: '最初に注意事項を表示します。実行内容だけを表示するオプションもあります。',
  },
  os: { en: 'Windows', ja: 'Windows のバージョン' },
  shell: { en: 'For', ja: '実行環境' },
  powershell: { en: 'PowerShell', ja: 'PowerShell' },
  cmd: { en: 'Command Prompt', ja: 'コマンド プロンプト' },
  download: { en: 'Download', ja: 'ダウンロード' },
});
