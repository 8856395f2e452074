import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Verdict } from './finding.ts';
import { judge } from './judge.ts';
import { messages } from './messages.ts';
import { moment, verbatim } from './text.ts';
import { typed } from './typed.ts';

const finding = (check: string, verdict: Verdict): Finding => ({
  check,
  code: `why/${check}`,
  verdict,
  says: verbatim(check),
  evidence: [],
  next: [],
});

test('the first thing that alone explains it is the cause, whatever could not be told before it', () => {
  const judged = judge([
    finding('A1', 'pass'),
    finding('A2', 'unknown'),
    finding('A3', 'warn'),
    finding('A4', 'fail'),
    finding('A5', 'fail'),
  ]);
  assert.equal(judged.state, 'no');
  assert.equal(judged.cause?.check, 'A4');
  assert.deepEqual(
    judged.blockers.map(({ check }) => check),
    ['A5', 'A3'],
  );
  assert.deepEqual(
    judged.unknowns.map(({ check }) => check),
    ['A2'],
  );
});

test('without a cause what is not known keeps it from being a yes', () => {
  assert.equal(judge([finding('A1', 'pass'), finding('A2', 'unknown')]).state, 'unknown');
  assert.equal(judge([finding('A1', 'pass'), finding('A2', 'warn')]).state, 'yes');
});

test('a sentence has its code with the room before it, and both languages', () => {
  const { codes, say } = messages('why', {
    silent: ({ days }: { readonly days: number }) => ({ en: `${days} days`, ja: `${days} 日間` }),
  });
  assert.deepEqual(codes, ['why/silent']);
  assert.deepEqual(say('silent', { days: 3 }), {
    code: 'why/silent',
    says: { en: '3 days', ja: '3 日間' },
  });
});

test('moments are told in UTC', () => {
  assert.deepEqual(moment(Date.UTC(2026, 10, 28, 14, 3)), {
    en: '2026-11-28 14:03 UTC',
    ja: '2026/11/28 14:03 UTC',
  });
});

test('a name that a client claims is never a command of its own', () => {
  assert.equal(typed('pc-17.example'), 'pc-17.example');
  assert.equal(typed('Tokyo office'), '"Tokyo office"');
  assert.equal(typed('東京 営業所'), '"東京 営業所"');
  assert.equal(typed('--data'), '"--data"');
  for (const name of ['$(id)', '`id`', 'a";id;"', "a'b", '%PATH%', 'a\nb', 'a\\', '!!', 'a|b', ''])
    assert.equal(typed(name), 'NAME');
});
