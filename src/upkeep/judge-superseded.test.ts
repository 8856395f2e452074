import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ApprovalAction, GroupId, UpdateId } from '#update';
import { type GroupDecisions, groupPaths } from './group-decisions.ts';
import { judgeSuperseded, type Successor, type SupersededFacts } from './judge-superseded.ts';
import { successorsOf } from './successors.ts';

const NOW = 100;
const GRACE = 30;

const group = (number: number) => `g${number}` as GroupId;
/** 0 ── 1 ── 2, 0 ── 3, 0 ── 4 */
const PARENTS = [undefined, 0, 1, 0, 0] as const;
const PATHS = groupPaths(
  PARENTS.map((parent, number) => ({
    id: group(number),
    name: String(number),
    ...(parent === undefined ? {} : { parentId: group(parent) }),
  })),
);
const VIEW = { now: NOW, grace: GRACE, paths: PATHS };

const some = fc.integer({ min: 0, max: PARENTS.length - 1 });
const decisions: fc.Arbitrary<GroupDecisions> = fc
  .array(
    fc.tuple(
      some,
      fc.constantFrom<ApprovalAction>(
        'Install',
        'Install',
        'Install',
        'OptionalInstall',
        'NotApproved',
        'Uninstall',
      ),
      fc.integer({ min: 0, max: NOW }),
    ),
    { maxLength: 4 },
  )
  .map((all) => new Map(all.map(([number, action, createdAt]) => [group(number), { action, createdAt }])));

interface Machine {
  readonly groups: readonly number[];
  readonly says: 'needs' | 'does not need' | 'nothing';
}
const machines: fc.Arbitrary<readonly Machine[]> = fc.array(
  fc.record({
    groups: fc.uniqueArray(some, { minLength: 1, maxLength: 2 }),
    says: fc.constantFrom(
      'needs' as const,
      'does not need' as const,
      'does not need' as const,
      'nothing' as const,
    ),
  }),
  { maxLength: 5 },
);

/** The decision that a machine follows in one of its groups, looked up step by step. */
function follows(
  all: GroupDecisions,
  number: number | undefined,
): { action: ApprovalAction; createdAt: number } | undefined {
  if (number === undefined) return undefined;
  return all.get(group(number)) ?? follows(all, PARENTS[number]);
}

/** What an administrator would say who looks at one machine after the other. */
function stillNeeds(machine: Machine, old: GroupDecisions, successors: readonly Successor[]): boolean {
  if (machine.says === 'needs') return true;
  const isServed = machine.groups.some((number) =>
    successors.some((each) => {
      const decision = follows(each.decisions, number);
      return decision?.action === 'Install' && NOW - decision.createdAt >= GRACE;
    }),
  );
  if (isServed) return false;
  const isMeant = machine.groups.some((number) => {
    const action = follows(old, number)?.action;
    return action !== undefined && action !== 'NotApproved';
  });
  return isMeant || machine.says === 'nothing';
}

function facts(
  old: GroupDecisions,
  all: readonly GroupDecisions[],
  fleet: readonly Machine[],
): SupersededFacts {
  return {
    decisions: old,
    successors: all.map((each, index) => ({ name: `Successor ${index}`, decisions: each })),
    needing: fleet.filter(({ says }) => says === 'needs').length,
    cohorts: fleet.map(({ groups, says }) => ({
      groupIds: groups.map(group),
      unreported: says === 'nothing' ? 1 : 0,
    })),
    undeclinedByPerson: false,
  };
}

test('nothing that a machine needs is declined', () => {
  let declined = 0;
  fc.assert(
    fc.property(decisions, fc.array(decisions, { maxLength: 3 }), machines, (old, all, fleet) => {
      const known = facts(old, all, fleet);
      const { goes, reason } = judgeSuperseded(known, VIEW);
      if (!goes) return;
      declined += 1;
      for (const machine of fleet)
        assert.ok(!stillNeeds(machine, old, known.successors), `${JSON.stringify(machine)}: ${reason}`);
      assert.ok(
        known.successors.some((each) =>
          [...each.decisions.values()].some(
            ({ action, createdAt }) => action === 'Install' && NOW - createdAt >= GRACE,
          ),
        ),
      );
    }),
    { numRuns: 5000 },
  );
  assert.ok(declined > 100, `${declined} declined`);
});

const install = (number: number, createdAt: number) =>
  new Map([[group(number), { action: 'Install', createdAt }]]) as GroupDecisions;
const QUIET: SupersededFacts = {
  decisions: install(1, 0),
  successors: [{ name: 'KB2', decisions: install(0, 60) }],
  needing: 0,
  cohorts: [{ groupIds: [group(2)], unreported: 3 }],
  undeclinedByPerson: false,
};

test('what is replaced everywhere for long enough goes, and the reason says by what', () => {
  assert.deepEqual(judgeSuperseded(QUIET, { ...VIEW, grace: 40 }), {
    goes: true,
    reason: 'KB2 replaces it and has been approved for 0 days; no machine needs it',
  });
  for (const [why, change] of [
    [/approved for 0 days only/, { successors: [{ name: 'KB2', decisions: install(0, 61) }] }],
    [/nothing that is offered/, { successors: [] }],
    [/2 machines still need it/, { needing: 2 }],
    [/for a group for which nothing/, { successors: [{ name: 'KB2', decisions: install(2, 0) }] }],
    [/took its decline back/, { undeclinedByPerson: true }],
    [/after what replaces it/, { personDecidedAt: 61 }],
    [
      /3 machines .* may need it/,
      { decisions: new Map(), successors: [{ name: 'KB2', decisions: install(3, 0) }] },
    ],
  ] as const) {
    const verdict = judgeSuperseded({ ...QUIET, ...change }, { ...VIEW, grace: 40 });
    assert.equal(verdict.goes, false);
    assert.match(verdict.reason, why);
  }
});

test('chains are followed to their end, and in a circle they end as well', () => {
  const chain: Readonly<Record<string, readonly string[]>> = { a: ['b'], b: ['c', 'd'], c: ['a'], d: [] };
  const found = successorsOf('a' as UpdateId, (id) => (chain[id] ?? []) as UpdateId[]);
  assert.deepEqual([...found].sort(), ['b', 'c', 'd']);
});
