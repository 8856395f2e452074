import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, judge } from '#diagnosis';
import { diagnosePresent } from './diagnose.ts';
import type { PresentFacts } from './facts.ts';
import {
  APPROVAL,
  DAY,
  factsWith,
  factsWithoutMachine,
  HOUR,
  MACHINE,
  MACHINE_WITHOUT_STATE,
  NOW,
  UPDATE,
} from './fixture.ts';
import { PRESENT_MACHINE_MESSAGES } from './machine-messages.ts';
import { PRESENT_MESSAGES } from './messages.ts';

const NOT_TOLD = { ...MACHINE_WITHOUT_STATE, decision: { losers: [] } };
const NEWER = {
  updateId: '00000000-0000-4000-8000-000000000002',
  title: '2026-12 Cumulative Update',
  approved: false,
  declined: false,
  expired: false,
};
const DECLINE = { at: NOW - DAY, decision: 7, ended: ['Office'] };
const declined = (by: NonNullable<PresentFacts['decline']>['by']) =>
  factsWith({ update: { ...UPDATE, declined: true }, decline: { ...DECLINE, by } });
const missing = (more: Partial<PresentFacts['content']['missing'][number]> = {}) => ({
  fileName: 'a.cab',
  size: 20_000_000,
  queued: true,
  ...more,
});
const content = (
  file: Partial<PresentFacts['content']['missing'][number]>,
  more: Partial<PresentFacts['content']> = {},
) =>
  factsWith({
    content: { fromMicrosoft: false, files: 2, bytes: 50_000_000, missing: [missing(file)], ...more },
  });
const FAILURE = {
  code: 'outgoing/timeout',
  message: 'it took too long',
  hint: 'Try again.',
  at: NOW - HOUR,
  attempts: 3,
};
const unsatisfied = (kind: 'product' | 'detectoid' | 'update') =>
  factsWith({
    machine: {
      ...MACHINE_WITHOUT_STATE,
      scan: {
        verdict: 'prerequisites',
        at: NOW - HOUR,
        unsatisfied: [{ kind, anyOf: ['Servicing stack'], total: 1 }],
      },
    },
  });
const replica = { upstream: 'wsus.example', lastSyncAt: NOW - DAY };

/** What is wrong, and what has to come out as the cause: the branch, the code and a part of the sentence. */
const CAUSES: readonly (readonly [string, PresentFacts, check: string, code: string, says?: RegExp])[] = [
  [
    'declined by a person',
    declined({ kind: 'person', name: 'user:alice' }),
    'A2',
    'declined-by-person',
    /alice/,
  ],
  [
    'declined by a rule',
    declined({ kind: 'rule', name: 'No previews' }),
    'A2',
    'declined-by-rule',
    /No previews/,
  ],
  [
    'declined by housekeeping',
    declined({ kind: 'housekeeping', name: 'x' }),
    'A2',
    'declined-by-housekeeping',
  ],
  ['declined above', declined({ kind: 'upstream', name: 'sync' }), 'A2', 'declined-by-upstream'],
  ['declined, nobody knows by whom', factsWith({ update: { ...UPDATE, declined: true } }), 'A2', 'declined'],
  ['expired', factsWith({ update: { ...UPDATE, expired: true } }), 'A3', 'expired'],
  [
    'the newer one is there',
    factsWith({ superseding: [NEWER, { ...NEWER, title: 'Newest', state: 'Installed' }] }),
    'A4',
    'superseded-installed',
    /Newest/,
  ],
  [
    'the newer one is taken instead',
    factsWith({ superseding: [{ ...NEWER, approved: true, state: 'NotInstalled' }] }),
    'A4',
    'superseded-needed',
  ],
  [
    'metadata missing',
    factsWith({
      revisions: {
        count: 1,
        newest: 200,
        missing: { prerequisites: ['00000000-0000-4000-8000-000000000009'], bundled: [], waitsFor: [] },
      },
    }),
    'A5',
    'metadata-incomplete',
    /000000000009/,
  ],
  [
    'terms not accepted',
    factsWith({
      machine: NOT_TOLD,
      eula: { id: 'e1', accepted: false, waiting: [{ groupName: 'Office', author: 'rule:1', at: NOW }] },
    }),
    'A6',
    'eula-waits',
    /Office/,
  ],
  [
    'a category',
    factsWith({ update: { ...UPDATE, type: 'Category', explicitlyDeployable: false } }),
    'A7',
    'not-an-update',
  ],
  [
    'a part of nothing',
    factsWith({ update: { ...UPDATE, explicitlyDeployable: false } }),
    'A7',
    'not-approvable',
  ],
  ['held', factsWith({ hold: { until: NOW + DAY } }), 'A7', 'held', /2026-11-30/],
  ['approved for nobody', factsWith({ approvals: [], machine: NOT_TOLD }), 'A7', 'approved-nowhere'],
  [
    'approved for others',
    factsWith({ approvals: [{ ...APPROVAL, groupName: 'Servers' }], machine: NOT_TOLD }),
    'A7',
    'approved-elsewhere',
    /Servers; this computer is in Office/,
  ],
  [
    'approved for others, and in no group',
    factsWith({
      approvals: [{ ...APPROVAL, groupName: 'Servers' }],
      machine: { ...NOT_TOLD, groups: ['Unassigned Computers'] },
    }),
    'A7',
    'approved-elsewhere',
    /this computer is in Unassigned Computers/,
  ],
  [
    'the deeper group says no',
    factsWith({
      machine: {
        ...MACHINE,
        decision: {
          winner: { ...APPROVAL, action: 'NotApproved' },
          losers: [{ ...APPROVAL, groupName: 'All Computers', why: 'nearer-group', against: 'Office' }],
        },
      },
    }),
    'A7',
    'not-approved-deeper',
    /Office.*All Computers/,
  ],
  [
    'said no',
    factsWith({
      machine: { ...MACHINE, decision: { winner: { ...APPROVAL, action: 'NotApproved' }, losers: [] } },
    }),
    'A7',
    'not-approved-here',
  ],
  [
    'to be removed',
    factsWith({
      machine: { ...MACHINE, decision: { winner: { ...APPROVAL, action: 'Uninstall' }, losers: [] } },
    }),
    'A7',
    'approved-for-removal',
  ],
  [
    'files on their way',
    content({ fetching: { received: 10_000_000, from: 'cdn.example' } }),
    'A8',
    'content-downloading',
    /40\.0 MB of 50\.0 MB/,
  ],
  [
    'a file failed',
    content({ failure: { ...FAILURE, nextAttemptAt: NOW + HOUR } }),
    'A8',
    'content-failed',
    /too long/,
  ],
  ['a file was given up', content({ failure: FAILURE }), 'A8', 'content-given-up'],
  [
    'the disk is full',
    content({}, { paused: 'disk-full', freeBytes: 1_000_000 }),
    'A8',
    'content-disk-full',
    /20\.0 MB needed, 1\.0 MB free/,
  ],
  ['nowhere to fetch from', content({}, { paused: 'no-upstream' }), 'A8', 'content-no-upstream'],
  ['nobody fetches', content({ queued: false }), 'A8', 'content-missing', /1 of its 2 files is/],
  [
    'never checked',
    factsWith({ machine: { ...MACHINE_WITHOUT_STATE, lastScanAt: 0 } }),
    'A9a',
    'never-checked',
  ],
  [
    'asks for single categories only',
    factsWith({ machine: { ...MACHINE_WITHOUT_STATE, lastScanAt: 0, categoryScanAt: NOW - HOUR } }),
    'A9a',
    'only-categories',
  ],
  [
    'asks for single categories only, since long',
    factsWith({
      machine: { ...MACHINE_WITHOUT_STATE, lastScanAt: NOW - 12 * DAY, categoryScanAt: NOW - HOUR },
    }),
    'A9a',
    'only-categories',
  ],
  [
    'silent since before the approval',
    factsWith({ machine: { ...MACHINE_WITHOUT_STATE, lastScanAt: NOW - 12 * DAY } }),
    'A9a',
    'silent',
    /12 days/,
  ],
  [
    'silent since it told that it needs it',
    factsWith({ machine: { ...MACHINE, lastScanAt: NOW - 3 * DAY } }),
    'A9a',
    'silent',
    /3 days/,
  ],
  ['of another product', unsatisfied('product'), 'A9c', 'not-for-its-product', /Servicing stack/],
  [
    'lacks what must be there before',
    unsatisfied('update'),
    'A9c',
    'prerequisite-missing',
    /Servicing stack must be/,
  ],
  ['a detectoid says no', unsatisfied('detectoid'), 'A9c', 'detectoid-false'],
  ['knows it and does not list it', factsWith({ machine: MACHINE_WITHOUT_STATE }), 'A9c', 'not-applicable'],
  [
    'no such hardware',
    factsWith({
      update: { ...UPDATE, type: 'Driver' },
      machine: { ...MACHINE_WITHOUT_STATE, scan: { verdict: 'driver-pass', at: NOW - HOUR } },
    }),
    'A9c',
    'no-matching-hardware',
  ],
  [
    'waits for a restart',
    factsWith({
      update: { ...UPDATE, declined: true },
      machine: { ...MACHINE, status: { state: 'InstalledPendingReboot', changedAt: NOW - HOUR } },
    }),
    'A9e',
    'restart-pending',
  ],
  [
    'approved after the last check',
    factsWith({ machine: { ...MACHINE, since: NOW - HOUR / 2 } }),
    'A9f',
    'not-checked-since',
    /expected by 2026-11-30 09:00/,
  ],
  ['downloads when its policy says so', factsWith(), 'A9g', 'waits-for-download'],
  [
    'installs when its policy says so',
    factsWith({ machine: { ...MACHINE, status: { state: 'Downloaded', changedAt: NOW - HOUR } } }),
    'A9g',
    'waits-for-install',
  ],
  [
    'to be chosen',
    factsWith({
      machine: { ...MACHINE, decision: { winner: { ...APPROVAL, action: 'OptionalInstall' }, losers: [] } },
    }),
    'A9g',
    'optional',
  ],
  [
    'failed to download',
    factsWith({
      machine: { ...MACHINE, status: { state: 'Failed', changedAt: NOW, hresult: 0x80072efd | 0 } },
    }),
    'A9',
    'download-failed',
    /Download failed with 0x80072EFD/,
  ],
  [
    'failed',
    factsWith({
      machine: { ...MACHINE, status: { state: 'Failed', changedAt: NOW, hresult: 0x80070643 | 0 } },
    }),
    'A9',
    'failed',
    /0x80070643: \S+/,
  ],
  [
    'of a replica that lags',
    factsWith({ machine: NOT_TOLD, replica }),
    'A10',
    'replica-behind',
    /wsus\.example/,
  ],
  [
    'of a replica that was never synchronized',
    factsWith({ machine: NOT_TOLD, replica: { ...replica, lastSyncAt: 0 } }),
    'A10',
    'on-replica',
  ],
  [
    'failed without saying how',
    factsWith({ machine: { ...MACHINE, status: { state: 'Failed', changedAt: NOW } } }),
    'A9',
    'failed-without-code',
  ],
];

for (const [name, facts, check, code, says] of CAUSES) {
  test(`the cause is told: ${name}`, () => {
    const { cause, state } = judge(diagnosePresent(facts));
    assert.deepEqual([state, cause?.check, cause?.code], ['no', check, `why/${code}`]);
    if (says !== undefined) assert.match(cause?.says.en ?? '', says);
    assert.ok((cause?.next.length ?? 0) > 0, 'it says what to do');
  });
}

test('what is worth a look keeps nothing from the machine, and says what can be done about it', () => {
  const rows: readonly (readonly [PresentFacts, check: string, code: string])[] = [
    [factsWith({ update: { ...UPDATE, declined: true } }), 'A1', 'hidden-from-views'],
    [factsWith({ superseding: [NEWER] }), 'A4', 'superseded-not-approved'],
    [factsWith({ superseding: [{ ...NEWER, approved: true }] }), 'A4', 'superseded-approved'],
    [factsWith({ revisions: { count: 2, newest: 201, live: 200, pinned: 200 } }), 'A5', 'revision-pinned'],
    [factsWith({ revisions: { count: 2, newest: 201, live: 200 } }), 'A5', 'revision-older'],
    [factsWith({ approvals: [], eula: { id: 'e', accepted: false, waiting: [] } }), 'A6', 'eula-needed'],
    [
      factsWith({
        machine: {
          ...MACHINE,
          lastScanAt: NOW - 3 * DAY,
          status: { state: 'Failed', changedAt: NOW - 3 * DAY },
        },
      }),
      'A9a',
      'silent',
    ],
    [factsWith({ machine: { ...MACHINE, otherRestarts: ['Another'] } }), 'A9e', 'other-restart-pending'],
  ];
  for (const [facts, check, code] of rows) {
    const found = diagnosePresent(facts).find((each) => each.check === check);
    assert.deepEqual([found?.verdict, found?.code], ['warn', `why/${code}`]);
    assert.ok(found!.next.length > 0, code);
  }
});

test('what cannot be told from the server is not told, and it is said what would tell', () => {
  const unreported = { ...MACHINE_WITHOUT_STATE, lastReportAt: NOW - 11 * DAY };
  const forgotten = { ...MACHINE_WITHOUT_STATE, scan: { verdict: 'not-remembered' } as const };
  const rows: readonly (readonly [PresentFacts, check: string, code: string])[] = [
    [factsWith({ machine: MACHINE_WITHOUT_STATE }), 'A9b', 'other-source'],
    [factsWith({ machine: unreported }), 'A9c', 'report-awaited'],
    [
      factsWith({ update: { ...UPDATE, isUpgrade: true }, machine: MACHINE_WITHOUT_STATE }),
      'A9d',
      'version-pinned',
    ],
    [
      factsWith({ update: { ...UPDATE, products: ['Windows 10 ESU'] }, machine: MACHINE_WITHOUT_STATE }),
      'A9d',
      'esu-license',
    ],
    [factsWith({ machine: forgotten }), 'A9c', 'reasons-not-remembered'],
  ];
  for (const [facts, check, code] of rows) {
    const found = diagnosePresent(facts).filter((each) => each.check === check && each.verdict === 'unknown');
    assert.deepEqual(
      found.map((each) => each.code),
      [`why/${code}`],
    );
    assert.notEqual(found[0]?.decidedBy?.en ?? '', '');
  }
  assert.equal(judge(diagnosePresent(factsWith({ machine: unreported }))).state, 'unknown');
});

test('what a machine has is there, whatever was decided since', () => {
  const machine = { ...MACHINE, status: { state: 'Installed', changedAt: NOW - 5 * DAY } as const };
  const findings = diagnosePresent(
    factsWith({ machine, update: { ...UPDATE, declined: true }, approvals: [] }),
  );
  assert.deepEqual(
    findings.map(({ check, verdict, code }) => [check, verdict, code]),
    [['A9h', 'pass', 'why/installed']],
  );
  assert.match(findings[0]!.says.en, /since 2026-11-24/);
});

test('lists of a check from before the approval say nothing about what is offered since', () => {
  const machine = {
    ...MACHINE_WITHOUT_STATE,
    since: NOW - HOUR / 2,
    scan: {
      verdict: 'prerequisites',
      at: NOW - HOUR,
      unsatisfied: [{ kind: 'product', anyOf: ['Windows 11'], total: 1 }],
    } as const,
  };
  assert.equal(judge(diagnosePresent(factsWith({ machine }))).cause?.code, 'why/not-checked-since');
});

test('every branch that is in order says so, and checks that do not arise are silent', () => {
  const passed = diagnosePresent(factsWith()).filter(({ verdict }) => verdict === 'pass');
  assert.deepEqual(
    passed.map(({ check, code }) => `${check} ${code}`),
    [
      'A1 why/shown-in-views',
      'A2 why/not-declined',
      'A3 why/not-expired',
      'A4 why/not-superseded',
      'A5 why/revision-newest',
      'A7 why/not-held',
      'A7 why/approved',
      'A8 why/content-here',
      'A9a why/checks',
      'A9c why/computer-needs-it',
      'A9f why/checked-since',
    ],
  );
  const checks = (facts: PresentFacts) => diagnosePresent(facts).map(({ code }) => code);
  const terms = factsWith({ eula: { id: 'e', accepted: true, waiting: [] } });
  assert.ok(checks(terms).includes('why/eula-accepted'));
  assert.ok(checks(factsWith({ replica })).includes('why/replica-follows'));
  assert.ok(checks(factsWith({ askedMember: 'A part' })).includes('why/member-of-bundle'));
  const microsoft = factsWith({ content: { fromMicrosoft: true, files: 1, bytes: 1, missing: [] } });
  assert.ok(checks(microsoft).includes('why/content-from-microsoft'));
});

test('without a machine it is asked whether anybody is delivered it', () => {
  const of = (facts: PresentFacts) => judge(diagnosePresent(facts));
  assert.equal(of(factsWithoutMachine()).state, 'yes');
  assert.equal(of(factsWithoutMachine({ approvals: [] })).cause?.code, 'why/approved-nowhere');
  const removal = factsWithoutMachine({ approvals: [{ ...APPROVAL, action: 'Uninstall' }] });
  assert.equal(of(removal).cause?.code, 'why/approved-for-removal');
  const codes = diagnosePresent(factsWithoutMachine()).map(({ check }) => check);
  assert.deepEqual(
    codes.filter((check) => check.startsWith('A9')),
    [],
  );
});

test('on a replica nobody is told to decide here', () => {
  const rows = [
    factsWith({ machine: NOT_TOLD, approvals: [], replica }),
    factsWith({ update: { ...UPDATE, declined: true }, replica }),
  ];
  for (const facts of rows) {
    const { cause } = judge(diagnosePresent(facts));
    assert.equal(cause?.next[0]?.where, 'upstream');
    assert.ok(cause?.next.every(({ command }) => !/approve|undecline/.test(command ?? '')));
  }
});

/** Those of wsus-features.md 5, with what is told of each where it is not in order. */
const BRANCHES: Readonly<Record<string, 'fail' | 'warn' | 'unknown' | 'pass'>> = {
  ...{ A1: 'warn', A2: 'fail', A3: 'fail', A4: 'fail', A5: 'fail', A6: 'fail', A7: 'fail', A8: 'fail' },
  // Of policies of a machine the server knows nothing; what is installed is in order.
  ...{ A9a: 'fail', A9b: 'unknown', A9c: 'fail', A9d: 'unknown', A9e: 'fail', A9f: 'fail', A9g: 'fail' },
  ...{ A9h: 'pass', A10: 'fail' },
};

test('each branch of the tree is told of where it is not in order', () => {
  const upgrade = factsWith({ update: { ...UPDATE, isUpgrade: true }, machine: MACHINE_WITHOUT_STATE });
  const status = { state: 'Installed', changedAt: NOW } as const;
  const told = [
    ...CAUSES.map(([, facts]) => facts),
    ...[upgrade, factsWith({ machine: { ...MACHINE, status } })],
    factsWith({ update: { ...UPDATE, declined: true } }),
  ].flatMap(diagnosePresent);
  for (const [branch, verdict] of Object.entries(BRANCHES))
    assert.ok(
      told.some((finding) => finding.check === branch && finding.verdict === verdict),
      branch,
    );
});

test('all that is said is said in Japanese too, as the platform writes it', () => {
  const everything = [...CAUSES.map(([, facts]) => facts), factsWith(), factsWith({ superseding: [NEWER] })];
  const codes = new Set<string>();
  for (const finding of everything.flatMap(diagnosePresent)) {
    codes.add(finding.code);
    for (const text of textsOf(finding)) {
      assert.notEqual(text.en, '');
      if (text.en !== text.ja) assert.match(text.ja, /[\u3040-\u30ff\u4e00-\u9fff]/, text.ja);
      assert.doesNotMatch(
        text.ja,
        /[（）：％]|優先され|コンピュータ[^ー]|undefined|(All|Unassigned) Computers/,
        text.ja,
      );
    }
  }
  const declared = [...PRESENT_MESSAGES.codes, ...PRESENT_MACHINE_MESSAGES.codes];
  assert.equal(new Set(declared).size, declared.length);
  for (const code of codes) assert.ok(declared.includes(code), code);
});

function textsOf(finding: Finding): readonly { readonly en: string; readonly ja: string }[] {
  const { says, evidence, next, then, decidedBy } = finding;
  return [
    says,
    ...evidence.flatMap(({ name, value }) => (typeof value === 'object' ? [name, value] : [name])),
    ...next.map((action) => action.says),
    ...[then, decidedBy].flatMap((text) => text ?? []),
  ];
}
