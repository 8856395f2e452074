import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesFailures } from '#changes';
import { WUSP_FAULT_CODES, wireFailures } from '#wire';
import { serverFailures } from './failures.ts';
import { toClientFault } from './faults.ts';

test('each of the eleven fault codes has a failure that leads to it', () => {
  const codes = Object.keys(serverFailures.specs).map(
    (code) => toClientFault(serverFailures.fail(code as keyof typeof serverFailures.specs)).code,
  );
  assert.deepEqual([...new Set(codes)].sort(), [...WUSP_FAULT_CODES].sort());
});

test('an invalid parameter is named, and nothing else of a failure is told', () => {
  const detail = { detail: '401 given', cause: new Error('secret') };
  assert.deepEqual(
    toClientFault(serverFailures.fail('invalid-parameters', { subject: 'parameters.X', ...detail })),
    { code: 'InvalidParameters', message: 'parameters.X', status: 500 },
  );
  assert.deepEqual(toClientFault(serverFailures.fail('invalid-cookie', { subject: 'pc-17', ...detail })), {
    code: 'InvalidCookie',
    message: '',
    status: 500,
  });
  for (const unknown of [new Error('SELECT secret'), 'text', undefined, changesFailures.fail('expired')]) {
    assert.deepEqual(toClientFault(unknown), { code: 'InternalServerError', message: '', status: 500 });
  }
});

test('a message that cannot be read is the fault of its sender', () => {
  for (const code of ['not-xml', 'not-soap', 'no-operation', 'bad-value'] as const) {
    assert.equal(toClientFault(wireFailures.fail(code)).code, 'InvalidParameters');
  }
  assert.equal(toClientFault(wireFailures.fail('bad-value', { subject: 'ID' })).message, 'ID');
});
