import { inBoth } from '../../words/index.ts';

export const healthWords = inBoth({
  alarm: { en: 'Alarm', ja: '警報' },
  warning: { en: 'Warning', ja: '警告' },
  notice: { en: 'Notice', ja: 'お知らせ' },
  snoozed: { en: 'put off', ja: '保留中' },
  nothing: { en: 'Nothing needs you today', ja: '今日、対応が必要なことはありません' },
  nothingMore: {
    en: 'Whatever comes up will stand here, with what to do about it.',
    ja: '対応が必要になると、その内容と対処方法がここに表示されます。',
  },
  look: { en: 'Look into it', ja: '確認する' },
  command: { en: 'As a command', ja: 'コマンドの場合' },
  snooze: { en: 'Put off', ja: '保留する' },
  days: { en: (days: string) => `For ${days}`, ja: (days: string) => `${days}間` },
  later: {
    en: 'It comes back then, or before if it gets worse.',
    ja: '期限が来るか、悪化した場合に再び表示されます。',
  },
  putOff: { en: 'Put off.', ja: '保留しました。' },
  since: { en: 'since', ja: '発生' },
  until: { en: 'until', ja: '期限' },
  more: { en: (count: string) => `${count} more`, ja: (count: string) => `ほか ${count} 件` },
});
