import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ZERO_GUID } from '#base';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import type { GetDeploymentsResponse, ServerSyncDeployment } from '#wire';
import { toReplicaState } from './deployments.ts';

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const NOTHING: GetDeploymentsResponse = {
  anchor: 'x',
  groups: [],
  deployments: [],
  deadDeployments: [],
  hiddenUpdates: [],
  acceptedEulas: [],
};

function deployment(more: Partial<ServerSyncDeployment>): ServerSyncDeployment {
  return {
    updateId: guid(1),
    revisionNumber: 100,
    action: 0,
    adminName: 'WUS Server',
    deadline: '9999-12-31T23:59:59.9999999',
    isAssigned: true,
    goLiveTime: '2026-01-01T00:00:00.0000000',
    deploymentGuid: guid(500),
    targetGroupId: ALL_COMPUTERS,
    downloadPriority: 1,
    ...more,
  };
}

function only(more: Partial<ServerSyncDeployment>) {
  return toReplicaState({ ...NOTHING, deployments: [deployment(more)] }, true).replica.deployments[0];
}

test('actions of the wire become decisions', () => {
  const action = (more: Partial<ServerSyncDeployment>) => only(more)?.action;
  assert.equal(action({ action: 0 }), 'Install');
  assert.equal(action({ action: 0, isAssigned: false }), 'OptionalInstall');
  assert.equal(action({ action: 1 }), 'Uninstall');
  assert.equal(action({ action: 2 }), 'NotApproved');
  assert.equal(action({ action: 3 }), 'NotApproved');
  const { replica, oddities } = toReplicaState(
    { ...NOTHING, deployments: [deployment({ action: 9 })] },
    true,
  );
  assert.deepEqual([replica.deployments, oddities.length], [[], 1]);
});

test('a deadline is one only where it is before the end of time and the action has one', () => {
  assert.equal(only({})?.deadline, undefined);
  assert.equal(only({ deadline: '2026-02-01T00:00:00' })?.deadline, Date.UTC(2026, 1, 1));
  assert.equal(only({ deadline: '2026-02-01T00:00:00', action: 2 })?.deadline, undefined);
});

test('of several deployments for one update and group the highest revision wins', () => {
  const deployments = [
    deployment({ revisionNumber: 200, action: 1, deploymentGuid: guid(501) }),
    deployment({ revisionNumber: 100, goLiveTime: '2026-06-01T00:00:00' }),
  ];
  const { replica } = toReplicaState({ ...NOTHING, deployments }, false);
  assert.deepEqual(
    replica.deployments.map(({ upstreamGuid, action }) => [upstreamGuid, action]),
    [[guid(501), 'Uninstall']],
  );
  assert.equal(replica.isWhole, false);
});

test('the top group is All Computers, whatever the upstream calls it', () => {
  const groups = [
    { targetGroupId: guid(2), parentGroupId: guid(1), name: 'Pilot', isBuiltin: false },
    { targetGroupId: guid(1), parentGroupId: ZERO_GUID, name: 'Tous', isBuiltin: true },
  ];
  const deployments = [deployment({ targetGroupId: guid(1) })];
  const { replica } = toReplicaState({ ...NOTHING, groups, deployments }, true);
  assert.equal(replica.groups.find(({ name }) => name === 'Pilot')?.parentId, ALL_COMPUTERS);
  assert.equal(replica.deployments[0]?.groupId, ALL_COMPUTERS);
});

test('groups are a tree under All Computers with parents first, whatever comes', () => {
  const node = fc.integer({ min: 1, max: 8 }).map(guid);
  const group = fc.record({
    targetGroupId: fc.oneof(node, fc.constantFrom<string>(ALL_COMPUTERS, UNASSIGNED_COMPUTERS)),
    parentGroupId: fc.oneof(node, fc.constantFrom(ZERO_GUID, ALL_COMPUTERS)),
    name: fc.string(),
    isBuiltin: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
      const { replica } = toReplicaState({ ...NOTHING, groups }, true);
      const seen = new Set<string>();
      for (const { id, parentId } of replica.groups) {
        assert.equal(seen.has(id), false);
        assert.equal(parentId === undefined, id === ALL_COMPUTERS);
        if (parentId !== undefined) assert.ok(seen.has(parentId), `${id} before its parent`);
        seen.add(id);
      }
      assert.ok(seen.has(ALL_COMPUTERS) && seen.has(UNASSIGNED_COMPUTERS));
    }),
  );
});

test('text that is no id is a bad answer', () => {
  assert.throws(() => toReplicaState({ ...NOTHING, hiddenUpdates: ['../x'] }, true), {
    code: 'upstream/bad-answer',
  });
});
