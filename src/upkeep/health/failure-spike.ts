import { moment } from '#diagnosis';
import { explainResult } from '#results';
import { counts } from '../verdict.ts';
import { check } from './check.ts';
import type { FailureFacts } from './facts.ts';

/** Machines, and the part of those that tried, from which on it is the update and not the machines. */
const LEAST = 5;
const PART = 0.1;
const ALARM = 0.5;

/** The approved update that fails most since it was approved. */
export const failureSpike = check({
  code: 'failure-spike',
  see: ({ failures }) => {
    const failing = failures.filter(isSpiking);
    const [worst] = failing.toSorted((one, other) => other.failed - one.failed);
    if (worst === undefined) return undefined;
    const { id, name, failed, tried, since, hresult } = worst;
    return {
      severity: failed / tried >= ALARM ? 'alarm' : 'warning',
      evidence: {
        updateId: id,
        name,
        failed,
        tried,
        since,
        result: hresult === undefined ? '' : explainResult(hresult).hex,
        others: failing.length - 1,
      },
      measure: failed,
    };
  },
  words: {
    en: ({ name, failed, tried, since, result, others }) =>
      `${name} failed on ${counts(failed)} of ${counts(tried)} machines that tried since it was approved (${moment(since).en})${result === '' ? '' : `, mostly with ${result}`}${others === 0 ? '' : `; ${counts(others)} more updates fail as often`}.`,
    ja: ({ name, failed, tried, since, result, others }) =>
      `${name} は、承認後 (${moment(since).ja} 以降)、インストールを試みたコンピューター ${counts(tried)} 台のうち ${counts(failed)} 台で失敗しました${result === '' ? '' : ` (主なエラー コード: ${result})`}${others === 0 ? '' : `。ほかに ${counts(others)} 件の更新プログラムが同じように失敗しています`}。`,
  },
  next: ({ updateId }) => `todoku updates computers ${updateId} --state failed`,
});

/** It is the update that fails, and not single machines. */
export function isSpiking({ failed, tried }: FailureFacts): boolean {
  return failed >= LEAST && failed / tried >= PART;
}
