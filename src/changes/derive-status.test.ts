import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientEvent } from '#store';
import type { ComputerId, UpdateId, UpdateStatus } from '#update';
import { deriveStatus, type KnownStatus, withoutLists } from './derive-status.ts';

const A = 'aaaaaaaa-0000-4000-8000-000000000001' as UpdateId;
const B = 'bbbbbbbb-0000-4000-8000-000000000002' as UpdateId;
const NO_FAILURE = 0;
const NOTHING: KnownStatus = { rows: new Map(), reportedAt: 0 };
const ACCESS_DENIED = 0x80070005 | 0;
const UNTRUSTED = 0x800b0109 | 0;
const NOT_DOWNLOADED = 0x80246007 | 0;

let instances = 0;

function event(eventId: number, at: number, more: Partial<ClientEvent> = {}): ClientEvent {
  instances += 1;
  return {
    instanceId: `instance-${instances}`,
    computerId: 'pc-1' as ComputerId,
    eventId,
    namespaceId: 1,
    sourceId: 101,
    timeAtTarget: at,
    receivedAt: at + 1000,
    hresult: 0,
    replacementStrings: [],
    miscData: [],
    ...more,
  };
}

const about = (updateId: UpdateId, eventId: number, at: number, hresult = NO_FAILURE) =>
  event(eventId, at, { updateId, hresult });
const report = (at: number, ...miscData: string[]) => event(156, at, { miscData });

function after(...events: ClientEvent[]): UpdateStatus[] {
  return rowsOf(deriveStatus(NOTHING, events));
}
function rowsOf(known: KnownStatus): UpdateStatus[] {
  return [...known.rows.values()].sort((left, right) => left.updateId.localeCompare(right.updateId));
}

const SINGLE_EVENTS: readonly [eventId: number, state: UpdateStatus['state'] | 'no change'][] = [
  [147, 'no change'],
  [161, 'Failed'],
  [162, 'Downloaded'],
  [163, 'no change'],
  [164, 'Downloaded'],
  [167, 'no change'],
  [168, 'no change'],
  [181, 'no change'],
  [182, 'Failed'],
  [183, 'Installed'],
  [184, 'InstalledPendingReboot'],
  [185, 'no change'],
  [186, 'no change'],
  [187, 'Failed'],
  [188, 'no change'],
  [190, 'Installed'],
  [191, 'InstalledPendingReboot'],
  [192, 'Failed'],
  [193, 'no change'],
  [194, 'no change'],
  [195, 'Failed'],
  [197, 'Installed'],
  [198, 'Failed'],
  [199, 'InstalledPendingReboot'],
  [200, 'Failed'],
  [201, 'InstalledPendingReboot'],
  [202, 'no change'],
  [203, 'Installed'],
  [204, 'Failed'],
  [221, 'Failed'],
  [222, 'NotInstalled'],
  [223, 'no change'],
  [224, 'InstalledPendingReboot'],
  [225, 'Failed'],
  [226, 'no change'],
];

for (const [eventId, state] of SINGLE_EVENTS) {
  test(`event ${eventId} about an update means: ${state}`, () => {
    const rows = after(about(A, eventId, 50, ACCESS_DENIED));
    if (state === 'no change') assert.deepEqual(rows, []);
    else if (state === 'Failed') {
      assert.deepEqual(rows, [{ updateId: A, state, changedAt: 50, hresult: ACCESS_DENIED }]);
    } else assert.deepEqual(rows, [{ updateId: A, state, changedAt: 50 }]);
  });
}

const LISTS: readonly [tag: string, state: UpdateStatus['state']][] = [
  ['U', 'NotInstalled'],
  ['V', 'Installed'],
  ['W', 'InstalledPendingReboot'],
  ['g', 'Failed'],
  ['h', 'Downloaded'],
];

for (const [tag, state] of LISTS) {
  test(`a status report that lists an update under ${tag} makes it ${state}`, () => {
    const known = deriveStatus(NOTHING, [
      report(70, 'G=1.2.3', `${tag}=${A.toUpperCase()};${B.toUpperCase()}`),
    ]);
    assert.deepEqual(rowsOf(known), [
      { updateId: A, state, changedAt: 70 },
      { updateId: B, state, changedAt: 70 },
    ]);
    assert.equal(known.reportedAt, 70);
  });
}

test('tags of a status report are told apart by letter case', () => {
  assert.deepEqual(after(report(70, `u=${A}`, `v=${A}`, `w=${B}`, `G=${B}`, `H=${B}`)), []);
});

test('the more telling list wins when an update is in several', () => {
  assert.equal(after(report(70, `g=${A}`, `U=${A}`))[0]?.state, 'Failed');
  assert.equal(after(report(70, `W=${A}`, `V=${A}`))[0]?.state, 'InstalledPendingReboot');
  assert.equal(after(report(70, `h=${A}`, `U=${A}`))[0]?.state, 'Downloaded');
});

test('text in a list that is no id is passed over', () => {
  assert.deepEqual(
    after(report(70, `U=;nonsense;${A};`)).map((row) => row.updateId),
    [A],
  );
});

test('a status report is complete: what it does not list is gone', () => {
  assert.deepEqual(
    after(report(10, `U=${A}`, `V=${B}`), report(20, `V=${B}`)).map((row) => row.updateId),
    [B],
  );
  assert.deepEqual(after(report(10, `U=${A}`), report(20)), []);
});

test('a row that a status report confirms keeps the time at which its state began', () => {
  assert.equal(after(report(10, `V=${A}`), report(20, `V=${A}`))[0]?.changedAt, 10);
  assert.equal(after(report(10, `U=${A}`), report(20, `V=${A}`))[0]?.changedAt, 20);
});

test('a failure and its HRESULT outlast a status report that says the update is still needed', () => {
  assert.deepEqual(after(about(A, 182, 10, ACCESS_DENIED), report(20, `U=${A}`)), [
    { updateId: A, state: 'Failed', changedAt: 10, hresult: ACCESS_DENIED },
  ]);
});

test('a failure ends when the update is reported as installed', () => {
  const installed = [{ updateId: A, state: 'Installed', changedAt: 20 }];
  assert.deepEqual(after(about(A, 182, 10, ACCESS_DENIED), report(20, `V=${A}`)), installed);
  assert.deepEqual(after(about(A, 182, 10, ACCESS_DENIED), about(A, 183, 20)), installed);
});

test('a failure ends when the update is no longer needed', () => {
  assert.deepEqual(after(about(A, 182, 10, ACCESS_DENIED), report(20, `U=${B}`)), [
    { updateId: B, state: 'NotInstalled', changedAt: 20 },
  ]);
});

test('the HRESULT of the last failure stays while the machine tries again', () => {
  assert.deepEqual(after(about(A, 182, 10, ACCESS_DENIED), about(A, 162, 20)), [
    { updateId: A, state: 'Downloaded', changedAt: 20, hresult: ACCESS_DENIED },
  ]);
});

test('"downloaded" outlasts a status report that says the update is still needed', () => {
  assert.deepEqual(after(about(A, 162, 10), report(20, `U=${A}`)), [
    { updateId: A, state: 'Downloaded', changedAt: 10 },
  ]);
});

test('a repeated failure keeps its beginning and takes the new HRESULT', () => {
  assert.deepEqual(after(about(A, 182, 10, ACCESS_DENIED), about(A, 182, 20, UNTRUSTED)), [
    { updateId: A, state: 'Failed', changedAt: 10, hresult: UNTRUSTED },
  ]);
});

test('the cause of a failed download is kept when the installation fails because of it', () => {
  assert.deepEqual(
    after(about(A, 161, 10, UNTRUSTED), about(A, 181, 11), about(A, 182, 12, NOT_DOWNLOADED)),
    [{ updateId: A, state: 'Failed', changedAt: 10, hresult: UNTRUSTED }],
  );
});

test('an event that is older than what is known changes nothing', () => {
  const installed = deriveStatus(NOTHING, [about(A, 183, 50)]);
  assert.equal(deriveStatus(installed, [about(A, 182, 49, ACCESS_DENIED)]), installed);
  const reported = deriveStatus(NOTHING, [report(50, `V=${A}`)]);
  assert.equal(deriveStatus(reported, [about(B, 182, 49, ACCESS_DENIED)]), reported);
  assert.equal(deriveStatus(reported, [report(49, `U=${A};${B}`)]), reported);
});

test('a late status report does not undo what happened after it', () => {
  const installed = deriveStatus(NOTHING, [about(A, 183, 50)]);
  assert.deepEqual(rowsOf(deriveStatus(installed, [report(40, `U=${A};${B}`)])), [
    { updateId: A, state: 'Installed', changedAt: 50 },
    { updateId: B, state: 'NotInstalled', changedAt: 40 },
  ]);
});

test('events of one batch count in the order of their times, and of one time in the order of the batch', () => {
  assert.deepEqual(after(about(A, 162, 20), about(A, 182, 10, ACCESS_DENIED)), [
    { updateId: A, state: 'Downloaded', changedAt: 20, hresult: ACCESS_DENIED },
  ]);
  assert.equal(after(report(50, `U=${A}`), about(A, 162, 50), about(A, 183, 50))[0]?.state, 'Installed');
});

test('a clock that is ahead does not make later reports look old', () => {
  const ahead = event(156, 9_000_000, { receivedAt: 100, miscData: [`U=${A}`] });
  const known = deriveStatus(NOTHING, [ahead]);
  assert.equal(known.reportedAt, 100);
  assert.equal(rowsOf(deriveStatus(known, [report(200, `V=${A}`)]))[0]?.state, 'Installed');
});

test('events of another namespace and events without an update change no state', () => {
  const other = { ...about(A, 182, 10, ACCESS_DENIED), namespaceId: 2 };
  assert.deepEqual(after(other, event(182, 10, { hresult: ACCESS_DENIED })), []);
});

test("a failure of a bundle's hidden member is no failure of its own: the bundle reports it too", () => {
  const member = event(182, 10, {
    updateId: A,
    hresult: NOT_DOWNLOADED,
    miscData: ['M=BBBBBBBB-0000-4000-8000-000000000002;200'],
  });
  assert.deepEqual(after(member, about(B, 182, 11, UNTRUSTED)), [
    { updateId: B, state: 'Failed', changedAt: 11, hresult: UNTRUSTED },
  ]);
});

test('of a status report the numbers of its entries are kept, and everything else of it; other events are kept whole', () => {
  const sent = report(1, `U=${A};${B}`, 'V=', `g=${B};`, 'D=17', 'u=note');
  assert.deepEqual(withoutLists(sent), { ...sent, miscData: ['U=(2)', 'V=(0)', 'g=(1)', 'D=17', 'u=note'] });
  const other = event(182, 1, { miscData: [`U=${A}`] });
  assert.equal(withoutLists(other), other);
});
