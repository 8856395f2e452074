import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Needed updates that nobody can approve before somebody read their licence terms. */
export const waitingTerms = check({
  code: 'waiting-terms',
  see: ({ terms }) => {
    const [first] = terms.toSorted((one, other) => other.needed - one.needed);
    if (first === undefined) return undefined;
    return {
      severity: 'notice',
      evidence: { first: first.name, updates: terms.length, needed: first.needed },
      measure: terms.length,
    };
  },
  words: {
    en: ({ first, updates, needed }) =>
      `${counted(updates, 'needed update')} ${updates === 1 ? 'waits' : 'wait'} for licence terms to be accepted: ${first} (${counted(needed, 'machine')}).`,
    ja: ({ first, updates, needed }) =>
      `必要な更新プログラム ${counts(updates)} 件のライセンス条項は、まだ同意されていません: ${first} (コンピューター ${counts(needed)} 台)。`,
  },
  next: ({ first }) => `todoku updates search ${typed(String(first))}`,
});
