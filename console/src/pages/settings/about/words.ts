import { inBoth } from '../../../words/index.ts';

export const aboutWords = inBoth({
  version: { en: 'Version', ja: 'バージョン' },
  serverId: { en: 'Server ID', ja: 'サーバー ID' },
  licence: { en: 'Licence', ja: 'ライセンス' },
  parts: { en: 'What is in it', ja: '同梱ソフトウェア' },
  partsText: {
    en: (count: string) => `${count} by others, each under its own license.`,
    ja: (count: string) => `${count}のソフトウェアを、それぞれのライセンスに基づいて使用しています。`,
  },
  name: { en: 'Package', ja: 'パッケージ' },
  runsIn: { en: 'Runs in', ja: '動作する場所' },
  theServer: { en: 'the server', ja: 'サーバー' },
  theConsole: { en: 'the console', ja: 'コンソール' },
  docs: { en: 'Documents of this server', ja: 'このサーバーの資料' },
  openapi: { en: 'The API, as OpenAPI', ja: 'API 定義 (OpenAPI)' },

  everywhere: { en: 'Everywhere', ja: '共通' },
  inLists: { en: 'In lists', ja: '一覧' },
  inSheets: { en: 'In sheets and menus', ja: 'シートとメニュー' },
  key: { en: 'Key', ja: 'キー' },
  does: { en: 'What it does', ja: '操作' },
  keySearch: { en: 'Search everything', ja: 'すべてを検索' },
  keyGo: { en: 'In the search: go to what is marked', ja: '検索: 選択した項目に移動' },
  keyWhy: { en: 'In the search: ask why', ja: '検索: 原因を確認' },
  keyTab: {
    en: 'To the next field or list, with Shift back',
    ja: '次の項目や一覧に移動 (Shift と同時に押すと前に戻る)',
  },
  keySkip: { en: 'First on a page: skip to what the page is about', ja: 'ページの先頭: 本文に移動' },
  keyArrows: { en: 'Move from row to row', ja: '行の移動' },
  keyHome: { en: 'To the first and the last row', ja: '最初の行、最後の行に移動' },
  keyPage: { en: 'A page of rows on and back', ja: '1 ページ分の移動' },
  keyEnter: { en: 'Open the row', ja: '行を開く' },
  keySpace: {
    en: 'Select the row; with Shift all from the last one on',
    ja: '行の選択 (Shift と同時に押すと範囲を選択)',
  },
  keyLetters: {
    en: 'A letter that stands on a button does what the button does',
    ja: 'ボタンに表示された文字のキーで、ボタンと同じ操作',
  },
  keyEscape: { en: 'Close', ja: '閉じる' },
  keyDown: { en: 'Open a list of choices, and move in it', ja: '選択肢を開いて移動' },
});
