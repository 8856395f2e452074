import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedAddresses, checkTarget, targetOf } from './target.ts';
import type { AddressRules } from './types.ts';

const REFUSE: AddressRules = { privateAddresses: 'refuse', redirects: 0 };
const target = targetOf('http://rebinding.example:8530/x');
const PUBLIC = { address: '198.41.0.4' };
const PRIVATE = { address: '10.0.0.1' };

test('of the addresses of a name only public ones are connected to, and none when all are private', () => {
  assert.deepEqual(allowedAddresses(target, [PRIVATE, PUBLIC], REFUSE, 'home'), [PUBLIC]);
  assert.throws(() => allowedAddresses(target, [PRIVATE, { address: '::1' }], REFUSE, 'home'), {
    code: 'outgoing/address-refused',
    subject: 'rebinding.example:8530',
  });
});

test('same-host lets only the host of the first request be private', () => {
  const rules: AddressRules = { privateAddresses: 'same-host', redirects: 0 };
  assert.deepEqual(allowedAddresses(target, [PRIVATE], rules, 'rebinding.example'), [PRIVATE]);
  assert.throws(() => allowedAddresses(target, [PRIVATE], rules, 'other.example'));
});

test('a name of a local network is refused only where a proxy would resolve it', () => {
  const local = targetOf('http://intranet/');
  assert.doesNotThrow(() => checkTarget(local, REFUSE, 'home', false));
  assert.throws(() => checkTarget(local, REFUSE, 'home', true), { code: 'outgoing/address-refused' });
});

test('host, port and subject are read from every kind of address', () => {
  const { host, port, secure, subject } = targetOf('https://[2001:DB8::1]/');
  assert.deepEqual([host, port, secure, subject], ['2001:db8::1', 443, true, '[2001:db8::1]:443']);
});
