import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComputerId } from '#update';
import { type Exchange, ExchangeRecorder } from './recorder.ts';

const ONE = '00000000-0000-4000-8000-000000000001' as ComputerId;
const MINUTE = 60_000;

function trip(at: number, counts: Exchange['counts'] = {}, outcome = 'ok'): Exchange {
  return {
    at,
    operation: 'SyncUpdates',
    outcome,
    message: '',
    faultId: '',
    address: '10.0.0.1',
    took: 2,
    requestBytes: 10,
    responseBytes: 100,
    counts,
  };
}

test('trips of one scan add up, the driver pass and trips that failed among them', () => {
  const recorder = new ExchangeRecorder();
  recorder.record(ONE, trip(0, { newUpdates: 30, truncated: 1 }));
  recorder.record(ONE, trip(1000, {}, 'InternalServerError'));
  recorder.record(ONE, trip(2000, { newUpdates: 5, finished: 1 }));
  recorder.record(ONE, trip(3000, { drivers: 1 }));
  assert.deepEqual(recorder.scanOf(ONE), {
    since: 0,
    at: 3000,
    trips: 4,
    requestBytes: 40,
    responseBytes: 400,
    took: 8,
    newUpdates: 35,
    finished: true,
  });
});

test('a scan ends with its last answer, and where the machine stops asking', () => {
  const recorder = new ExchangeRecorder();
  recorder.record(ONE, trip(0, { finished: 1 }));
  recorder.record(ONE, trip(1000, { truncated: 1 }));
  assert.equal(recorder.scanOf(ONE)?.trips, 1);
  recorder.record(ONE, trip(1000 + 11 * MINUTE, { truncated: 1 }));
  assert.deepEqual([recorder.scanOf(ONE)?.trips, recorder.scanOf(ONE)?.finished], [1, false]);
});

test('what went wrong within the last hour is counted, and forgotten after it', () => {
  const recorder = new ExchangeRecorder();
  const start = 1_000_000 * MINUTE;
  recorder.record(ONE, trip(start, {}, 'InternalServerError'));
  recorder.record(ONE, trip(start + 30 * MINUTE, {}, 'ServerBusy'));
  recorder.record(undefined, trip(start + 30 * MINUTE));
  assert.deepEqual(recorder.lately(start + 59 * MINUTE), { calls: 3, errors: 1, busy: 1 });
  assert.deepEqual(recorder.lately(start + 61 * MINUTE), { calls: 2, errors: 0, busy: 1 });
  // The same minute of another hour begins at nothing.
  recorder.record(ONE, trip(start + 90 * MINUTE));
  assert.deepEqual(recorder.lately(start + 90 * MINUTE), { calls: 1, errors: 0, busy: 0 });
});
