import { typed } from '#diagnosis';
import { andMore, counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Groups that nobody is in, and in none beneath them. */
export const emptyGroups = check({
  code: 'empty-groups',
  see: ({ groups: { empty } }) => {
    const [first] = empty;
    if (first === undefined) return undefined;
    return { severity: 'notice', evidence: { first, groups: empty.length }, measure: empty.length };
  },
  words: {
    en: ({ first, groups }) =>
      `${counted(groups, 'group')} ${groups === 1 ? 'has' : 'have'} no computers: ${first}${andMore(groups)}.`,
    ja: ({ first, groups }) =>
      `コンピューターが 1 台も属していないグループが ${counts(groups)} 個あります: ${first}${groups > 1 ? ' ほか' : ''}。`,
  },
  next: ({ first }) => `todoku groups summary ${typed(String(first))}`,
});
