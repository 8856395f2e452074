import type { Finding } from './finding.ts';

/** `no`: something keeps it from being so. `unknown`: nothing was found that does, and not everything could be looked at. */
export type State = 'yes' | 'no' | 'unknown';

export interface Judgement {
  readonly state: State;
  /** The first finding that alone explains it. */
  readonly cause?: Finding;
  /** What would keep it from being so even if the cause went, then what is worth a look. */
  readonly blockers: readonly Finding[];
  readonly unknowns: readonly Finding[];
  readonly passed: readonly Finding[];
}

/** Findings in the order in which they were looked for, told apart. */
export function judge(findings: readonly Finding[]): Judgement {
  const of = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict);
  const [cause, ...further] = of('fail');
  const unknowns = of('unknown');
  return {
    state: cause !== undefined ? 'no' : unknowns.length > 0 ? 'unknown' : 'yes',
    ...(cause === undefined ? {} : { cause }),
    blockers: [...further, ...of('warn')],
    unknowns,
    passed: of('pass'),
  };
}
