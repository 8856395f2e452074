import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClientEvent } from '#store';
import type { ComputerId, UpdateId, UpdateStatus } from '#update';
import { changesFailures } from './failures.ts';
import { emptyServer, enrolSample, type Fixture, importSamples, START, updateIdOf } from './fixture.ts';
import { forgetComputer } from './forget-computer.ts';
import { recordEvents } from './record-events.ts';

const PC = 'pc-1' as ComputerId;
const FAILED = 0x80070005 | 0;
let instances = 0;

function event(eventId: number, at: number, more: Partial<ClientEvent> = {}): ClientEvent {
  instances += 1;
  return {
    instanceId: `10000000-0000-4000-8000-${String(instances).padStart(12, '0')}`,
    computerId: PC,
    eventId,
    namespaceId: 1,
    sourceId: 101,
    timeAtTarget: at,
    receivedAt: at,
    hresult: 0,
    replacementStrings: [],
    miscData: [],
    ...more,
  };
}

async function serverWith(t: Parameters<typeof emptyServer>[0], updates: number, ...computers: string[]) {
  const server = await emptyServer(t);
  const ids = Array.from({ length: updates }, (_, index) => index + 1);
  await importSamples(server, ...ids.map((id) => ({ id })));
  for (const name of computers) await enrolSample(server, name);
  return server;
}

async function statusOf({ store }: Pick<Fixture, 'store'>, id: ComputerId): Promise<UpdateStatus[]> {
  return [...(await store.statusOf(id))].sort((left, right) => left.updateId.localeCompare(right.updateId));
}

test('a report is durable, its events are kept and its status counts', async (t) => {
  const server = await serverWith(t, 2, 'pc-1');
  await recordEvents(server, [
    event(147, START, { replacementStrings: ['1'] }),
    event(156, START, { miscData: [`U=${updateIdOf(1)}`, `V=${updateIdOf(2)}`] }),
  ]);
  await recordEvents(server, [event(182, START + 5, { updateId: updateIdOf(1), hresult: FAILED })]);
  const { store } = await server.restart();
  assert.deepEqual(await statusOf({ store }, PC), [
    { updateId: updateIdOf(1), state: 'Failed', changedAt: START + 5, hresult: FAILED },
    { updateId: updateIdOf(2), state: 'Installed', changedAt: START },
  ]);
  assert.equal((await store.computer(PC))?.lastReportAt, START);
  assert.equal((await store.eventsOf(PC, { limit: 10, offset: 0 })).total, 3);
  const [counts] = await store.statusCounts([updateIdOf(1)]);
  assert.equal(counts?.failed, 1);
  assert.equal(counts.needed, 0);
});

test('an event that arrives twice counts once', async (t) => {
  const server = await serverWith(t, 1, 'pc-1');
  const installed = event(183, START, { updateId: updateIdOf(1) });
  await Promise.all([recordEvents(server, [installed]), recordEvents(server, [installed])]);
  await recordEvents(server, [event(182, START, { updateId: updateIdOf(1), hresult: FAILED })]);
  await recordEvents(server, [installed, event(147, START)]);
  const sequence = await server.store.sequence();
  await recordEvents(server, [installed]);
  assert.equal(await server.store.sequence(), sequence);
  assert.equal((await statusOf(server, PC))[0]?.state, 'Failed');
  assert.equal((await server.store.eventsOf(PC, { limit: 10, offset: 0 })).total, 3);
});

test('reports that arrive together share a commit', async (t) => {
  const names = Array.from({ length: 40 }, (_, index) => `pc-${index}`);
  const server = await serverWith(t, 1, ...names);
  const sequence = await server.store.sequence();
  await Promise.all(
    names.map((name) =>
      recordEvents(server, [
        event(156, START, { computerId: name as ComputerId, miscData: [`U=${updateIdOf(1)}`] }),
      ]),
    ),
  );
  assert.equal(await server.store.sequence(), sequence + 1);
  assert.equal((await server.store.statusCounts([updateIdOf(1)]))[0]?.needed, 40);
});

test('the report of a machine that is not known is refused, and those beside it are kept', async (t) => {
  const server = await serverWith(t, 1, 'pc-1', 'pc-2');
  await forgetComputer(server, 'pc-2' as ComputerId, 'test');
  const outcomes = await Promise.allSettled([
    recordEvents(server, [event(183, START, { updateId: updateIdOf(1) })]),
    recordEvents(server, [event(147, START, { computerId: 'pc-2' as ComputerId })]),
  ]);
  assert.equal(outcomes[0]?.status, 'fulfilled');
  assert.ok(outcomes[1]?.status === 'rejected' && changesFailures.is(outcomes[1].reason, 'unknown-computer'));
  assert.equal((await server.store.counts()).events, 1);
  assert.equal((await statusOf(server, PC))[0]?.state, 'Installed');
});

test('no events are no work', async (t) => {
  const server = await serverWith(t, 0);
  const sequence = await server.store.sequence();
  await recordEvents(server, []);
  assert.equal(await server.store.sequence(), sequence);
});

// ---------------------------------------------------------- a random history against a naive replay

const UPDATES = 4;
const COMPUTERS = ['pc-1', 'pc-2'] as ComputerId[];
/** A few of each kind; 147, 167 and 202 say nothing about a state. */
const EVENT_IDS = [147, 161, 162, 167, 182, 183, 184, 201, 202, 222];

interface Step {
  readonly computer: number;
  readonly eventId: number;
  readonly update: number;
  /** For each update the tag of its list in a status report, '' for none. */
  readonly tags: readonly string[];
  readonly hresult: number;
  /** How long after the step before, milliseconds. */
  readonly later: number;
  /** The client sends it once more. */
  readonly isRepeated: boolean;
  /** Steps up to here are sent in one report. */
  readonly endsReport: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  computer: fc.nat(COMPUTERS.length - 1),
  eventId: fc.oneof(fc.constant(156), fc.constantFrom(...EVENT_IDS)),
  update: fc.integer({ min: 1, max: UPDATES }),
  tags: fc.array(fc.constantFrom('', '', 'U', 'U', 'V', 'W', 'g', 'h'), {
    minLength: UPDATES,
    maxLength: UPDATES,
  }),
  hresult: fc.constantFrom(FAILED, 0x800b0109 | 0, 0x80246007 | 0),
  later: fc.integer({ min: 1, max: 1000 }),
  isRepeated: fc.boolean(),
  endsReport: fc.boolean(),
});

function toEvent({ eventId, update, tags, hresult, computer }: Step, at: number): ClientEvent {
  const computerId = COMPUTERS[computer]!;
  if (eventId !== 156) return event(eventId, at, { computerId, updateId: updateIdOf(update), hresult });
  const lists = Map.groupBy(
    tags
      .map((tag, index) => ({ tag, id: updateIdOf(index + 1).toUpperCase() }))
      .filter(({ tag }) => tag !== ''),
    ({ tag }) => tag,
  );
  const miscData = [...lists].map(([tag, ids]) => `${tag}=${ids.map(({ id }) => id).join(';')}`);
  return event(156, at, { computerId, miscData });
}

/** What the rules say in the plainest way: each event in turn, each update by itself. */
function replay(events: readonly ClientEvent[], updateId: UpdateId): UpdateStatus | undefined {
  let row: { state: UpdateStatus['state']; changedAt: number; hresult?: number } | undefined;
  const become = (state: UpdateStatus['state'], at: number) => {
    if (row?.state !== state) row = { ...row, state, changedAt: at };
    if (state === 'Installed' || state === 'InstalledPendingReboot') delete row.hresult;
  };
  for (const { eventId, timeAtTarget: at, miscData, hresult, updateId: named } of events) {
    if (eventId === 156) {
      const tag = miscData.find((text) => text.toLowerCase().includes(updateId))?.[0];
      if (tag === undefined) row = undefined;
      else if (tag === 'U' && row?.state !== 'Failed' && row?.state !== 'Downloaded')
        become('NotInstalled', at);
      else if (tag === 'V') become('Installed', at);
      else if (tag === 'W') become('InstalledPendingReboot', at);
      else if (tag === 'g') become('Failed', at);
      else if (tag === 'h') become('Downloaded', at);
    } else if (named === updateId) {
      if (eventId === 161 || eventId === 182) {
        const cause = row?.state === 'Failed' ? row.hresult : undefined;
        become('Failed', at);
        row!.hresult = hresult === (0x80246007 | 0) && cause !== undefined ? cause : hresult;
      } else if (eventId === 162) become('Downloaded', at);
      else if (eventId === 183) become('Installed', at);
      else if (eventId === 184 || eventId === 201) become('InstalledPendingReboot', at);
      else if (eventId === 222) become('NotInstalled', at);
    }
  }
  return row === undefined ? undefined : { updateId, ...row };
}

test('after any history, with repetitions and a restart, the status is what a plain replay says', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      const server = await serverWith(t, UPDATES, ...COMPUTERS);
      const history: ClientEvent[] = [];
      let at = START;
      let report: ClientEvent[] = [];
      for (const each of steps) {
        at += each.later;
        const happened = toEvent(each, at);
        history.push(happened);
        report.push(happened);
        if (each.isRepeated) report.push(history[(at * 7) % history.length]!);
        if (!each.endsReport) continue;
        await recordEvents(server, report);
        report = [];
      }
      await recordEvents(server, report);
      const { store } = await server.restart();
      for (const computerId of COMPUTERS) {
        const own = history.filter((each) => each.computerId === computerId);
        const expected = Array.from({ length: UPDATES }, (_, index) => replay(own, updateIdOf(index + 1)));
        assert.deepEqual(
          await statusOf({ store }, computerId),
          expected.filter((row) => row !== undefined),
        );
      }
      await store.close();
    }),
    { numRuns: 25 },
  );
});
