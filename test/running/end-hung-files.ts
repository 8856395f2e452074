// Loaded by `npm test` before the runner (with --require, for the runner loads no --import): ends what does not end by itself, so that the others run and the whole fails.
// The runner's own limit is for each test. It does not end a process whose tests are over while a server or a timer in it
// lives on, nor one that computes without end.

import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';

/** The slowest file takes less than two minutes; other machines may be three times as slow. */
const MINUTES = Number(process.env.TODOKU_TEST_FILE_MINUTES ?? 10);

// The runner hands its options on to the processes of the files, in which there is nothing to be watched over.
if (process.env.NODE_TEST_CONTEXT === undefined) {
  subscribe('child_process', (message) => endInTime((message as { process: ChildProcess }).process));
}

function endInTime(child: ChildProcess): void {
  const timer = setTimeout(() => {
    const file = child.spawnargs.at(-1);
    process.stderr.write(`\n${file} was ended: it did not end by itself within ${MINUTES} minutes.\n\n`);
    child.kill('SIGKILL');
    // What it started itself may hold these open for ever.
    for (const stream of child.stdio) stream?.destroy();
  }, MINUTES * 60_000);
  child.once('exit', () => clearTimeout(timer));
}
