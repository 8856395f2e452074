import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { temporaryFolder } from '#base/fixture';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURE = pathToFileURL(join(ROOT, 'src/base/fixture.ts')).href;
const WATCH = '--require=./test/running/end-hung-files.ts';

/** Runs files of tests as `npm test` does, a file being given so many seconds. */
async function run(files: Readonly<Record<string, string>>, seconds: number) {
  const folder = temporaryFolder('running');
  const paths = Object.keys(files).map((name) => join(folder, `${name}.test.mjs`));
  for (const [index, body] of Object.values(files).entries()) await writeFile(paths[index]!, body);
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [WATCH, '--test', '--test-concurrency=4', '--test-reporter=tap', ...paths],
    {
      cwd: ROOT,
      env: { ...env, TODOKU_TEST_FILE_MINUTES: String(seconds / 60), TMPDIR: folder, TEMP: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: code as number, stdout, stderr };
}

/** A server that goes on writing until it is closed. */
const SERVER = (before: string) => `
  import { mkdtempSync, writeFileSync } from 'node:fs';
  import { rm } from 'node:fs/promises';
  import { test } from 'node:test';
  import { temporaryFolder } from ${JSON.stringify(FIXTURE)};
  test('serves', (t) => {
    ${before}
    console.log('FOLDER ' + folder);
    let count = 0;
    const write = () => { for (let i = 0; i < 50; i++) writeFileSync(folder + '/' + count++, ''); };
    const server = setInterval(write);
    t.after(() => clearInterval(server));
    write();
  });
`;

test('a folder is removed when the process ends: not under a server that is closed by a later hook', async () => {
  const { code, stdout } = await run({ serves: SERVER(`const folder = temporaryFolder('kept');`) }, 60);
  assert.equal(code, 0, stdout);
  const [, folder = ''] = /FOLDER (\S+)/.exec(stdout) ?? [];
  assert.match(folder, /todoku-kept-/);
  assert.ok(!existsSync(folder));
});

test('a file that does not end is ended and named, whatever keeps it, and the others run', async () => {
  const hung = {
    'failed-hook': SERVER(
      `const folder = temporaryFolder('hook'); t.after(() => Promise.reject(new Error('ENOTEMPTY')));`,
    ),
    'left-open': `import { test } from 'node:test'; setInterval(() => undefined, 1000); test('passes', () => undefined);`,
    busy: `import { test } from 'node:test'; test('computes', () => { for (;;); });`,
  };
  const { code, stdout, stderr } = await run(
    { ...hung, others: `import { test } from 'node:test'; test('the others', () => undefined);` },
    6,
  );
  assert.equal(code, 1);
  for (const name of Object.keys(hung)) {
    assert.match(stderr, new RegExp(`${name}\\.test\\.mjs was ended`));
    assert.match(stdout, new RegExp(`^not ok .*${name}\\.test\\.mjs`, 'm'));
  }
  assert.doesNotMatch(stderr, /others/);
  assert.match(stdout, /^ok .*the others/m);
});

test('npm test has both limits: of a test, and of a file, which is the longer one', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, limit] = / --test-timeout=(\d+) /.exec(scripts.test) ?? [];
  assert.ok(scripts.test.includes(` ${WATCH} `));
  assert.ok(Number(limit) > 5 * 60_000 && Number(limit) < 10 * 60_000, scripts.test);
});
