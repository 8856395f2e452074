import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { loadCatalog, recordSyncRun } from '#changes';
import type { SyncRun, SyncTrigger } from '#store';
import { openSqliteStore } from '#store/sqlite';
import { type ScheduleSettings, upstreamFailures } from '#upstream';
import { type SyncSchedule, startSyncSchedule } from './schedule-sync.ts';

const HOUR = 3_600_000;
/** Noon of the server's own day. */
const NOON = new Date(2026, 5, 10, 12).getTime();

interface World {
  readonly clock: ReturnType<typeof manualClock>;
  readonly triggers: SyncTrigger[];
  settings: ScheduleSettings;
  /** What a run does; leaves its row. */
  run: () => Promise<void>;
  start(): SyncSchedule;
  /** Lets so much time pass, in steps as long as the schedule sleeps. */
  pass(milliseconds: number): Promise<void>;
  record(run: Partial<SyncRun>): Promise<SyncRun>;
}

async function world(t: TestContext, settings: ScheduleSettings): Promise<World> {
  const directory = temporaryFolder('schedule');
  const clock = manualClock(NOON);
  const store = await openSqliteStore({ path: join(directory, 'todoku.db'), clock });
  const context = { store, catalog: await loadCatalog(store), clock, log: nullLog };
  const started: SyncSchedule[] = [];
  t.after(async () => {
    for (const schedule of started) await schedule.stop();
    await store.close();
  });
  let wake = (): void => undefined;
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn++) await setImmediate();
  };
  const record = (run: Partial<SyncRun>): Promise<SyncRun> =>
    recordSyncRun(context, {
      trigger: 'manual',
      actor: 'test',
      startedAt: clock.now(),
      endedAt: clock.now(),
      outcome: 'succeeded',
      upstream: 'http://upstream.example',
      mode: 'autonomous',
      selection: { products: [], classifications: [], languages: [] },
      phases: [],
      counts: { new: 0, revised: 0, expired: 0, quarantined: 0, deployments: 0, declines: 0, groups: 0 },
      bytes: 0,
      requests: 0,
      findings: [],
      ...run,
    });
  const here: World = {
    clock,
    triggers: [],
    settings,
    run: async () => undefined,
    record,
    start: () => {
      const schedule = startSyncSchedule({
        synchroniser: {
          run: async ({ trigger }) => {
            here.triggers.push(trigger);
            await here.run();
            return record({ trigger });
          },
        },
        store,
        clock,
        log: nullLog,
        settings: async () => here.settings,
        random: () => 0.5,
        sleep: async (_, signal) => {
          if (signal.aborted) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener('abort', () => resolve());
          });
        },
      });
      started.push(schedule);
      return schedule;
    },
    pass: async (milliseconds) => {
      for (let left = milliseconds; left > 0; left -= HOUR / 6) {
        clock.advance(Math.min(left, HOUR / 6));
        wake();
        await settle();
      }
    },
  };
  return here;
}

const NIGHTLY: ScheduleSettings = { perDay: 1, firstAt: 180, randomOffset: 60 };

test('runs come at their times, with an offset, as many as a day should have', async (t) => {
  const here = await world(t, { ...NIGHTLY, perDay: 4 });
  await here.record({});
  const schedule = here.start();
  await here.pass(1);
  // The slots are 03, 09, 15 and 21; half of the offset is half an hour.
  assert.equal(schedule.nextAt(), NOON + 3.5 * HOUR);
  await here.pass(48 * HOUR);
  assert.deepEqual(here.triggers, Array(8).fill('schedule'));
});

test('a run that was missed is caught up, once', async (t) => {
  const here = await world(t, NIGHTLY);
  await here.record({ startedAt: NOON - 33 * HOUR });
  here.start();
  await here.pass(HOUR);
  assert.deepEqual(here.triggers, ['catch-up']);
  here.start();
  await here.pass(HOUR);
  assert.deepEqual(here.triggers, ['catch-up']);
});

test('an interrupted run and the import of single updates count for nothing', async (t) => {
  const here = await world(t, NIGHTLY);
  await here.record({ outcome: 'interrupted' });
  await here.record({ trigger: 'catalog' });
  here.start();
  await here.pass(HOUR);
  assert.deepEqual(here.triggers, ['catch-up']);
});

test('a changed schedule counts at once, a manual one has no runs', async (t) => {
  const here = await world(t, { ...NIGHTLY, perDay: 0 });
  const schedule = here.start();
  await here.pass(48 * HOUR);
  assert.equal(schedule.nextAt(), undefined);
  assert.deepEqual(here.triggers, []);
  here.settings = { perDay: 24, firstAt: 0, randomOffset: 0 };
  await schedule.changed();
  assert.equal(schedule.nextAt(), here.clock.now() + HOUR);
  await here.pass(2 * HOUR);
  assert.deepEqual(here.triggers, ['schedule', 'schedule']);
});

test('a run that cannot begin does not end the schedule, and after a stop there are no more', async (t) => {
  const here = await world(t, NIGHTLY);
  await here.record({});
  const schedule = here.start();
  here.run = () => Promise.reject(upstreamFailures.fail('not-set'));
  await here.pass(24 * HOUR);
  here.run = () => Promise.reject(new Error('disk full'));
  await here.pass(24 * HOUR);
  assert.equal(here.triggers.length, 2);
  here.run = () => new Promise(() => undefined);
  await here.pass(24 * HOUR);
  assert.equal(here.triggers.length, 3, 'one that takes its time');
  await schedule.stop();
  await here.pass(24 * HOUR);
  assert.equal(here.triggers.length, 3);
});
