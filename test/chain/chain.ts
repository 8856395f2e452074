// Three servers on the loopback, each a replica of the one before it, and what goes wrong between them:
//
//   node test/chain/chain.ts --revisions 20000 --declines 10000 --rounds 50 --seed 1
//
// needs no npm, only the Node 26 of this project: node_modules/.bin/node. The top is filled with a synthetic catalog, groups,
// approvals, licences and files. In each round it is edited, and while the servers below synchronise, a server is killed with
// kill -9 or a link is cut, stalled or taken away at a random moment; then what was struck and what is below it is opened and
// must show one generation, whole: the old one or the new one, never a mixture. Everything is started again, and one further
// run on each link must bring everything to the newest generation. At the end a simulated machine at the bottom installs what
// was approved at the top. The same seed gives the same plan. Exit code 1 on violations; the directories are left then.

import { parseArgs } from 'node:util';
import { runRounds } from './rounds.ts';
import { list } from './telling.ts';

// The test runner runs every file below test/; this one is for people.
if (import.meta.main && process.env['NODE_TEST_CONTEXT'] === undefined) {
  const { values } = parseArgs({
    options: {
      revisions: { type: 'string', default: '20000' },
      declines: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      quiet: { type: 'boolean', default: false },
    },
  });
  const begun = Date.now();
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const { violations, mishaps, during, shown, left } = await runRounds(
    {
      revisions: Number(values.revisions),
      declines: Number(values.declines),
      rounds: Number(values.rounds),
      seed: Number(values.seed),
      mishapsWhileFilling: 3,
      contentPatience: 20_000,
    },
    values.quiet ? undefined : say,
  );
  for (const violation of violations) say(violation);
  if (left !== undefined) say(`the directories are in ${left}`);
  say(
    `${values.rounds} rounds, seed ${values.seed}, ${Math.round((Date.now() - begun) / 1000)} s; mishaps: ${list(mishaps)}; during: ${list(during)}; servers showed afterwards: ${list(shown)}; violations: ${violations.length}`,
  );
  if (violations.length > 0) process.exitCode = 1;
}
