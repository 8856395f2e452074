import { inBoth } from '../../../words/index.ts';

export const wsusWords = inBoth({
  lead: {
    en: 'Each function of WSUS’s console by its name there, and where it is here. The search at the top knows all these words, too.',
    ja: 'WSUS のコンソールの各機能が、このコンソールのどこにあるかの一覧です。画面上部の検索でも、これらの言葉を使用できます。',
  },
  inWsus: { en: 'In WSUS', ja: 'WSUS' },
  here: { en: 'Here', ja: 'このコンソール' },
  options: { en: 'WSUS’s Options, where they are here', ja: 'WSUS の [オプション] に相当する設定' },
  nodes: {
    en: {
      server: 'The server',
      updates: 'Updates',
      computers: 'Computers',
      downstream: 'Downstream Servers',
      synchronizations: 'Synchronizations',
      reports: 'Reports',
      options: 'Options',
      beside: 'Beside the console',
    },
    ja: {
      server: 'サーバー',
      updates: '更新プログラム',
      computers: 'コンピューター',
      downstream: 'ダウンストリーム サーバー',
      synchronizations: '同期',
      reports: 'レポート',
      options: 'オプション',
      beside: 'コンソール以外',
    },
  },
});
