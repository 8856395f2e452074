import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { buildCatalog } from '#catalog';
import { enrolComputer, recordEvents } from '#changes';
import type { ClientEvent } from '#store';
import { openSqliteStore } from '#store/sqlite';
import type { ComputerId } from '#update';
import { startEventExpiry } from './expire-events.ts';

const DAY = 86_400_000;
const COMPUTER = 'aaaaaaaa-0000-4000-8000-000000000001' as ComputerId;

function event(number: number, receivedAt: number): ClientEvent {
  return {
    instanceId: `instance-${number}`,
    computerId: COMPUTER,
    eventId: 147,
    namespaceId: 1,
    sourceId: 101,
    timeAtTarget: receivedAt,
    receivedAt,
    hresult: 0,
    replacementStrings: [],
    miscData: [],
  };
}

test('what is older than it is kept goes round by round, what is younger stays', async (t) => {
  const directory = temporaryFolder('expiry');
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const store = await openSqliteStore({ path: directory, clock });
  t.after(async () => {
    await store.close();
  });
  const catalog = await buildCatalog({
    sequence: 0,
    records: store.indexRecords(),
    declines: [],
    deployments: [],
    endedDeployments: [],
    groups: await store.groups(),
  });
  const context = { store, catalog, clock, log: nullLog };
  await enrolComputer(context, { computerId: COMPUTER, dnsName: 'pc', requestedGroups: [], address: '' });
  const first = clock.now();
  await recordEvents(
    context,
    Array.from({ length: 1200 }, (_, index) => event(index, first)),
  );
  await recordEvents(context, [event(5000, first + 10 * DAY)]);
  const left = async (): Promise<number> => (await store.eventsOf(COMPUTER, { limit: 1, offset: 0 })).total;

  let endRound = (): void => undefined;
  const rounds: number[] = [];
  const expiry = startEventExpiry({
    context,
    keep: 30 * DAY,
    every: DAY,
    sleep: async (milliseconds, signal) => {
      rounds.push(milliseconds);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        endRound = resolve;
        signal.addEventListener('abort', () => resolve());
      });
    },
  });
  const roundEnded = async (count: number): Promise<void> => {
    for (let tries = 0; rounds.length < count; tries++) {
      assert.ok(tries < 2000, 'the round does not end');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await roundEnded(1);
  assert.equal(await left(), 1201, 'nothing is old yet');
  clock.advance(31 * DAY);
  endRound();
  await roundEnded(2);
  assert.equal(await left(), 1);
  clock.advance(10 * DAY);
  endRound();
  await roundEnded(3);
  assert.equal(await left(), 0);
  await expiry.stop();
  assert.deepEqual(rounds, [DAY, DAY, DAY]);
});
