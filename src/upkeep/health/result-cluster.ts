import { type Explanation, explainResult } from '#results';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';
import { isSpiking } from './failure-spike.ts';
import { LEAST, severityOf } from './many.ts';

/** What so many of them have in common is worth a word. */
const MOST = 0.8;

/** One result code on many machines within days. One that comes from an update which fails everywhere is told with that update. */
export const resultCluster = check({
  code: 'result-cluster',
  see: ({ results, failures, fleet: { awake } }) => {
    const told = new Set(failures.filter(isSpiking).map(({ id }) => id));
    const clusters = results.flatMap((cluster) => {
      const isTold = told.has(cluster.updateId ?? '') && cluster.ofUpdate >= cluster.machines * MOST;
      const severity = isTold ? undefined : severityOf(cluster.machines, awake);
      return severity === undefined ? [] : [{ ...cluster, severity }];
    });
    const [largest] = clusters;
    if (largest === undefined) return undefined;
    const { severity, hresult, machines, since, system, ofSystem, update = '', ofUpdate } = largest;
    return {
      severity,
      evidence: {
        result: explainResult(hresult).hex,
        hresult,
        machines,
        since,
        system: isMost(ofSystem, machines) ? system : '',
        update: isMost(ofUpdate, machines) ? update : '',
        others: clusters.length - 1,
      },
      measure: machines,
    };
  },
  words: {
    en: ({ result, hresult, machines, system, update, others }) =>
      `${counted(machines, 'machine')} reported ${result}${inWords(explainResult(hresult, 'en'), 'it comes from ')} within three days${system === '' ? '' : `, most of them with Windows ${system}`}${update === '' ? '' : `, most of them for ${update}`}${others === 0 ? '' : `; ${counted(others, 'more code')} on many machines`}.`,
    ja: ({ result, hresult, machines, system, update, others }) =>
      `3 日以内に、コンピューター ${counts(machines)} 台がエラー コード ${result} を報告しました${inWords(explainResult(hresult, 'ja'), '発生元: ')}。${system === '' ? '' : `その大半の OS は Windows ${system} です。`}${update === '' ? '' : `その大半は ${update} に関するものです。`}${others === 0 ? '' : `ほかに ${counts(others)} 個のエラー コードも多数報告されています。`}`,
  },
  next: ({ result }) => `todoku errors explain ${result}`,
});

function isMost(some: number, all: number): boolean {
  return some >= LEAST && some >= all * MOST;
}

function inWords({ meaning, family }: Explanation, from: string): string {
  if (meaning !== undefined) return ` (${meaning})`;
  return family === undefined ? '' : ` (${from}${family})`;
}
