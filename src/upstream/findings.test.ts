import assert from 'node:assert/strict';
import { test } from 'node:test';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';

test('a failure is told with its remedy and the whole chain of causes', () => {
  const cause = new Error('connect failed', { cause: new Error('ECONNREFUSED 127.0.0.1') });
  const failure = upstreamFailures.fail('rollup-failed', {
    subject: 'wsus.example',
    detail: 'call 3',
    cause,
  });
  assert.deepEqual(findingOf(failure, 42, 'warning'), {
    level: 'warning',
    code: 'upstream/rollup-failed',
    message: failure.sentence,
    hint: failure.hint,
    subject: 'wsus.example',
    detail: 'call 3; connect failed; ECONNREFUSED 127.0.0.1',
    at: 42,
  });
});

test('an error without a name has one nevertheless, and no detail is without end', () => {
  const finding = findingOf(new RangeError('x'.repeat(10_000)), 1);
  assert.equal(finding.code, 'upstream/unexpected');
  assert.ok((finding.detail?.length ?? 0) <= 2000);
});
