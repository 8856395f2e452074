import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Groups with computers for which nothing is approved, neither for themselves nor above them. */
export const unservedGroups = check({
  code: 'unserved-groups',
  see: ({ groups: { unserved } }) => {
    const [largest] = unserved.toSorted((one, other) => other.machines - one.machines);
    if (largest === undefined) return undefined;
    const machines = unserved.reduce((sum, group) => sum + group.machines, 0);
    return {
      severity: 'notice',
      evidence: { first: largest.name, groups: unserved.length, machines },
      measure: machines,
    };
  },
  words: {
    en: ({ first, groups, machines }) =>
      `No update is approved for ${groups === 1 ? `the group ${first}` : `${counted(groups, 'group')} (${first}, …)`} with ${counted(machines, 'machine')}.`,
    ja: ({ first, groups, machines }) =>
      `${groups === 1 ? `グループ「${first}」` : `「${first}」など ${counts(groups)} 個のグループ`} (コンピューター ${counts(machines)} 台) に対して承認されている更新プログラムがありません。`,
  },
  next: () => 'todoku updates list --approvable --unapproved --status needed',
});
