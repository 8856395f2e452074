import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { ABSENCE } from './absence.ts';
import { DELIVERY } from './delivery.ts';
import type { Fault } from './fault.ts';
import { MACHINES } from './machines.ts';
import { outside } from './outside.ts';

// Everything that can be wrong is made wrong in a running server, and each must be the first thing that the answer names. What came of it is
// docs/faults.md: `TODOKU_WRITE_DOCS=1 node --test test/faults/faults.test.ts` writes it, every other run compares.

const PAGE = new URL('../../docs/faults.md', import.meta.url);

const GROUPS: readonly {
  readonly title: string;
  readonly faults: (t: TestContext) => Promise<readonly Fault[]>;
}[] = [
  { title: 'The update is on the server, and not on the machine', faults: async () => DELIVERY },
  { title: 'The update is not on the server', faults: async () => ABSENCE },
  { title: 'What is wrong with a machine', faults: async () => MACHINES },
  { title: 'What a server looks like from outside', faults: outside },
];

test('every fault is the first thing that the answer names', async (t) => {
  const lines: string[] = [];
  for (const { title, faults } of GROUPS) {
    const rows: string[] = [];
    await t.test(title, { concurrency: 4 }, async (group) => {
      const all = await faults(group);
      const found = all.map(async ({ fault, asked, cause, ask }, index) => {
        await group.test(fault, async (own) => {
          const answer = await ask(own);
          assert.equal(answer.cause?.code, cause, JSON.stringify(answer));
          assert.equal(answer.state, 'no');
          assert.ok(answer.cause.next.length > 0, 'there is something to do');
          rows[index] = `| ${fault} | \`${asked}\` | ${answer.cause.check} | \`${cause}\` |`;
        });
      });
      await Promise.all(found);
    });
    lines.push('', `## ${title}`, '', '| What is wrong | Asked | Check | Cause that is named first |');
    lines.push('| --- | --- | --- | --- |', ...rows);
  }
  const count = lines.filter((line) => line.startsWith('| ')).length - 2 * GROUPS.length;
  const page = `${[...intro(count), ...lines].join('\n')}\n`;
  if (process.env['TODOKU_WRITE_DOCS'] === '1') await writeFile(PAGE, page);
  assert.equal(await readFile(PAGE, 'utf8'), page, 'docs/faults.md is what this test found');
});

function intro(count: number): readonly string[] {
  return [
    '# Faults, and what is said of them',
    '',
    `Each of these ${count} faults is brought about by \`test/faults/faults.test.ts\`, in a running server with simulated machines; the cause`,
    'is what the answer names first. Made by that test.',
  ];
}
