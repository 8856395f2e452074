import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FetchRecord } from '#store';
import { jobsFailures } from './failures.ts';
import {
  afterFailure,
  dueRecords,
  nextDue,
  PRIORITIES,
  planQueue,
  renewed,
  wanted,
  withoutSource,
} from './fetch-plan.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;
const failure = jobsFailures.fail('not-found', { detail: 'HTTP 404' });

function record(sha1: string, more: Partial<FetchRecord> = {}): FetchRecord {
  const reason = more.reason ?? 'approved';
  return {
    sha1,
    priority: PRIORITIES[reason],
    reason,
    requestedAt: 0,
    attempts: 0,
    nextAttemptAt: 0,
    ...more,
  };
}

function queueOf(...records: readonly FetchRecord[]): ReadonlyMap<string, FetchRecord> {
  return new Map(records.map((each) => [each.sha1, each]));
}

test('what is needed and missing comes into the queue, what is here or not needed leaves it', () => {
  const queue = queueOf(
    record('HERE'),
    record('UNNEEDED'),
    record('CLIENT-UNNEEDED', { reason: 'client' }),
    record('PERSON', { reason: 'person' }),
    record('DOWNSTREAM', { reason: 'downstream' }),
    record('PERSON-HERE', { reason: 'person' }),
  );
  const needed = new Map([
    ['NEW', 'approved'],
    ['NEW-HERE', 'everything'],
    ['HERE', 'approved'],
  ] as const);
  const here = new Set(['HERE', 'NEW-HERE', 'PERSON-HERE']);
  const { put, drop } = planQueue(queue, needed, (sha1) => !here.has(sha1), NOW);
  assert.deepEqual(put, [record('NEW', { requestedAt: NOW })]);
  assert.deepEqual(drop, ['HERE', 'UNNEEDED', 'CLIENT-UNNEEDED', 'PERSON-HERE']);
});

test('a queue that is as it should be is not written again', () => {
  const queue = queueOf(record('A'), record('B', { reason: 'client' }), record('C', { attempts: 3 }));
  const needed = new Map([
    ['A', 'everything'],
    ['B', 'approved'],
    ['C', 'approved'],
  ] as const);
  assert.deepEqual(
    planQueue(queue, needed, () => true, NOW),
    { put: [], drop: [] },
  );
});

test('a file that becomes more urgent moves forward, and one that is less so stays where it was', () => {
  const needed = new Map([
    ['A', 'approved'],
    ['B', 'approved'],
  ] as const);
  const queue = queueOf(
    record('A', { reason: 'everything', attempts: 2 }),
    record('B', { reason: 'client' }),
  );
  const { put } = planQueue(queue, needed, () => true, NOW);
  assert.deepEqual(put, [record('A', { attempts: 2 })]);
});

test('a client does not undo the pause after a failure, a person does', () => {
  const failed = afterFailure(record('A'), failure, NOW, 0.5);
  assert.equal(wanted(failed, 'A', 'client', NOW).nextAttemptAt, failed.nextAttemptAt);
  const byPerson = wanted({ ...failed, givenUp: true }, 'A', 'person', NOW);
  assert.deepEqual(byPerson, record('A', { reason: 'person' }));
});

test('pauses double from a minute to six hours, a fifth more or less, and the tenth failure is the last', () => {
  let current = record('A');
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt++) {
    assert.equal(current.givenUp, undefined);
    current = afterFailure(current, failure, NOW, 0.5);
    pauses.push((current.nextAttemptAt - NOW) / MINUTE);
  }
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
  assert.equal(current.givenUp, true);
  assert.equal(afterFailure(record('A'), failure, NOW, 0).nextAttemptAt - NOW, 0.8 * MINUTE);
  assert.equal(afterFailure(record('A'), failure, NOW, 1).nextAttemptAt - NOW, 1.2 * MINUTE);
  assert.deepEqual(current.failure, {
    code: 'jobs/not-found',
    message: 'the file is not at its address',
    hint: failure.hint,
    detail: 'HTTP 404',
    at: NOW,
  });
});

test('a file that nobody has is not given up, however long it waits', () => {
  let current = record('A');
  for (let round = 0; round < 20; round++) current = withoutSource(current, failure, NOW);
  assert.equal(current.attempts, 0);
  assert.equal(current.givenUp, undefined);
  assert.deepEqual(renewed(current), record('A'));
});

test('the most urgent is due first, then the oldest; what waits or was given up is not due', () => {
  const queue = [
    record('LATE', { requestedAt: 2 }),
    record('EARLY', { requestedAt: 1 }),
    record('ALL', { reason: 'everything' }),
    record('CLIENT', { reason: 'client', requestedAt: 9 }),
    record('WAITS', { nextAttemptAt: NOW + 5 }),
    record('WAITS-LONGER', { nextAttemptAt: NOW + 50 }),
    record('LOST', { givenUp: true }),
  ];
  assert.deepEqual(
    dueRecords(queue, NOW).map(({ sha1 }) => sha1),
    ['CLIENT', 'EARLY', 'LATE', 'ALL'],
  );
  assert.equal(nextDue(queue, NOW), NOW + 5);
  assert.equal(nextDue([record('LOST', { givenUp: true })], NOW), undefined);
});
