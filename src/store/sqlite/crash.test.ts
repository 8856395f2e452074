import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { judge } from './crash-writer.ts';
import { openSqliteStore } from './index.ts';

/** More of them: `TODOKU_CRASH_ROUNDS=300`. */
const ROUNDS = Number(process.env['TODOKU_CRASH_ROUNDS'] ?? 20);
/** Rounds on one directory before a new one is begun. */
const ROUNDS_PER_DIRECTORY = 5;

const WRITER = `
  const [, room, directory] = process.argv;
  const { openSqliteStore } = await import(room + 'index.ts');
  const { writeForEver } = await import(room + 'crash-writer.ts');
  const store = await openSqliteStore({ path: directory, clock: { now: () => Date.now() } });
  await writeForEver(store, (sequence) => process.stdout.write(sequence + '\\n'));
`;

test('after a kill at any moment everything acknowledged is there and the last write is whole or absent', async (t) => {
  let directory = '';
  let acknowledged = 0;
  let most = 0;
  for (let round = 0; round < ROUNDS; round++) {
    if (round % ROUNDS_PER_DIRECTORY === 0) {
      directory = temporaryFolder('crash');
      acknowledged = 0;
    }
    acknowledged = Math.max(acknowledged, await runAndKill(directory, Math.random()));
    const store = await openSqliteStore({ path: directory, clock: systemClock });
    try {
      assert.deepEqual(await judge(store, acknowledged), [], `round ${round}`);
    } finally {
      await store.close();
    }
    most = Math.max(most, acknowledged);
  }
  t.diagnostic(`${ROUNDS} kills, up to ${most} acknowledged writes`);
  assert.ok(most > 0, 'at least one process lived long enough to write');
});

/**
 * Lets another process write and kills it: one time in four while it starts, opens or creates the store, else
 * some time after its first write. Gives the last sequence it acknowledged, 0 for none.
 */
async function runAndKill(directory: string, moment: number): Promise<number> {
  const room = new URL('./', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, room, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  if (moment < 0.25) await setTimeout(moment * 4 * 400);
  else {
    await Promise.race([once(child.stdout, 'data'), exited]);
    await setTimeout((moment - 0.25) * 120);
  }
  child.kill('SIGKILL');
  const ended = once(child.stdout, 'close');
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL', 'the writer does not end by itself');
  if (!child.stdout.closed) await ended;
  // A line without its end was cut off by the kill.
  return Number(output.split('\n').at(-2) ?? 0);
}
