import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventRow, ExchangeRow } from '#server/admin';
import { type Entry, stepOfEvent, timelineOf } from '../../console/src/pages/computers/timeline-model.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const SECOND = 1000;
const HOUR = 3600 * SECOND;

function call(at: number, operation: string, outcome = 'ok'): ExchangeRow {
  return {
    at,
    operation,
    outcome,
    address: '10.0.0.1',
    took: 5,
    requestBytes: 10,
    responseBytes: 20,
    counts: {},
  };
}

function event(at: number, eventId: number, hex?: string): EventRow {
  return { at, eventId, name: String(eventId), ...(hex === undefined ? {} : { result: { hex } }) };
}

const shape = (entries: readonly Entry[]) =>
  entries.map((entry) => {
    if (entry.kind === 'gap') return `gap of ${(entry.at - entry.since) / HOUR} hours`;
    return entry.kind === 'calls'
      ? `${entry.step} ${entry.calls.length}${entry.fault === undefined ? '' : ` ${entry.fault.outcome}`}`
      : `${entry.step} told ${entry.events.length}`;
  });

test('calls of one step are one line, newest first, and a fault stands apart', () => {
  const calls = ['GetConfig', 'GetAuthorizationCookie', 'GetCookie', 'SyncUpdates', 'SyncUpdates'].map(
    (operation, index) => call(NOON + index * SECOND, operation),
  );
  const refused = call(NOON + 9 * SECOND, 'SyncUpdates', 'InvalidCookie');
  assert.deepEqual(shape(timelineOf([refused, ...calls], [])), [
    'scan 1 InvalidCookie',
    'scan 2',
    'authentication 2',
    'contact 1',
  ]);
});

test('what a machine told stands among the calls; alike ones are one, different results are not', () => {
  const events = [
    event(NOON + 4 * SECOND, 182, '0x80070643'),
    event(NOON + 3 * SECOND, 182, '0x80070005'),
    event(NOON + 2 * SECOND, 183),
    event(NOON + SECOND, 183),
  ];
  assert.deepEqual(
    shape(timelineOf([call(NOON, 'SyncUpdates'), call(NOON + 5 * SECOND, 'ReportEventBatch')], events)),
    ['report 1', 'install told 1', 'install told 1', 'install told 2', 'scan 1'],
  );
});

test('a machine looks every 22 hours, give or take: a longer pause is a gap, and a shorter one is none', () => {
  const at = [NOON, NOON - 22 * HOUR, NOON - 22 * HOUR - 100 * HOUR];
  assert.deepEqual(
    shape(
      timelineOf(
        at.map((each) => call(each, 'SyncUpdates')),
        [],
      ),
    ),
    ['scan 1', 'scan 1', 'gap of 100 hours', 'scan 1'],
  );
});

test('numbers of events are of the step that they are about', () => {
  assert.deepEqual([147, 161, 182, 201, 202, 156, 521, 9999].map(stepOfEvent), [
    'scan',
    'download',
    'install',
    'install',
    'restart',
    'report',
    'install',
    'other',
  ]);
});
