import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { temporaryFolder } from '#base/fixture';
import { generateCatalog, PROFILES, type Profile, payloadOf, simulateClient, startTodoku } from '#simulator';

interface Shown {
  readonly groups: readonly string[];
}

/** A profile of another build of Windows. */
function withBuild(profile: Profile, build: number): Profile {
  return { ...profile, os: { ...profile.os, build } };
}

test('a machine whose Windows changes moves to another group by itself, and its next scan has what is approved there', async (t) => {
  const folder = temporaryFolder('rules');
  const server = await startTodoku(join(folder, 'data'));
  t.after(() => server.stop());
  await mkdir(join(folder, 'updates'));
  await mkdir(join(folder, 'content'));
  for (const document of generateCatalog({ revisions: 150, seed: 'rules', drivers: 0 })) {
    await writeFile(join(folder, 'updates', document.name), document.bytes);
    for (const file of document.files)
      await writeFile(join(folder, 'content', file.fileName), payloadOf(file));
  }
  await server.command('updates', 'import', join(folder, 'updates'));
  await server.command('content', 'import', join(folder, 'content'));

  const before = PROFILES['windows-11-25h2'];
  const { major, minor, build } = before.os;
  const name = 'pc-1.rules.example';
  await server.command('groups', 'create', 'Before', '--rule', `os=${major}.${minor}.${build}`);
  await server.command('groups', 'create', 'After', '--rule', `os=${build + 1}-${build + 9}`, 'name=pc-*');
  const groups = async () => ((await server.command('computers', 'show', name)) as Shown).groups;
  const moved = async (group: string) => {
    // Contacts are written once a second.
    for (let round = 0; round < 100 && (await groups()).join() !== group; round++) await setTimeout(100);
    assert.deepEqual(await groups(), [group]);
  };

  const machine = simulateClient({ server: server.url, profile: before, seed: 'rules', name });
  t.after(() => machine.close());
  const first = await machine.cycle();
  assert.equal(first.scan.outcome, 'done', String(first.scan.error));
  await moved('Before');
  const wanted = machine.status.needed.slice(0, 5);
  for (const update of wanted)
    await server.command('updates', 'approve', update, '--group', 'After', '--action', 'install');
  assert.equal((await machine.cycle()).installs.size, 0, 'nothing is approved where it is');

  const upgraded = simulateClient({
    server: server.url,
    profile: withBuild(before, build + 1),
    seed: 'rules',
    name,
    datastore: machine.export(),
  });
  t.after(() => upgraded.close());
  assert.equal(upgraded.clientId, machine.clientId);
  assert.equal((await upgraded.scan()).outcome, 'done');
  await moved('After');
  const { scan, installs } = await upgraded.cycle();
  assert.equal(scan.outcome, 'done', String(scan.error));
  assert.ok(installs.size > 0, 'the approval of its new group');
  assert.ok([...installs.keys()].every((each) => wanted.some((update) => each.includes(update))));
});
