import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { ApprovalsAnswer, EffectiveAnswer, RevisionPolicyAnswer, UpdateDetails } from '#server/admin';
import { PROFILES, simulateClient } from '#simulator';
import { updateId, writeDocuments } from './test-catalog.ts';
import { answerOf, serve, todoku } from './test-process.ts';

const KBS = ['KB9000001', 'KB9000002'];
const GROUPS = ['--group', 'Pilot', '--group', 'All Computers'];

test('several updates are approved for several groups, after a preview of who gets them', async (t) => {
  const folder = temporaryFolder('cli');
  const data = ['--data', join(folder, 'data')];
  const documents = await writeDocuments(join(folder, 'documents'), [
    { id: 1, kb: '9000001' },
    { id: 2, kb: '9000002' },
  ]);
  const server = await serve(t, join(folder, 'data'));
  await todoku([...data, 'updates', 'import', documents]);
  await todoku([...data, 'groups', 'create', 'Pilot']);
  const client = simulateClient({
    server: server.url,
    profile: PROFILES['windows-11-25h2'],
    name: 'pc.example',
  });
  t.after(() => client.close());
  await client.cycle({ install: false });

  const preview = await todoku([
    ...data,
    'updates',
    'approve',
    ...KBS,
    ...GROUPS,
    '--preview',
    '--deadline',
    '2d',
  ]);
  assert.equal(preview.code, 0, preview.stderr);
  assert.match(preview.stdout, /Update 1\n +1 {2}get it\n +pc\.example: /);
  assert.match(preview.stdout, /0 {2}unknown/);
  assert.match(preview.stdout, /Nothing was changed\.\n$/);
  const details = () => answerOf<UpdateDetails>([...data, 'updates', 'show', updateId(1)]);
  assert.deepEqual((await details()).approvals, []);

  const done = await todoku([...data, 'updates', 'approve', ...KBS, ...GROUPS, '--reason', 'as agreed']);
  assert.equal(done.stdout.match(/will be installed on/g)?.length, 4);
  assert.match(done.stdout, /will be installed on All Computers \(1 computer\)/);
  assert.deepEqual(
    (await details()).approvals.map(({ groupName, reason }) => [groupName, reason]).toSorted(),
    [
      ['All Computers', 'as agreed'],
      ['Pilot', 'as agreed'],
    ],
  );
  const many = ['--preview', '--action', 'uninstall', '--json'];
  const { previews } = await answerOf<ApprovalsAnswer>([...data, 'updates', 'approve', ...KBS, ...many]);
  assert.deepEqual(
    previews?.map(({ warnings }) => warnings.includes('not-removable')),
    [true, true],
  );

  await todoku([...data, 'updates', 'approve', 'KB9000001', '--group', 'Pilot', '--action', 'not-approved']);
  const effective = ['updates', 'effective', 'KB9000001', '--group', 'Pilot'];
  const { offered, winner, losers } = await answerOf<EffectiveAnswer>([...data, ...effective]);
  assert.deepEqual(
    [offered, winner?.groupName, losers.map(({ groupName, why }) => [groupName, why])],
    ['NotApproved', 'Pilot', [['All Computers', 'nearer-group']]],
  );
  const forPc = await todoku([...data, 'updates', 'effective', 'KB9000001', '--computer', 'pc.example']);
  assert.match(forPc.stdout, /Told to computers: install\n +Counts: install for All Computers, by cli:/);

  const forAll = await todoku([...data, 'updates', 'approve', 'KB9000002', '--action', 'not-approved']);
  assert.match(
    forAll.stdout,
    /no longer approved for All Computers .*\n.* these groups themselves stays: Pilot\.\n/,
  );
});

test('where new revisions wait, every command says which one computers get', async () => {
  const folder = temporaryFolder('cli');
  const data = ['--data', join(folder, 'data')];
  const revision = (number: number) =>
    writeDocuments(join(folder, String(number)), [{ id: 1, kb: '9000001', revision: number }]);
  await todoku([...data, 'updates', 'import', await revision(100)]);
  await todoku([...data, 'updates', 'approve', 'KB9000001']);
  const set = await todoku([...data, 'updates', 'policy', '--new-revisions', 'wait', '--expired', 'keep']);
  assert.match(set.stdout, /New revisions +of approved updates wait/);
  assert.match(set.stdout, /Withdrawn updates +are kept/);
  await todoku([...data, 'updates', 'import', await revision(101)]);
  const shown = await todoku([...data, 'updates', 'show', 'KB9000001']);
  assert.match(shown.stdout, /Computers get +revision 100; revision 101 waits for an approval/);
  const policy = await answerOf<RevisionPolicyAnswer>([...data, 'updates', 'policy']);
  assert.deepEqual(
    policy.waiting.map(({ offered, newest }) => [offered, newest]),
    [[100, 101]],
  );
  const effective = await todoku([...data, 'updates', 'effective', 'KB9000001']);
  assert.match(effective.stdout, /Computers get revision 100; the newest is 101\./);
  await todoku([...data, 'updates', 'approve', 'KB9000001']);
  const after = await todoku([...data, 'updates', 'show', 'KB9000001']);
  assert.match(after.stdout, /Computers get +revision 101\n/);
});
