import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { ProbeReport } from '#probe';
import type { Told } from './check/in-language.ts';
import { serve, startTodoku, todoku } from './test-process.ts';

/** Nothing of the environment of the tests leads through a proxy. */
const NO_PROXY = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
    [name, ''],
    [name.toUpperCase(), ''],
  ]),
);

const check = (...words: readonly string[]) => todoku(['check', ...words], NO_PROXY);

test('a server that works ends with 0, and each step was told as it came', async (t) => {
  const { url } = await serve(t, temporaryFolder('cli'));
  const { code, stdout, stderr } = await check(url);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /Computers can use this server\./);
  assert.match(stdout, /Worth a look\n {2}- 127\.0\.0\.1 is the very machine/);
  assert.match(stderr, /^ok +Scan +A scan ends after \d+ round trips? /m);
});

test('something that fails ends with 1, what is the matter first and then what to do, in the language asked for', async () => {
  const english = await check('http://wsus.todoku.invalid:8530');
  assert.equal(english.code, 1);
  assert.match(
    english.stdout,
    /What is the matter\n {2}The server name wsus\.todoku\.invalid could not be resolved[\s\S]*What to do\n[\s\S]*nslookup wsus\.todoku\.invalid/,
  );
  const japanese = await check('http://wsus.todoku.invalid:8530', '--lang', 'ja');
  assert.equal(japanese.code, 1);
  assert.match(japanese.stdout, /原因\n {2}サーバー名 wsus\.todoku\.invalid の名前解決に失敗しました。/);
  assert.match(japanese.stderr, /^異常 +名前解決/m);
  assert.doesNotMatch(japanese.stdout, /What|Seen|Not tried/);
});

test('--json answers with one document in one language, and with nothing else', async () => {
  const { code, stdout, stderr } = await check('wsus.contoso.com', '--json', '--lang', 'ja');
  assert.equal(code, 1);
  assert.equal(stderr, '');
  const report = JSON.parse(stdout) as Told<ProbeReport>;
  assert.equal(report.cause?.code, 'probe/no-scheme');
  assert.equal(report.steps[0]?.article, 'S1-01');
  assert.match(report.cause?.says ?? '', /^URL が/);
});

test('a command line that cannot be understood ends with 2', async () => {
  const folder = temporaryFolder('cli');
  const nonsense = join(folder, 'nonsense.pem');
  await writeFile(nonsense, '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n');
  const wrong = [
    [],
    ['http://x:8530', '--timeout', 'soon'],
    ['http://x:8530', '--ca', join(folder, 'missing.pem')],
    ['http://x:8530', '--ca', nonsense],
  ];
  for (const words of wrong) {
    const { code, stderr } = await check(...words);
    assert.equal(code, 2, words.join(' '));
    assert.match(stderr, /^Error: .+\nTry: /);
  }
});

/** A server that takes connections and says nothing. */
async function silent(t: TestContext): Promise<string> {
  const server = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('Ctrl+C ends it with what was found until then, and with 2', async (t) => {
  const child = startTodoku(['check', await silent(t)], NO_PROXY);
  let told = '';
  let answer = '';
  child.stdout!.on('data', (piece: Buffer) => {
    answer += piece.toString();
  });
  for await (const piece of child.stderr!) {
    told += String(piece);
    // The next thing it asks is never answered.
    if (/Port \d+ of 127\.0\.0\.1 is open/.test(told)) {
      child.kill('SIGINT');
      break;
    }
  }
  const [code] = await once(child, 'close');
  assert.equal(code, 2);
  assert.match(answer, /could not be told/);
  assert.match(answer, /Client service.*: the check was stopped/);
});
