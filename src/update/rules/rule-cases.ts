import assert from 'node:assert/strict';
import { evaluate } from './evaluate.ts';
import type { MachineFacts } from './facts.ts';
import { factsOf, type MachineDescription } from './machine-facts.ts';
import { parseRules } from './parse-rules.ts';
import type { Truth } from './rule.ts';

// For the tests of operators: rules as a Core fragment writes them, against machines as plain data.

export type RuleCase = readonly [rule: string, expected: Truth];

/** Evaluates one rule, with the metadata of its set. */
export function truthOf(rule: string, facts: MachineFacts, metadata = ''): Truth {
  const set = parseRules(
    `<ApplicabilityRules><IsInstalled>${rule}</IsInstalled><Metadata>${metadata}</Metadata></ApplicabilityRules>`,
  );
  assert.ok(set.isInstalled);
  return evaluate(set.isInstalled, facts, set.metadata);
}

/** Asserts every case on one machine. */
export function check(machine: MachineDescription, cases: readonly RuleCase[], metadata = ''): void {
  for (const [rule, expected] of cases) {
    assert.equal(truthOf(rule, factsOf(machine), metadata), expected, rule);
  }
}

/** A machine without a registry, files or products of its own. */
export const WINDOWS_11: MachineDescription = {
  windows: {
    major: 10,
    minor: 0,
    build: 26200,
    servicePackMajor: 0,
    servicePackMinor: 0,
    productType: 1,
    suiteMask: 0x100,
  },
  processor: { architecture: 9, level: 6, count: 8 },
  language: 'en-us',
  muiLanguages: [],
  isClustered: false,
};
