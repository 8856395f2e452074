import { parseGuid, ZERO_GUID } from '#base';
import type { ReplicaState } from '#changes';
import {
  ALL_COMPUTERS,
  type ApprovalAction,
  type GroupId,
  type TargetGroup,
  UNASSIGNED_COMPUTERS,
  type UpdateId,
} from '#update';
import {
  type GetDeploymentsResponse,
  parseXsDateTime,
  type ServerSyncDeployment,
  type ServerSyncTargetGroup,
} from '#wire';
import { upstreamFailures } from './failures.ts';

type ReplicaDeployment = ReplicaState['deployments'][number];

/** What of an answer of GetDeployments could not be used, in words. */
export interface ReplicaAnswer {
  readonly replica: ReplicaState;
  readonly oddities: readonly string[];
}

/** A deadline from this year on is none (`9999-12-31T23:59:59.9999999`, protocol-facts 12.4). */
const NO_DEADLINE = Date.UTC(9999, 0, 1);

/**
 * GetDeployments in our terms (MS-WSUSSS 3.2.4.3). Of several deployments for one update and group the one for the highest revision
 * wins, because here an approval is for the update. Pure. Throws `upstream/bad-answer` for ids that are none.
 */
export function toReplicaState(response: GetDeploymentsResponse, isWhole: boolean): ReplicaAnswer {
  const oddities: string[] = [];
  const root = rootOf(response.groups);
  const groups = toGroups(response.groups, root);
  const known = new Set(groups.map(({ id }) => id));
  const winners = new Map<string, { readonly revision: number; readonly deployment: ReplicaDeployment }>();
  for (const wire of response.deployments) {
    const deployment = toDeployment(wire, root);
    if (typeof deployment === 'string' || !known.has(deployment.groupId)) {
      oddities.push(
        typeof deployment === 'string' ? deployment : `deployment for unknown group ${deployment.groupId}`,
      );
      continue;
    }
    const key = `${deployment.updateId}/${deployment.groupId}`;
    const rival = winners.get(key);
    const isNewer =
      rival === undefined ||
      wire.revisionNumber > rival.revision ||
      (wire.revisionNumber === rival.revision && deployment.createdAt > rival.deployment.createdAt);
    if (isNewer) winners.set(key, { revision: wire.revisionNumber, deployment });
  }
  return {
    replica: {
      groups,
      isWhole,
      deployments: [...winners.values()].map(({ deployment }) => deployment),
      deadDeployments: response.deadDeployments.map((id) => guid(id)),
      declined: [...new Set(response.hiddenUpdates.map((id) => guid(id) as UpdateId))],
      acceptedEulas: [...new Set(response.acceptedEulas.map((id) => guid(id)))],
    },
    oddities,
  };
}

/** The id that the upstream gives All Computers: real servers give it ours, others are mapped. */
function rootOf(groups: readonly ServerSyncTargetGroup[]): string {
  const top = groups.find(({ parentGroupId, isBuiltin }) => isBuiltin && isZero(parentGroupId));
  const named = groups.some(({ targetGroupId }) => guid(targetGroupId) === ALL_COMPUTERS);
  return named || top === undefined ? ALL_COMPUTERS : guid(top.targetGroupId);
}

/** Parents first. What hangs nowhere, or in a circle, hangs under All Computers. */
function toGroups(wire: readonly ServerSyncTargetGroup[], root: string): readonly TargetGroup[] {
  const groups = new Map<GroupId, TargetGroup>([
    [ALL_COMPUTERS, { id: ALL_COMPUTERS, name: 'All Computers' }],
    [
      UNASSIGNED_COMPUTERS,
      { id: UNASSIGNED_COMPUTERS, name: 'Unassigned Computers', parentId: ALL_COMPUTERS },
    ],
  ]);
  for (const { targetGroupId, parentGroupId, name } of wire) {
    const id = groupId(targetGroupId, root);
    if (id === ALL_COMPUTERS) groups.set(id, { id, name });
    else if (id === UNASSIGNED_COMPUTERS) groups.set(id, { id, name, parentId: ALL_COMPUTERS });
    else {
      const parentId = isZero(parentGroupId) ? ALL_COMPUTERS : groupId(parentGroupId, root);
      groups.set(id, { id, name, parentId });
    }
  }
  const placed = new Map<GroupId, TargetGroup>();
  for (const start of groups.values()) {
    const path: TargetGroup[] = [];
    let group: TargetGroup | undefined = start;
    while (group !== undefined && !placed.has(group.id) && !path.includes(group)) {
      path.push(group);
      group = group.parentId === undefined ? undefined : groups.get(group.parentId);
    }
    for (const each of path.reverse()) {
      const hangs = each.parentId === undefined || placed.has(each.parentId);
      placed.set(each.id, hangs ? each : { ...each, parentId: ALL_COMPUTERS });
    }
  }
  return [...placed.values()];
}

function toDeployment(wire: ServerSyncDeployment, root: string): ReplicaDeployment | string {
  const action = actionOf(wire);
  const createdAt = parseXsDateTime(wire.goLiveTime);
  const deadline = parseXsDateTime(wire.deadline);
  if (action === undefined) return `deployment ${wire.deploymentGuid}: action ${wire.action}`;
  if (createdAt === undefined)
    return `deployment ${wire.deploymentGuid}: time ${wire.goLiveTime.slice(0, 40)}`;
  const isDue = deadline !== undefined && deadline > 0 && deadline < NO_DEADLINE;
  const mayBeDue = action === 'Install' || action === 'Uninstall';
  return {
    upstreamGuid: guid(wire.deploymentGuid),
    updateId: guid(wire.updateId) as UpdateId,
    groupId: groupId(wire.targetGroupId, root),
    action,
    ...(isDue && mayBeDue ? { deadline } : {}),
    author: wire.adminName.slice(0, 256),
    createdAt: Math.max(0, createdAt),
  };
}

/** Scan and Block are decisions against an approval: the group evaluates, and does not inherit one. */
function actionOf({ action, isAssigned }: ServerSyncDeployment): ApprovalAction | undefined {
  switch (action) {
    case 0:
      return isAssigned ? 'Install' : 'OptionalInstall';
    case 1:
      return 'Uninstall';
    case 2:
    case 3:
      return 'NotApproved';
    default:
      return undefined;
  }
}

function groupId(text: string, root: string): GroupId {
  const id = guid(text);
  return (id === root ? ALL_COMPUTERS : id) as GroupId;
}

function isZero(id: string): boolean {
  return guid(id) === ZERO_GUID;
}

function guid(text: string): string {
  const id = parseGuid(text);
  if (id === undefined)
    throw upstreamFailures.fail('bad-answer', { detail: `GetDeployments: no GUID: ${text.slice(0, 50)}` });
  return id;
}
