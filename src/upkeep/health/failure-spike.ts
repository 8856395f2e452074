import { counts } from '../verdict.ts';
import { check } from './check.ts';

/** Machines, and the part of those that tried, from which on it is the update and not the machines. */
const LEAST = 5;
const PART = 0.1;
const ALARM = 0.5;

/** The approved update that fails most. */
export const failureSpike = check({
  code: 'failure-spike',
  see: ({ failures }) => {
    const failing = failures.filter(({ failed, tried }) => failed >= LEAST && failed / tried >= PART);
    const [worst] = failing.toSorted((one, other) => other.failed - one.failed);
    if (worst === undefined) return undefined;
    const { id, name, failed, tried } = worst;
    return {
      severity: failed / tried >= ALARM ? 'alarm' : 'warning',
      evidence: { updateId: id, name, failed, tried, others: failing.length - 1 },
      measure: failed,
    };
  },
  words: {
    en: ({ name, failed, tried, others }) =>
      `${name} failed on ${failed} of ${tried} machines that tried${others === 0 ? '' : `; ${others} more updates fail as often`}.`,
    ja: ({ name, failed, tried, others }) =>
      `${name} は、インストールを試みたコンピューター ${counts(tried)} 台のうち ${counts(failed)} 台で失敗しました${others === 0 ? '' : `。ほかに ${counts(others)} 件の更新プログラムが同じように失敗しています`}。`,
  },
  next: ({ updateId }) => `todoku updates computers ${updateId} --state failed`,
});
