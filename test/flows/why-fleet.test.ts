import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decline, hold, putComputerInGroup, releaseDue } from '#changes';
import type { WhyAnswer } from '#server/admin';
import type { SimulatedClient } from '#simulator';
import type { UpdateId } from '#update';
import { CATALOG, fill, machine, site } from './servers.ts';

// Who lacks an update and why, asked of a running server after machines did on a real socket what they do.

const TOKEN = 'the-right-one';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A security update for Windows 11 that is approved for Everyone. */
const WANTED = CATALOG.updates.find(({ title }) => title.includes('9900002'))!;

async function scan(client: SimulatedClient): Promise<void> {
  const { scan: result } = await client.cycle({ install: false });
  assert.equal(result.outcome, 'done', String(result.error));
}

test('each machine stands under the first cause that keeps it from an update, whatever became of it', async (t) => {
  const server = await site(t, undefined, { admin: { token: TOKEN } });
  const { todoku, clock, port, face } = server;
  const make = (name: string, options: Parameters<typeof machine>[3] = {}) =>
    machine(t, server, name, options);
  const ask = async (question: string) => {
    await face.flushContacts();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/why?update=${question}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    assert.equal(response.status, 200);
    const { groups, ...answer } = (await response.json()) as WhyAnswer;
    const told = groups?.map(({ code, computers, some }) => [
      code.replace('why/fleet-', ''),
      computers,
      some.toSorted(),
    ]);
    return { groups, told, ...answer };
  };

  // These two were here before the update was.
  const silent = make('silent');
  await scan(silent);
  clock.advance(30 * DAY);
  const early = make('early');
  await scan(early);
  clock.advance(HOUR);
  await fill(todoku);
  const everyone = (await todoku.store.groups()).find(({ name }) => name === 'Everyone')!;
  for (const { id } of (await todoku.store.computers({ limit: 9, offset: 0 })).items)
    await putComputerInGroup(todoku, id, everyone.id, 'test');
  clock.advance(HOUR);

  const done = make('done');
  await done.cycle();
  done.restart();
  await scan(done);
  await make('restarting').cycle();
  await make('failing', { failures: 1 }).cycle();
  await scan(make('waiting'));
  await scan(make('elsewhere', { targetGroup: 'Sales' }));
  await scan(make('older', { profileName: 'server-2022' }));

  const { told, groups, update, computer } = await ask('9900002');
  assert.deepEqual([update?.updateId, computer], [WANTED.updateId, undefined]);
  const notApplicable = ['not-applicable', 1, []];
  const onMachines = [
    ['silent', 1, ['silent.example']],
    ['not-checked', 1, ['early.example']],
    ['failed', 1, ['failing.example']],
    ['restart', 1, ['restarting.example']],
    ['download', 1, ['waiting.example']],
    ['installed', 1, []],
    notApplicable,
  ];
  assert.deepEqual(told, [['not-approved', 1, ['elsewhere.example']], ...onMachines]);
  const [unapproved] = groups ?? [];
  assert.equal(unapproved?.says, 'Not approved for their group (Unassigned Computers).');
  assert.equal(
    unapproved.next[0]?.command,
    `todoku updates approve ${WANTED.updateId} --group "Unassigned Computers"`,
  );

  // A hold counts for everybody who does not have it yet, whatever else is in their way.
  const updateIds = [WANTED.updateId as UpdateId];
  const have = onMachines.filter(([code]) => code === 'restart' || code === 'installed');
  await hold(todoku, { updateIds, until: clock.now() + HOUR }, 'test');
  const held = await ask('9900002');
  assert.deepEqual(held.told, [
    ['held', 5, ['elsewhere.example', 'failing.example', 'waiting.example']],
    ...have,
    notApplicable,
  ]);
  assert.match(held.groups?.[0]?.says ?? '', /Whether it applies is not known of 2 of them\.$/);

  // It ends, and who has not checked since is not told yet; who failed was told.
  clock.advance(HOUR);
  await releaseDue(todoku);
  assert.deepEqual((await ask('9900002')).told?.slice(0, 4), [
    ['not-approved', 1, ['elsewhere.example']],
    ['silent', 1, ['silent.example']],
    ['not-checked', 2, ['early.example', 'waiting.example']],
    ['failed', 1, ['failing.example']],
  ]);

  // Of what is declined nobody is asked any more: only who has it is known not to lack it.
  await decline(todoku, updateIds, 'test');
  const declined = await ask('9900002');
  assert.equal(declined.cause?.check, 'A2');
  assert.deepEqual(
    declined.told?.map(([code, computers]) => [code, computers]),
    [
      ['declined', 6],
      ['restart', 1],
      ['installed', 1],
    ],
  );
});
