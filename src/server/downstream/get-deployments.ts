import { ZERO_GUID } from '#base';
import { ALL_COMPUTERS, type TargetGroup, UNASSIGNED_COMPUTERS } from '#update';
import { readGetDeploymentsRequest, type ServerSyncTargetGroup, writeGetDeploymentsResponse } from '#wire';
import { invalidParameter, required } from '../client/parameters.ts';
import { admit, note } from './admit.ts';
import { readAnchor, writeAnchor } from './anchor.ts';
import { deadDeployments, deploymentsSince } from './deployments.ts';
import type { DownstreamOperation } from './operation.ts';

/**
 * MS-WSUSSS 3.1.4.10: what a replica takes over from here. Groups, declines and accepted licence terms are always whole lists.
 *
 * The answer's anchor is that of the list the replica has just taken (`syncAnchor`), not a later one: approvals made since
 * then, perhaps of revisions that it does not have yet, are told again next time.
 */
export const getDeployments: DownstreamOperation = async (services, call) => {
  const { store, catalog } = services.context;
  const request = readGetDeploymentsRequest(call.payload);
  const session = await admit(services, call, request.cookie);
  const { snapshot } = catalog;
  const synced = required(readAnchor(request.syncAnchor ?? ''), 'syncAnchor');
  const told = toldSequence(request.deploymentAnchor ?? '', snapshot.sequence);
  const source = { serverId: store.identity.serverId, snapshot };
  const inForce = await store.deployments();
  const { ended } = await store.deploymentsSince(told);
  const declines = await store.declines();
  note(services, call, session, { isReplica: true });
  return writeGetDeploymentsResponse(
    {
      anchor: writeAnchor({ ...synced, sequence: Math.min(synced.sequence, snapshot.sequence) }),
      groups: snapshot.groups().map(groupOf),
      deployments: deploymentsSince(source, inForce, told),
      deadDeployments: told === 0 ? [] : deadDeployments(source, inForce, ended, told),
      hiddenUpdates: declines.filter(({ declined }) => declined).map(({ updateId }) => updateId),
      acceptedEulas: await store.acceptedEulas(),
    },
    call.soap,
  );
};

/** What the replica knows; nothing, when its anchor is of another server. */
function toldSequence(text: string, newest: number): number {
  if (text === '') return 0;
  const anchor = readAnchor(text);
  if (anchor === undefined) throw invalidParameter('deploymentAnchor');
  return anchor.sequence > newest ? 0 : anchor.sequence;
}

function groupOf({ id, parentId, name }: TargetGroup): ServerSyncTargetGroup {
  return {
    targetGroupId: id,
    parentGroupId: parentId ?? ZERO_GUID,
    name,
    isBuiltin: id === ALL_COMPUTERS || id === UNASSIGNED_COMPUTERS,
  };
}
