import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';
import { appFailures } from './failures.ts';
import { configOptions } from './options.ts';

test('without any setting there is a configuration that serves', () => {
  const config = readConfig();
  assert.equal(config.dataDirectory, resolve('data'));
  assert.deepEqual(config.http, { host: '0.0.0.0', port: 8530 });
  assert.equal(config.logLevel, 'info');
  assert.equal(config.settings.cookieLifetime, 3_600_000);
  assert.equal('contentBaseUrl' in config.settings, false);
});

test('the command line comes before the environment, and that before the default', () => {
  const env = { TODOKU_DATA: '/from/env', TODOKU_HTTP: '127.0.0.1:1' };
  const config = readConfig({ data: '/from/args' }, env);
  assert.equal(config.dataDirectory, resolve('/from/args'));
  assert.deepEqual(config.http, { host: '127.0.0.1', port: 1 });
});

test('an empty text counts as not given', () => {
  assert.equal(readConfig({ http: '' }, { TODOKU_HTTP: ' ' }).http.port, 8530);
});

test('addresses are read in the ways people write them', () => {
  const cases = {
    '8530': '0.0.0.0',
    ':8530': '0.0.0.0',
    '*:8530': '0.0.0.0',
    '[::1]:8530': '::1',
    'wsus.example:8530': 'wsus.example',
  };
  for (const [text, host] of Object.entries(cases)) {
    assert.deepEqual(readConfig({ http: text }).http, { host, port: 8530 }, text);
  }
});

test('a content address loses the slash at its end', () => {
  assert.equal(
    readConfig({ contentUrl: 'http://cdn.example/Content/' }).settings.contentBaseUrl,
    'http://cdn.example/Content',
  );
});

const BAD: readonly [Parameters<typeof readConfig>[0], string][] = [
  [{ catalogUrl: 'ftp://catalog.example' }, '--catalog-url'],
  [{ http: 'localhost' }, '--http'],
  [{ http: '0.0.0.0:65536' }, '--http'],
  [{ http: '::1:8530' }, '--http'],
  [{ contentUrl: 'ftp://cdn.example/' }, '--content-url'],
  [{ contentUrl: 'http://cdn.example/?x=1' }, '--content-url'],
  [{ log: 'loud' }, '--log'],
  [{ pageCount: '0' }, '--page-count'],
  [{ cookieLifetime: '1h' }, '--cookie-lifetime'],
];

for (const [args, flag] of BAD) {
  test(`a bad value names its setting: ${JSON.stringify(args)}`, () => {
    assert.throws(
      () => readConfig(args),
      (error) =>
        appFailures.is(error, 'bad-setting') && error.subject === flag && /expected/.test(error.message),
    );
  });
}

test('a bad value in the environment names the variable', () => {
  assert.throws(() => readConfig({}, { TODOKU_HTTP: 'nowhere' }), /^Failure: TODOKU_HTTP: /);
});

test('flags and variables are told apart, and every default can be read', () => {
  const options = Object.values(configOptions);
  assert.equal(new Set(options.map(({ flag }) => flag)).size, options.length);
  assert.equal(new Set(options.map(({ env }) => env)).size, options.length);
  for (const [name, { flag }] of Object.entries(configOptions)) {
    const camel = flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    assert.equal(camel, name, 'a command line parser turns the flag into the name');
  }
});
