import type { Finding } from '#diagnosis';
import { fromCollected, lintPolicy } from '#policy';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { BY_COLLECTOR, pass, unknown } from './finding.ts';
import { MACHINE_SETTINGS_MESSAGES as m } from './settings-messages.ts';

/** Rules that are steps of the check list: the switch, conflicts, the scan source. */
const STEPS: Readonly<Record<string, string>> = { 'POL-03': 'S1-02', 'POL-11': 'S1-03', 'POL-05': 'S1-04' };
/** Rules that other checks here answer with more knowledge, and what is advice about security rather than a cause. */
const ELSEWHERE: ReadonlySet<string> = new Set(['POL-14', 'POL-16', 'POL-17', 'POL-22']);
/** Reports that go elsewhere keep no update away. */
const ABOUT_REPORTS = 'POL-01';

/**
 * S1-02 to S1-04: the policy of the machine lets it use the server, nothing contradicts it, and nothing sends it elsewhere; behind them
 * what else the linter finds wrong.
 */
export function policySettings(facts: MachineFacts): readonly Finding[] {
  const { collected, server, machine } = facts;
  if (collected === undefined) {
    const scansHere = callsInTime(facts) && machine !== undefined && machine.lastScanAt !== 0;
    return [
      scansHere
        ? pass('S1-02', m.say('machine-uses-server', { at: machine.lastScanAt }))
        : unknown('S1-02', m.say('machine-policy-not-told', undefined), BY_COLLECTOR),
      unknown('S1-04', m.say('machine-source-not-told', undefined), BY_COLLECTOR),
    ];
  }
  const findings = lintPolicy(fromCollected(collected), server.policy).map((finding) =>
    finding.check === ABOUT_REPORTS && finding.verdict === 'fail'
      ? { ...finding, verdict: 'warn' as const }
      : finding,
  );
  const steps = findings.flatMap((finding) => {
    const check = STEPS[finding.check];
    return check === undefined ? [] : [{ ...finding, check }];
  });
  return [
    ...steps.toSorted((one, other) => one.check.localeCompare(other.check)),
    ...findings.filter(
      ({ check, verdict }) => verdict !== 'pass' && STEPS[check] === undefined && !ELSEWHERE.has(check),
    ),
  ];
}
