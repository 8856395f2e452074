import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** From this part of the fleet on it is no matter of single machines. */
const ALARM = 0.2;

/** Machines that have not been heard of for long. */
export const silentMachines = check({
  code: 'silent-machines',
  see: ({ machines: { total, silent, silentDays } }) => {
    if (silent === 0) return undefined;
    return {
      severity: silent / total >= ALARM && silent >= 10 ? 'alarm' : 'warning',
      evidence: { silent, total, silentDays },
      measure: silent,
    };
  },
  words: {
    en: ({ silent, total, silentDays }) =>
      `${counted(silent, 'machine')} of ${total} ${silent === 1 ? 'has' : 'have'} been silent for more than ${counted(silentDays, 'day')}.`,
    ja: ({ silent, total, silentDays }) =>
      `コンピューター ${counts(total)} 台のうち ${counts(silent)} 台が、${counts(silentDays)} 日を超えてサーバーにアクセスしていません。`,
  },
  next: () => 'todoku computers stale',
});
