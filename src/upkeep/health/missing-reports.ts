import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';
import { severityOf } from './many.ts';

/** Machines that scan and do not report what they found. */
export const missingReports = check({
  code: 'missing-reports',
  see: ({ fleet: { unreported, awake } }) => {
    const { machines, first } = unreported;
    const severity = severityOf(machines, awake);
    if (severity === undefined) return undefined;
    return { severity, evidence: { machines, awake, first }, measure: machines };
  },
  words: {
    en: ({ machines, awake, first }) =>
      `${counted(machines, 'machine')} of ${counts(awake)} scan and have not reported their status for three days or more: ${first}, …. Their policy may name another status server.`,
    ja: ({ machines, awake, first }) =>
      `サーバーにアクセスしているコンピューター ${counts(awake)} 台のうち ${counts(machines)} 台が、スキャン後 3 日以上状態を報告していません: ${first} ほか。ポリシーで別の状態サーバー (WUStatusServer) が指定されている可能性があります。`,
  },
  next: ({ first }) => `todoku why --computer ${typed(String(first))}`,
});
