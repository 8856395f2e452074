import { inBoth } from '../../../words/index.ts';

export const scheduleWords = inBoth({
  title: { en: 'Synchronization Schedule', ja: '同期スケジュール' },
  lead: {
    en: 'How often this server asks for updates by itself. Once a day is enough for most; for antivirus definitions choose four or more.',
    ja: 'このサーバーが自動的に同期する頻度です。通常は 1 日 1 回で十分です。定義更新プログラムを配信する場合は、1 日 4 回以上をお勧めします。',
  },
  how: { en: 'Synchronize', ja: '同期の方法' },
  manual: { en: 'Synchronize manually', ja: '手動で同期する' },
  manualHint: {
    en: 'Nothing arrives unless somebody presses Synchronize now.',
    ja: '[今すぐ同期] を選択したときだけ同期します。',
  },
  automatic: { en: 'Synchronize automatically', ja: '自動的に同期する' },
  perDay: { en: 'Synchronizations per day', ja: '1 日の同期回数' },
  firstAt: { en: 'First synchronization', ja: '1 回目の同期' },
  firstAtHint: {
    en: "By the clock of the server's own machine.",
    ja: 'サーバーの現地時刻です。',
  },
  offset: { en: 'Random delay of up to … minutes', ja: '遅延の上限 (分、ランダム)' },
  offsetHint: {
    en: 'So that many servers do not ask their upstream in the same minute. 0 to 720.',
    ja: '多数のサーバーが同時にアップストリーム サーバーへ接続しないようにします。0 ～ 720。',
  },
  offsetError: { en: 'A number of minutes from 0 to 720.', ja: '0 ～ 720 の分数を入力してください。' },
  becomes: { en: 'So it synchronizes', ja: '同期の時刻' },
  atTimes: {
    en: (times: string, offset: string) => `Every day at ${times}${offset} (time of the server).`,
    ja: (times: string, offset: string) => `毎日 ${times}${offset} (サーバーの時刻)。`,
  },
  later: {
    en: (length: string) => `, each up to ${length} later`,
    ja: (length: string) => ` (それぞれ最大 ${length}の遅延)`,
  },
  onlyByHand: { en: 'Only when somebody starts it.', ja: '手動で開始したときのみ。' },
  next: { en: 'The next one', ja: '次回' },
  nextAt: {
    en: (ago: string, moment: string) => `${ago}, at ${moment} by your clock`,
    ja: (ago: string, moment: string) => `${ago} (お使いの時刻で ${moment})`,
  },
  nothingComes: {
    en: 'None: no update source is set.',
    ja: 'なし: 更新元が設定されていません。',
  },
  unsaved: { en: 'Save to see when the next one comes.', ja: '保存すると、次回の時刻が表示されます。' },
  changed: { en: 'The schedule was changed.', ja: '同期スケジュールを変更しました。' },
});
