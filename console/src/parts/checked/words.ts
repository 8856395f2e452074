import { inBoth } from '../../words/index.ts';

export const checkedWords = inBoth({
  evidence: { en: 'What this is concluded from', ja: '根拠' },
  next: { en: 'What to do', ja: '次の手順' },
  then: { en: 'What will happen then', ja: '今後' },
  decidedBy: { en: 'What would decide it', ja: '判断に必要な情報' },
  yes: { en: 'yes', ja: 'はい' },
  no: { en: 'no', ja: 'いいえ' },
  fail: { en: 'In the way', ja: '原因' },
  warn: { en: 'Worth a look', ja: '要確認' },
  unknown: { en: 'Not known', ja: '不明' },
  pass: { en: 'Well', ja: '正常' },
  machine: { en: 'On the computer', ja: 'コンピューターで実行' },
  server: { en: 'On this server', ja: 'このサーバー' },
  upstream: { en: 'On the upstream server', ja: 'アップストリーム サーバー' },
  person: { en: 'By you', ja: '管理者' },
  or: { en: 'Or:', ja: 'または:' },
  byCommand: { en: 'The same as a command', ja: 'コマンドで実行する場合' },
});
