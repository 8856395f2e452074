import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Groups that machines ask for by policy and that do not exist. */
export const missingGroups = check({
  code: 'missing-groups',
  see: ({ missingGroups: groups }) => {
    const [most] = groups.toSorted((one, other) => other.computers - one.computers);
    if (most === undefined) return undefined;
    const computers = groups.reduce((sum, group) => sum + group.computers, 0);
    return {
      severity: 'warning',
      evidence: { name: most.name, groups: groups.length, computers },
      measure: computers,
    };
  },
  words: {
    en: ({ name, groups, computers }) =>
      `${counted(computers, 'machine')} ${computers === 1 ? 'asks' : 'ask'} for ${groups === 1 ? `the group ${name}, which does` : `${counted(groups, 'group')} that do`} not exist.`,
    ja: ({ name, groups, computers }) =>
      groups === 1
        ? `コンピューター ${counts(computers)} 台が指定しているターゲット グループ「${name}」は、このサーバーに存在しません。`
        : `コンピューター ${counts(computers)} 台が指定しているターゲット グループのうち、「${name}」など ${counts(groups)} 個は、このサーバーに存在しません。`,
  },
  next: ({ name }) => `todoku groups create ${typed(String(name))}`,
});
