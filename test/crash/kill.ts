// Kills a working server with kill -9 at random moments, again and again, and judges what is left each time:
//
//   node test/crash/kill.ts --rounds 200 --seed 1        (about five minutes; `--verbose` tells of each round)
//
// needs no npm, only the Node 26 of this project: node_modules/.bin/node. A real server (`serve`, a process of its
// own, one data directory for 20 rounds) is given several kinds of work at once over its real faces: documents in
// batches of one to many hundreds, approvals and declines, groups with computers and approvals in them, machines that
// enrol, register, scan and report over SOAP, and content, sound and damaged. It is killed 1 to 400 ms later, one time
// in six once more while it starts. Then everything that it acknowledged must be there, what it did not answer must be
// there whole or not at all, and nothing else may be there: `importing.ts`, `deciding.ts`, `grouping.ts`,
// `reporting.ts` and `storing.ts` each know what that means for their kind of work, `judging.ts` for the whole.
// The same seed gives the same plan. Exit code 1 on violations; their data directory is left for looking at.

import { parseArgs } from 'node:util';
import { runRounds } from './rounds.ts';

// The test runner runs every file below test/; this one is for people.
if (import.meta.main && process.env['NODE_TEST_CONTEXT'] === undefined) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const { rounds, kills, acknowledged, unanswered, violations } = await runRounds(
    Number(values.rounds),
    Number(values.seed),
    values.verbose ? say : undefined,
  );
  const list = (sums: Readonly<Record<string, number>>) =>
    Object.entries(sums)
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  for (const violation of violations) say(violation);
  say(
    `${rounds} rounds, seed ${values.seed}; killed during: ${list(kills)}; acknowledged: ${list(acknowledged)}; without an answer: ${list(unanswered)}; violations: ${violations.length}`,
  );
  if (violations.length > 0) process.exitCode = 1;
}
