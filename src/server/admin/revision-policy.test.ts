import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  EffectiveAnswer,
  HousekeepingAnswer,
  Problem,
  RevisionPolicyAnswer,
  UpdateDetails,
} from './contract.ts';
import { id, importAll, open } from './fixture.ts';

test('new revisions wait where the policy says so, and every answer says which one computers get', async (t) => {
  const opened = await open(t);
  const { ask } = opened;
  const show = async () => (await ask<UpdateDetails>('GET', `/updates/${id(1)}`)).answer;
  const policy = async (change: object) =>
    (await ask<RevisionPolicyAnswer>('PUT', '/revision-policy', change)).answer;
  const approve = () =>
    ask('POST', `/updates/${id(1)}/approvals`, { group: 'All Computers', action: 'Install' });
  const before = (await ask<RevisionPolicyAnswer>('GET', '/revision-policy')).answer;
  assert.deepEqual(before, { approveNew: true, declineExpired: true, waiting: [], totalWaiting: 0 });
  await importAll(opened, [{ number: 1 }]);
  await approve();
  assert.equal((await policy({ approveNew: false })).approveNew, false);
  await importAll(opened, [{ number: 1, revision: 101 }]);
  assert.deepEqual((await show()).offered, { revisionNumber: 100, why: 'waits' });
  const { answer } = await ask<RevisionPolicyAnswer>('GET', '/revision-policy');
  assert.deepEqual(answer.waiting, [{ updateId: id(1), title: 'Update 1', offered: 100, newest: 101 }]);
  const effective = await ask<EffectiveAnswer>('GET', `/updates/${id(1)}/effective`);
  assert.deepEqual([effective.answer.approvedRevision, effective.answer.offeredRevision], [100, 100]);
  await approve();
  assert.deepEqual((await show()).offered, { revisionNumber: 101 });
  await importAll(opened, [{ number: 1, revision: 102, needs: 9 }]);
  assert.deepEqual((await show()).offered, { revisionNumber: 101, why: 'waits' });
  assert.equal((await policy({ approveNew: true })).totalWaiting, 0);
  assert.deepEqual((await show()).offered, { revisionNumber: 101, why: 'incomplete' });
  await ask('POST', '/updates/hold', { updateIds: [id(1)] });
  assert.deepEqual((await show()).offered, { revisionNumber: 101, why: 'held' });
  await ask('POST', '/updates/decline', { updateIds: [id(1)] });
  assert.deepEqual((await show()).offered, { why: 'declined' });
});

test('declining what is withdrawn is one switch, here and in housekeeping', async (t) => {
  const { ask } = await open(t);
  const off = async () => (await ask<HousekeepingAnswer>('GET', '/housekeeping')).answer.settings.off;
  await ask('PUT', '/housekeeping/settings', { off: ['remove-content'] });
  await ask('PUT', '/revision-policy', { declineExpired: false });
  assert.deepEqual(await off(), ['remove-content', 'decline-expired']);
  await ask('PUT', '/revision-policy', { declineExpired: true });
  assert.deepEqual(await off(), ['remove-content']);
  const refused = await ask<Problem>('PUT', '/revision-policy', { approveNew: 'perhaps' });
  assert.deepEqual([refused.status, refused.answer.code], [400, 'admin/bad-request']);
});
