import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';
import { severityOf } from './many.ts';

/** Machines that call and never bring a scan to its end. */
export const unfinishedScans = check({
  code: 'unfinished-scans',
  see: ({ fleet: { unfinished, awake } }) => {
    const { machines, first } = unfinished;
    const severity = severityOf(machines, awake);
    if (severity === undefined) return undefined;
    return { severity, evidence: { machines, awake, first }, measure: machines };
  },
  words: {
    en: ({ machines, awake, first }) =>
      `${counted(machines, 'machine')} of ${counts(awake)} that call have not finished a scan for three days or more: ${first}, ….`,
    ja: ({ machines, awake, first }) =>
      `サーバーにアクセスしているコンピューター ${counts(awake)} 台のうち ${counts(machines)} 台で、3 日以上スキャンが完了していません: ${first} ほか。`,
  },
  next: ({ first }) => `todoku why --computer ${typed(String(first))}`,
});
