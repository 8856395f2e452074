import { counts } from '../verdict.ts';
import { check } from './check.ts';

/** Fewer are no burden. */
const MANY = 1000;
const MOST = 0.95;

/** The classification of drivers is synchronised, and hardly any of them means a machine here. */
export const idleDrivers = check({
  code: 'idle-drivers',
  see: ({ drivers: { selected, live, idle } }) =>
    !selected || idle < MANY || idle < live * MOST
      ? undefined
      : { severity: 'notice', evidence: { live, idle }, measure: idle },
  words: {
    en: ({ live, idle }) =>
      `The classification Drivers is selected: ${counts(live)} drivers are here, and ${counts(idle)} of them concern no machine that has reported.`,
    ja: ({ live, idle }) =>
      `分類「ドライバー」が同期の対象として選択されています。このサーバーにあるドライバー ${counts(live)} 件のうち ${counts(idle)} 件は、状態を報告したどのコンピューターでも必要とされていません。`,
  },
  next: () => 'todoku classifications disable Drivers --preview',
});
