import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outgoingFailures } from '#outgoing';
import { upstreamFailures } from './failures.ts';
import { mayPass, pauseAfter, realPace } from './retry.ts';

test('pauses grow, have a quarter of chance either way, and end after three', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((attempt) => pauseAfter(attempt, () => 0)),
    [750, 3750, 15_000, undefined],
  );
  assert.equal(
    pauseAfter(0, () => 1),
    1250,
  );
});

test('busy servers and broken lines may pass; what a person has to change does not', () => {
  assert.ok(mayPass(upstreamFailures.fail('busy'), false));
  assert.ok(mayPass(outgoingFailures.fail('reset'), false));
  for (const never of [
    upstreamFailures.fail('fault'),
    upstreamFailures.fail('forbidden'),
    upstreamFailures.fail('cookie-refused'),
    outgoingFailures.fail('certificate-expired'),
    outgoingFailures.fail('proxy-authentication'),
    outgoingFailures.fail('aborted'),
    new Error('a bug'),
  ])
    assert.ok(!mayPass(never, true), String(never));
});

test('a refused connection is tried again only where the upstream answered before', () => {
  assert.ok(!mayPass(outgoingFailures.fail('refused'), false));
  assert.ok(mayPass(outgoingFailures.fail('refused'), true));
});

test('the signal cuts a pause short', async () => {
  const stop = new AbortController();
  const pause = realPace.sleep(60_000, stop.signal);
  stop.abort();
  await pause;
});
