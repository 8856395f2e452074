// For tests: a look at a server from outside, with what is not of interest left as it usually is.

import assert from 'node:assert/strict';
import { systemClock } from '#base';
import { type ProbeReport, type ProbeSettings, probe, systemNames } from '#probe';

/** The report on that address; nothing of this process's environment counts. */
export function checked(url: string, settings: Partial<ProbeSettings> = {}): Promise<ProbeReport> {
  return probe({
    url,
    environment: {},
    timeout: 5000,
    scan: true,
    report: false,
    machine: 'tests.example',
    clock: systemClock,
    names: systemNames,
    signal: new AbortController().signal,
    onBegin: () => {},
    onStep: () => {},
    ...settings,
  });
}

/** What was found under a code; it must have been. */
export function foundIn(report: ProbeReport, code: string) {
  const finding = report.steps
    .flatMap(({ findings }) => findings)
    .find((each) => each.code === `probe/${code}`);
  assert.ok(finding, `${code} is not among ${codesOf(report).join(', ')}`);
  return finding;
}

/** Every code in the order in which it was found. */
export function codesOf(report: ProbeReport): readonly string[] {
  return report.steps.flatMap(({ findings }) => findings.map(({ code }) => code.replace('probe/', '')));
}

/** The steps that were taken. */
export function stepsOf(report: ProbeReport): readonly string[] {
  return report.steps.map(({ id }) => id);
}
