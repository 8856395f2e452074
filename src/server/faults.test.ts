import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesFailures } from '#changes';
import { WSUSSS_FAULT_CODES, WUSP_FAULT_CODES, wireFailures } from '#wire';
import { serverFailures } from './failures.ts';
import { toFault } from './faults.ts';

test('each fault code of both protocols has a failure that leads to it', () => {
  const codes = Object.keys(serverFailures.specs).map(
    (code) => toFault(serverFailures.fail(code as keyof typeof serverFailures.specs)).code,
  );
  assert.deepEqual(
    [...new Set(codes)].sort(),
    [...new Set([...WUSP_FAULT_CODES, ...WSUSSS_FAULT_CODES])].sort(),
  );
});

test('an invalid parameter is named, and nothing else of a failure is told', () => {
  const detail = { detail: '401 given', cause: new Error('secret') };
  assert.deepEqual(
    toFault(serverFailures.fail('invalid-parameters', { subject: 'parameters.X', ...detail })),
    { code: 'InvalidParameters', message: 'parameters.X', status: 500, isExpected: true },
  );
  assert.deepEqual(toFault(serverFailures.fail('invalid-cookie', { subject: 'pc-17', ...detail })), {
    code: 'InvalidCookie',
    message: '',
    status: 500,
    isExpected: true,
  });
  for (const unknown of [new Error('SELECT secret'), 'text', undefined, changesFailures.fail('expired')]) {
    assert.deepEqual(toFault(unknown), {
      code: 'InternalServerError',
      message: '',
      status: 500,
      isExpected: false,
    });
  }
});

test('all missing digests are named, however many they are', () => {
  const digests = Array.from({ length: 100 }, () => 'A'.repeat(27)).join('|');
  assert.equal(toFault(serverFailures.fail('file-digests-missing', { subject: digests })).message, digests);
});

test('a message that cannot be read is the fault of its sender', () => {
  for (const code of ['not-xml', 'not-soap', 'no-operation', 'bad-value'] as const) {
    assert.equal(toFault(wireFailures.fail(code)).code, 'InvalidParameters');
  }
  assert.equal(toFault(wireFailures.fail('bad-value', { subject: 'ID' })).message, 'ID');
});
