import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostMatches } from './host-match.ts';
import { isPrivateAddress, isPrivateName } from './private-addresses.ts';

test('private, loopback, link-local and reserved addresses are known in every form', () => {
  for (const address of [
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
  ])
    assert.ok(isPrivateAddress(address), address);
});

test('public addresses are not', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '11.0.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '2606:4700::1111',
    '64:ff9b::808:808',
    '2002:808:808::1',
    '::ffff:8.8.8.8',
  ])
    assert.ok(!isPrivateAddress(address), address);
});

test('names that only a local network knows are told from public ones', () => {
  for (const name of ['intranet', 'localhost', 'db.internal', 'printer.local', 'x.home.arpa', 'a.localhost.'])
    assert.ok(isPrivateName(name), name);
  for (const name of ['www.example', 'download.windowsupdate.com']) assert.ok(!isPrivateName(name), name);
});

test('a domain with a leading dot means itself and all below it, and nothing that only ends alike', () => {
  const names = ['.corp.example', 'One.Example', '*.star.example'];
  for (const host of ['corp.example', 'a.b.CORP.example', 'one.example.', 'x.star.example'])
    assert.ok(hostMatches(host, names), host);
  for (const host of ['evilcorp.example', 'two.one.example', 'example'])
    assert.ok(!hostMatches(host, names), host);
  assert.ok(hostMatches('anything', ['*']));
});
