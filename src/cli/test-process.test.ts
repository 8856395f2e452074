import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { inHost } from './fixture/in-host.ts';
import { environment, todoku, todokuProcess } from './test-process.ts';

// What the other tests of commands rest upon.

/** Has the process that runs the commands do something beside the first that answers. */
function beside(script: string): NodeJS.ProcessEnv {
  const preload = `
    const { write } = process.stdout;
    process.stdout.write = function (...given) {
      process.stdout.write = write;
      ${script};
      return write.apply(this, given);
    };`;
  return environment({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` });
}

test('commands that share a process say and come to what each does in its own', async () => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  assert.equal((await todoku(['groups', 'create', 'Pilot', '--data', data])).code, 0);
  const commands: readonly (readonly [number, readonly string[], Record<string, string>?])[] = [
    [1, ['status', '--json'], { TODOKU_DATA: join(folder, 'absent') }],
    [0, ['groups', 'list'], { TODOKU_DATA: data }],
    [1, ['check', 'wsus.contoso.com', '--lang', 'ja']],
    [0, ['groups', '--help']],
    [2, ['groups', 'lst']],
    [0, ['client', 'detect', '--os', '2019', '--lang', 'ja']],
    [1, ['whoami', '--url', 'http://127.0.0.1:9'], { TODOKU_TOKEN: 'x' }],
    [1, ['whoami', '--url', 'http://127.0.0.1:9']],
  ];
  for (const [code, words, env] of commands) {
    const own = await todokuProcess(words, env);
    assert.equal(own.code, code, own.stderr);
    assert.deepEqual(await inHost(words, environment(env ?? {})), own, words.join(' '));
  }
});

test('a command that does not end, or keeps its process from ending, fails; the next one is run', async () => {
  const hangs = inHost(['simulate', 'upstream', '--port', '0'], environment({}), {
    command: 3000,
    rest: 1000,
  });
  await assert.rejects(hangs, /^Error: todoku simulate upstream --port 0 did not end within 3 s\. /);
  const leaves = inHost(['--version'], beside('setInterval(() => {}, 1000)'), { command: 60_000, rest: 200 });
  await assert.rejects(
    leaves,
    /^Error: The process of todoku --version would not end: .*Timeout.*\. \d+\.\d+/,
  );
  const fails = await inHost(['--version'], beside("setTimeout(() => { throw new Error('too late') }, 20)"));
  assert.equal(fails?.code, 1);
  assert.match(fails.stderr, /Error: too late/);
  assert.equal((await todoku(['--version'])).code, 0);
});
