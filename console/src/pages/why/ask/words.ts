import { inBoth } from '../../../words/index.ts';

export const askWords = inBoth({
  what: { en: 'What did not arrive, or what is wrong?', ja: '届かない更新プログラム、または問題のあるもの' },
  whatHint: {
    en: 'A KB number, words of a title, an UpdateID, a catalog address, a CVE, a computer or an error code.',
    ja: 'KB 番号、タイトルの一部、更新プログラム ID、カタログの URL、CVE、コンピューター名、エラー コードを入力できます。',
  },
  whatExample: { en: 'KB5025221, pc-17, 0x80244010…', ja: 'KB5025221、pc-17、0x80244010…' },
  onComputer: { en: 'On which computer?', ja: 'コンピューター' },
  onComputerExample: { en: 'all of them', ja: 'すべて' },
  ofUpdate: { en: 'A certain update?', ja: '更新プログラム' },
  ofUpdateExample: { en: 'whatever it is', ja: '指定なし' },
  ask: { en: 'Ask why', ja: '原因を確認' },
  suggestions: { en: 'What may be meant', ja: '候補' },
  update: { en: 'Update', ja: '更新プログラム' },
  computer: { en: 'Computer', ja: 'コンピューター' },
  code: { en: 'Code', ja: 'コード' },
});
