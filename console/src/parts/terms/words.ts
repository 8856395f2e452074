import { inBoth } from '../../words/index.ts';

export const termsWords = inBoth({
  text: { en: 'Text of the license terms', ja: 'ライセンス条項の本文' },
  language: { en: 'Language', ja: '言語' },
  inRegion: {
    en: (language: string, region: string) => `${language} (${region})`,
    ja: (language: string, region: string) => `${language} (${region})`,
  },
  notHere: { en: 'The text is not on this server yet', ja: '本文はまだこのサーバーにありません' },
  notHereWhy: {
    en: 'It is a small file that the upstream has. It is fetched with the other files of the update once it is approved, or now.',
    ja: 'アップストリーム サーバーにある小さなファイルです。更新プログラムが承認されるとほかのファイルと一緒に取得されますが、今すぐ取得することもできます。',
  },
  askForIt: {
    en: 'An administrator or an approver of all groups can have it fetched.',
    ja: '管理者、またはすべてのグループの承認者が取得できます。',
  },
  fetch: { en: 'Fetch the text', ja: '本文を取得' },
  again: { en: 'Try again', ja: '再試行' },
  onItsWay: { en: 'The text is on its way', ja: '本文を取得しています' },
  onItsWayWhy: {
    en: 'It appears here by itself.',
    ja: '取得が終わると、ここに表示されます。',
  },
  failed: { en: 'The text could not be fetched', ja: '本文を取得できませんでした' },
  tooLarge: { en: 'The text is too long to be shown here', ja: '本文が長すぎるため、ここには表示できません' },
  notText: {
    en: 'The license terms are a document that only its own program shows',
    ja: 'ライセンス条項は専用のプログラムで開く文書です',
  },
  download: { en: (name: string) => `Save ${name}`, ja: (name: string) => `${name} を保存` },
  fetchFirst: {
    en: 'Fetch the file first, then save it from here.',
    ja: '先にファイルを取得すると、ここから保存できます。',
  },
  noFile: {
    en: 'The publisher gives no text of these terms with the update. Look for it on the pages that the update names.',
    ja: 'この更新プログラムには条項の本文が付属していません。更新プログラムの詳細にあるリンク先で確認してください。',
  },
});
