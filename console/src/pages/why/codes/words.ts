import { inBoth } from '../../../words/index.ts';

export const codeWords = inBoth({
  title: { en: 'Error codes', ja: 'エラー コード' },
  lead: {
    en: 'Every result code of Windows Update that this server can explain.',
    ja: 'このサーバーで説明できる Windows Update の結果コードの一覧です。',
  },
  search: { en: 'Code, name or words', ja: 'コード、名前、キーワード' },
  nothing: { en: 'No code has that in it.', ja: '該当するコードはありません。' },
  nothingNext: {
    en: 'A code that is not in this list can be asked for all the same: it is told what part of Windows it comes from.',
    ja: '一覧にないコードも、発生元のコンポーネントを確認できます。',
  },
  askThis: { en: (code: string) => `Ask for ${code}`, ja: (code: string) => `${code} を確認` },
  meaning: { en: 'What it means', ja: '意味' },
  cause: { en: 'Why it arises', ja: '原因' },
  remedy: { en: 'What to do', ja: '対処方法' },
  fault: { en: 'Where the fault lies', ja: '問題の箇所' },
  from: { en: 'Comes from', ja: '発生元' },
  notListed: {
    en: 'This code is not in the table of this server. Search it together with what the computer was doing.',
    ja: 'このコードの説明は登録されていません。発生時の操作と合わせて確認してください。',
  },
  all: { en: 'All error codes', ja: 'エラー コードの一覧' },
  machine: { en: 'the computer', ja: 'コンピューター' },
  network: { en: 'the network', ja: 'ネットワーク' },
  server: { en: 'the server', ja: 'サーバー' },
  microsoft: { en: 'Microsoft', ja: 'Microsoft' },
  nobody: { en: 'nobody', ja: 'なし' },
  code: { en: 'Code', ja: 'コード' },
});
