import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentPort, readAddress } from './address.ts';
import { checkAgain } from './remedies.ts';

const codes = (text: string): readonly string[] =>
  readAddress(text).findings.map(({ code, verdict }) => `${code.replace('probe/', '')} ${verdict}`);

test('an address that is complete passes', () => {
  for (const text of [
    'http://wsus.contoso.com:8530',
    'https://wsus.contoso.com:8531',
    'HTTPS://WSUS.contoso.com:9001',
  ])
    assert.deepEqual(codes(text), ['address-fine pass'], text);
});

test('each trap is told', () => {
  const traps: readonly (readonly [string, ...string[]])[] = [
    ['wsus.contoso.com', 'no-scheme fail'],
    ['wsus.contoso.com:8530', 'no-scheme fail'],
    ['http:\\\\wsus.contoso.com:8530', 'no-scheme fail'],
    ['http:/wsus.contoso.com:8530', 'no-scheme fail'],
    ['', 'no-scheme fail'],
    ['ftp://wsus.contoso.com', 'other-scheme fail'],
    ['http://wsus.contoso.com:85300', 'unreadable fail'],
    ['http://ws us:8530', 'unreadable fail'],
    ['http://', 'unreadable fail'],
    ['http://user:secret@wsus.contoso.com:8530', 'credentials fail'],
    [' http://wsus.contoso.com:8530', 'blanks warn'],
    ['http://wsus.contoso.com:8530/', 'slash warn'],
    ['http://wsus.contoso.com:8530/ ', 'blanks warn', 'slash warn'],
    ['http://wsus.contoso.com:8530/selfupdate', 'path warn'],
    ['http://wsus.contoso.com:8530?x', 'path warn'],
    ['http://wsus.contoso.com', 'no-port warn'],
    ['https://wsus.contoso.com', 'no-port warn'],
    ['http://wsus.contoso.com:8531', 'http-on-tls-port warn'],
    ['http://wsus.contoso.com:443', 'http-on-tls-port warn'],
    ['https://wsus.contoso.com:8530', 'https-on-plain-port warn'],
    ['https://wsus.contoso.com:80', 'https-on-plain-port warn'],
    ['http://wsus.contoso.com:80', 'web-port warn'],
    ['https://wsus.contoso.com:443', 'web-port warn'],
    ['http://192.168.1.10:8530', 'number warn'],
    ['https://192.168.1.10:8531', 'number-with-tls warn'],
    ['http://[2001:db8::1]:8530', 'number warn'],
    ['http://wsus:8530', 'short-name warn'],
    ['http://localhost:8530', 'own-machine warn'],
    ['http://127.0.0.1:8530', 'own-machine warn'],
  ];
  for (const [text, ...expected] of traps) assert.deepEqual(codes(text), expected, text);
});

test('what is meant is offered, and never a password', () => {
  const offered = (text: string) =>
    readAddress(text)
      .findings.flatMap(({ next }) => next)
      .find(({ command }) => command !== undefined)?.command;
  assert.equal(offered('wsus.contoso.com'), 'todoku check http://wsus.contoso.com:8530');
  assert.equal(offered('wsus.contoso.com:8531'), 'todoku check https://wsus.contoso.com:8531');
  assert.equal(offered('http:\\\\wsus:8530\\'), 'todoku check http://wsus:8530');
  assert.equal(offered('https:wsus.contoso.com'), 'todoku check https://wsus.contoso.com:8531');
  assert.equal(offered('$(reboot)'), undefined);
  assert.doesNotMatch(JSON.stringify(readAddress('http://user:secret@wsus:8530')), /secret/);
});

test('what is asked is the address without what does not belong to it', () => {
  assert.deepEqual(readAddress(' https://WSUS.contoso.com:8531/x?y#z ').target, {
    origin: 'https://wsus.contoso.com:8531',
    host: 'wsus.contoso.com',
    port: 8531,
    secure: true,
  });
  assert.equal(readAddress('http://[2001:db8::1]').target?.origin, 'http://[2001:db8::1]:80');
});

test('the port of the files is the one below where TLS is used', () => {
  assert.equal(contentPort({ port: 8530, secure: false }), 8530);
  assert.equal(contentPort({ port: 8531, secure: true }), 8530);
  assert.equal(contentPort({ port: 443, secure: true }), 80);
});

test('only a plain address is put into a command that people paste', () => {
  assert.deepEqual(checkAgain('https://$(reboot):8531'), []);
  assert.equal(
    checkAgain('https://[2001:db8::1]:8531')[0]?.command,
    'todoku check https://[2001:db8::1]:8531',
  );
});
