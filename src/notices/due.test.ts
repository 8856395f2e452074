import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAt } from './back-off.ts';
import { dueNow, occasionNow, type Position, type Situation } from './due.ts';
import { dueAfter, dueUpTo, type NoticeSchedule } from './schedule.ts';
import type { NoticeSubject, Subscription } from './subscription.ts';

process.env['TZ'] = 'Europe/Berlin';

/** A time on the wall. */
const wall = (year: number, month: number, day: number, hour = 0, minute = 0): number =>
  new Date(year, month - 1, day, hour, minute).getTime();

const DAILY: NoticeSchedule = { every: 'day', at: 7 * 60 };

test('a daily report is due at its time on the wall, also where the clocks change', () => {
  assert.equal(dueAfter(DAILY, wall(2026, 3, 28, 6, 59)), wall(2026, 3, 28, 7));
  assert.equal(dueAfter(DAILY, wall(2026, 3, 28, 7)), wall(2026, 3, 29, 7));
  assert.equal(wall(2026, 3, 29, 7) - wall(2026, 3, 28, 7), 23 * 3_600_000, 'that night is an hour shorter');
  assert.equal(dueUpTo(DAILY, wall(2026, 10, 25, 6, 59)), wall(2026, 10, 24, 7));
  const inTheGap: NoticeSchedule = { every: 'day', at: 2 * 60 + 30 };
  assert.equal(dueAfter(inTheGap, wall(2026, 3, 29)), wall(2026, 3, 29, 3, 30));
});

test('a weekly report is due on its weekday, a monthly one on its day or the last of a shorter month', () => {
  const sundays: NoticeSchedule = { every: 'week', weekday: 7, at: 60 };
  assert.equal(dueAfter(sundays, wall(2026, 11, 23)), wall(2026, 11, 29, 1), 'from Monday');
  assert.equal(dueAfter(sundays, wall(2026, 11, 29, 1)), wall(2026, 12, 6, 1), 'from that very moment');
  assert.equal(dueUpTo(sundays, wall(2026, 11, 29, 0, 59)), wall(2026, 11, 22, 1), 'on its day, too early');
  const monthEnds: NoticeSchedule = { every: 'month', day: 31, at: 0 };
  const found: number[] = [];
  for (let at = wall(2027, 12, 31); found.length < 4; ) found.push((at = dueAfter(monthEnds, at)));
  assert.deepEqual(found, [wall(2028, 1, 31), wall(2028, 2, 29), wall(2028, 3, 31), wall(2028, 4, 30)]);
  assert.equal(dueUpTo(monthEnds, wall(2028, 2, 28)), wall(2028, 1, 31));
});

function subscription(about: NoticeSubject, more: Partial<Subscription> = {}): Subscription {
  return {
    name: 'x',
    on: true,
    about,
    mail: ['a@b.example'],
    language: 'en',
    since: wall(2026, 11, 1),
    ...more,
  };
}

const REPORT: NoticeSubject = { kind: 'report', report: 'updates-summary', filter: {}, schedule: DAILY };

test('a report is due once for each time, and once alone after a week without the server', () => {
  const weekly = subscription(REPORT, { since: wall(2026, 11, 2, 8) });
  assert.equal(dueNow(weekly, {}, { now: wall(2026, 11, 2, 9) }).due, undefined, 'before it was made');
  const first = dueNow(weekly, {}, { now: wall(2026, 11, 3, 7) });
  assert.deepEqual(first.due, { dueAt: wall(2026, 11, 3, 7), occasion: { kind: 'report' } });
  assert.equal(dueNow(weekly, first.position, { now: wall(2026, 11, 3, 23) }).due, undefined);
  const late = dueNow(weekly, first.position, { now: wall(2026, 11, 10, 12) });
  assert.equal(late.due?.dueAt, wall(2026, 11, 10, 7));
  assert.equal(dueNow(weekly, late.position, { now: wall(2026, 11, 10, 13) }).due, undefined);
});

test('while a subscription is off nothing is due, and nothing is made up for afterwards', () => {
  const now = wall(2026, 11, 5, 8);
  const { due, position } = dueNow(subscription(REPORT, { on: false }), {}, { now });
  assert.equal(due, undefined);
  assert.equal(dueNow(subscription(REPORT), position, { now }).due, undefined);
});

test('new updates are told from where the last notice ended', () => {
  const about = subscription({ kind: 'new-updates' }, { since: 100 });
  assert.equal(dueNow(about, {}, { now: 500 }).due, undefined, 'no synchronisation yet');
  const first = dueNow(about, {}, { now: 500, syncedAt: 400 });
  assert.deepEqual(first.due, { dueAt: 400, occasion: { kind: 'new-updates', from: 100, to: 400 } });
  assert.equal(dueNow(about, first.position, { now: 600, syncedAt: 400 }).due, undefined);
  const second = dueNow(about, first.position, { now: 900, syncedAt: 800 });
  assert.deepEqual(second.due?.occasion, { kind: 'new-updates', from: 400, to: 800 });
});

test('a finding is told once, again when it gets worse, and again when it comes back', () => {
  const about = subscription({ kind: 'health', least: 'warning' });
  const line = (code: string, severity: 'alarm' | 'warning' | 'notice') => ({
    code,
    severity,
    says: { en: code, ja: `${code} です` },
    next: 'todoku health',
  });
  const told: string[][] = [];
  let position: Position = {};
  const look = (...findings: NonNullable<Situation['findings']>) => {
    const found = dueNow(about, position, { now: 1, findings });
    position = found.position;
    const { occasion } = found.due ?? {};
    told.push(occasion?.kind === 'health' ? occasion.findings.map(({ code }) => code) : []);
  };
  look(line('disk', 'warning'), line('news', 'notice'));
  look(line('disk', 'warning'), line('sync', 'alarm'));
  look(line('disk', 'alarm'), line('sync', 'alarm'));
  look(line('disk', 'warning'));
  look();
  look(line('disk', 'warning'));
  assert.deepEqual(told, [['disk'], ['sync'], ['disk'], [], [], ['disk']]);
  assert.deepEqual(dueNow(about, position, { now: 1 }), { position }, 'nobody looked: nothing is over');
  assert.deepEqual(occasionNow(about, { now: 1 }), { kind: 'health', findings: [] });
});

test('findings are told in the words of the subscription', () => {
  const findings = [
    {
      code: 'disk',
      severity: 'alarm',
      says: { en: 'Full.', ja: '空き容量が不足しています。' },
      next: 'todoku cleanup',
    },
  ] as const;
  const about = { kind: 'health', least: 'warning' } as const;
  const line = { code: 'disk', severity: 'alarm', next: 'todoku cleanup' };
  for (const [language, sentence] of [
    ['en', 'Full.'],
    ['ja', '空き容量が不足しています。'],
  ] as const) {
    const told = { kind: 'health', findings: [{ ...line, sentence }] };
    const asked = subscription(about, { language });
    assert.deepEqual(dueNow(asked, {}, { now: 1, findings }).due?.occasion, told);
    assert.deepEqual(occasionNow(asked, { now: 1, findings }), told);
  }
});

test('attempts come further and further apart, for two days', () => {
  const rests = Array.from({ length: 9 }, (_, index) => retryAt(index + 1, 1000));
  assert.equal(rests[0], 61_000);
  assert.equal(rests[8], undefined);
  const known = rests.slice(0, 8) as number[];
  assert.deepEqual(
    known,
    known.toSorted((one, other) => one - other),
  );
  const days = known.reduce((sum, at) => sum + at - 1000, 0) / 86_400_000;
  assert.ok(days > 1.5 && days < 3, String(days));
});
