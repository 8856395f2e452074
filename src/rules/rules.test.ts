import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALL_COMPUTERS, type GroupId } from '#update';
import { architecturesOf } from './architecture-of.ts';
import { channelOf } from './channel-of.ts';
import { checkRule } from './check-rule.ts';
import { deadlineAt, evaluateRules, prepareRules } from './evaluate-rules.ts';
import type { UpdateFacts } from './facts.ts';
import type { Condition, Rule } from './rule.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 9, 20, 12);
const FACTS: UpdateFacts = {
  updateId: 'u',
  title: '2026-10 Cumulative Update for Windows 11 for x64-based Systems (KB5031354)',
  categories: new Set(['product', 'family', 'company', 'security']),
  kbArticleIds: ['5031354'],
  cveIds: ['CVE-2026-1234'],
  severity: 'Critical',
  languages: [],
  arrivedAt: NOW - 5 * DAY,
  createdAt: NOW - 10 * DAY,
  superseded: false,
  needed: 3,
  fleet: new Set(['x64']),
};

const rule = (conditions: readonly Condition[], more: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  name: 'a rule',
  enabled: true,
  conditions,
  actions: [{ action: 'approve', as: 'Install', groups: [ALL_COMPUTERS] }],
  onMatch: 'stop',
  ...more,
});

const matches = (condition: Condition, facts: Partial<UpdateFacts> = {}): boolean =>
  evaluateRules(prepareRules([rule([condition])]), { ...FACTS, ...facts }, NOW).trace[0]!.matched;

test('each condition holds where it says so, and its negation where it does not', () => {
  const cases: readonly [Condition, boolean, Partial<UpdateFacts>?][] = [
    [{ kind: 'product', values: ['FAMILY'] }, true],
    [{ kind: 'product', values: ['other'] }, false],
    [{ kind: 'classification', values: ['security'] }, true],
    [{ kind: 'title', values: ['nothing', 'windows 11'] }, true],
    [{ kind: 'title', values: ['Office'] }, false],
    [{ kind: 'title-matches', values: ['^\\d{4}-\\d{2} cumulative'] }, true],
    [{ kind: 'title-matches', values: ['Preview$'] }, false],
    [{ kind: 'architecture', values: ['x64'] }, true],
    [{ kind: 'architecture', values: ['arm64'] }, false],
    [{ kind: 'architecture-absent' }, false],
    [{ kind: 'architecture-absent' }, true, { title: 'for ARM64-based Systems' }],
    [{ kind: 'architecture-absent' }, false, { title: 'for ARM64-based Systems', fleet: new Set() }],
    [{ kind: 'architecture-absent' }, false, { title: 'for ARM64-based Systems', fleet: new Set(['arm64']) }],
    [{ kind: 'severity', values: ['critical'] }, true],
    [{ kind: 'severity', values: ['none'] }, false],
    [{ kind: 'kb', values: ['KB5031354'] }, true],
    [{ kind: 'kb', values: ['1'] }, false],
    [{ kind: 'cve', values: ['cve-2026-1234'] }, true],
    [{ kind: 'age', days: 5 }, true],
    [{ kind: 'age', days: 6 }, false],
    [{ kind: 'age', days: 10, since: 'creation' }, true],
    [{ kind: 'superseded' }, false],
    [{ kind: 'superseded' }, true, { superseded: true }],
    [{ kind: 'needed', computers: 3 }, true],
    [{ kind: 'needed', computers: 4 }, false],
    [{ kind: 'language', values: ['neutral'] }, true],
    [{ kind: 'language', values: ['ja'] }, true, { languages: ['ja'] }],
    [{ kind: 'channel', values: ['general'] }, true],
    [{ kind: 'channel', values: ['preview'] }, false],
  ];
  for (const [condition, expected, facts] of cases) {
    assert.equal(matches(condition, facts), expected, JSON.stringify(condition));
    assert.equal(matches({ ...condition, not: true }, facts), !expected, `not ${JSON.stringify(condition)}`);
  }
});

test('architectures and channels are read from titles as the catalog writes them', () => {
  const titles: readonly [string, readonly string[]][] = [
    ['2024-05 Cumulative Update for Windows 10 Version 22H2 for x86-based Systems (KB5037768)', ['x86']],
    ['2024-05 Cumulative Update for Windows 11 Version 23H2 for arm64-based Systems (KB5037771)', ['arm64']],
    ['Security Update for Windows Server 2008 R2 for Itanium-based Systems (KB2509553)', ['itanium']],
    ['Microsoft Edge-Stable Channel Version 124 Update for ARM64 based Editions', ['arm64']],
    ['Security Update for Microsoft Office 2016 (KB5002566) 64-Bit Edition', ['x64']],
    ['Security Update for Microsoft Office 2016 (KB5002566) 32-Bit Edition', ['x86']],
    ['Windows Malicious Software Removal Tool x64 - v5.124 (KB890830)', ['x64']],
    ['Security Intelligence Update for Microsoft Defender Antivirus - KB2267602', []],
    ['An update that does no harm to your alarm', []],
  ];
  for (const [title, expected] of titles) assert.deepEqual(architecturesOf(title), expected, title);
  assert.equal(channelOf('2024-05 Cumulative Update Preview for Windows 11 (KB1)'), 'preview');
  assert.equal(channelOf('Microsoft Edge-Beta Channel Version 125 Update for x64'), 'beta');
  assert.equal(channelOf('Microsoft Edge-Dev Channel Version 126 Update for x64'), 'beta');
  assert.equal(channelOf('Microsoft Edge-Extended Stable Channel Version 124'), 'extended');
  assert.equal(channelOf('2021-04 Servicing Stack Update for Windows 10'), 'servicing');
});

test('a regular expression that brings backtracking engines down answers at once', () => {
  const title = `${'a'.repeat(50_000)}!`;
  assert.equal(matches({ kind: 'title-matches', values: ['(a+)+$'] }, { title }), false);
});

test('a delay decides later, a deadline counts from the day of the approval', () => {
  const pilot = 'pilot' as GroupId;
  const staged = rule([{ kind: 'title', values: ['windows'] }], {
    actions: [
      { action: 'approve', as: 'Install', groups: [pilot] },
      { action: 'approve', as: 'Install', groups: [ALL_COMPUTERS], delayDays: 7 },
    ],
  });
  const { due, later } = evaluateRules(prepareRules([staged]), FACTS, NOW);
  assert.deepEqual(
    due.map(({ scope }) => scope),
    [pilot],
  );
  assert.deepEqual(
    later.map(({ scope, dueAt }) => [scope, dueAt]),
    [[ALL_COMPUTERS, FACTS.arrivedAt + 7 * DAY]],
  );
  assert.equal(deadlineAt({ days: 2, minutes: 1080 }, NOW), Date.UTC(2026, 9, 22, 18));
});

test('a rule that means nothing is refused, and says why', () => {
  const bad = (broken: Rule, code: string) => assert.throws(() => checkRule(broken), { code });
  bad(rule([]), 'rules/bad-rule');
  bad(rule([{ kind: 'title', values: [' '] }]), 'rules/bad-condition');
  bad(rule([{ kind: 'architecture', values: ['z80'] }]), 'rules/bad-condition');
  bad(rule([{ kind: 'age' }]), 'rules/bad-condition');
  bad(rule([{ kind: 'title-matches', values: ['('] }]), 'rules/bad-pattern');
  bad(
    rule([{ kind: 'superseded' }], { actions: [{ action: 'approve', as: 'Install', groups: [] }] }),
    'rules/bad-rule',
  );
});

test('the first matching rule wins for each group, as a plain reading of the list has it', () => {
  const word = fc.constantFrom('windows', 'office', 'x64', 'zzz');
  const groups = fc.uniqueArray(fc.constantFrom('g1' as GroupId, 'g2' as GroupId, 'g3' as GroupId), {
    minLength: 1,
  });
  const some = fc.array(
    fc.record({
      values: fc.array(word, { minLength: 1, maxLength: 2 }),
      not: fc.boolean(),
      enabled: fc.boolean(),
      groups: fc.option(groups, { nil: undefined }),
      onMatch: fc.constantFrom('stop' as const, 'continue' as const),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(some, (drawn) => {
      const rules = drawn.map(({ values, not, enabled, groups: names, onMatch }, index) =>
        rule([{ kind: 'title', values, not }], {
          id: `r${index}`,
          enabled,
          onMatch,
          actions: [
            names === undefined ? { action: 'decline' } : { action: 'approve', as: 'Install', groups: names },
          ],
        }),
      );
      const expected: [string, string][] = [];
      for (const [index, { values, not, enabled, groups: names, onMatch }] of drawn.entries()) {
        const has = values.some((value) => FACTS.title.toLowerCase().includes(value));
        if (!enabled || has === not) continue;
        const isDeclined = expected[0]?.[0] === 'server';
        if (names === undefined && expected.length === 0) expected.push(['server', `r${index}`]);
        if (names !== undefined && !isDeclined)
          for (const name of names)
            if (!expected.some(([scope]) => scope === name)) expected.push([name, `r${index}`]);
        if (onMatch === 'stop') break;
      }
      const { due } = evaluateRules(prepareRules(rules), FACTS, NOW);
      assert.deepEqual(
        due.map(({ scope, ruleId }) => [scope, ruleId]),
        expected,
      );
    }),
  );
});

test('a hold lasts from the arrival, goes with approvals, and is none once it is over', () => {
  const holds = (days: number, more: Partial<Rule> = {}) =>
    rule([{ kind: 'title', values: ['windows'] }], {
      id: `hold ${days}`,
      actions: [{ action: 'hold', days }],
      onMatch: 'continue',
      ...more,
    });
  const approves = rule([{ kind: 'title', values: ['windows'] }], { onMatch: 'continue' });
  const declines = rule([{ kind: 'title', values: ['windows'] }], { actions: [{ action: 'decline' }] });
  const decided = (...rules: Rule[]) => {
    const { due, later } = evaluateRules(prepareRules(rules), FACTS, NOW);
    return [...due, ...later].map(({ verb, until }) => (until === undefined ? verb : [verb, until]));
  };
  const until = FACTS.arrivedAt + 14 * DAY;
  assert.deepEqual(decided(holds(14), holds(20), approves, declines), [['hold', until], 'approve']);
  assert.deepEqual(decided(approves, holds(14)), [['hold', until], 'approve']);
  assert.deepEqual(decided(holds(14), declines), [['hold', until]], 'what comes first counts');
  assert.deepEqual(decided(holds(5), declines), ['decline'], 'it was over today');
  const delayed = holds(1, { actions: [{ action: 'hold', days: 1, delayDays: 6 }] });
  const { due, later } = evaluateRules(prepareRules([delayed]), FACTS, NOW);
  assert.deepEqual([due, later[0]?.dueAt], [[], FACTS.arrivedAt + 6 * DAY]);
  for (const days of [0, 1.5, 4000])
    assert.throws(() => checkRule(holds(days)), { code: 'rules/bad-rule' }, String(days));
  const twice = holds(1, {
    actions: [
      { action: 'hold', days: 1 },
      { action: 'hold', days: 2 },
    ],
  });
  assert.throws(() => checkRule(twice), { code: 'rules/bad-rule' });
});
