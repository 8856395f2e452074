import type { Snapshot } from '#catalog';
import type { EndedDeployment } from '#store';
import type { ApprovalAction, Deployment, RevisionId } from '#update';
import { type ServerSyncDeployment, toXsDateTime } from '#wire';
import { deploymentGuid } from './deployment-guid.ts';

/** What GetDeployments needs to know of this server. */
export interface DeploymentSource {
  readonly serverId: string;
  readonly snapshot: Pick<Snapshot, 'liveRevision' | 'liveSince' | 'revisionsOf' | 'identityOf' | 'holdOf'>;
}

/** 0 Install, 1 Uninstall, 3 Block (MS-WSUSSS 3.1.4.10): "not approved" is a decision that stops an inherited approval. */
const ACTIONS: Readonly<Record<ApprovalAction, number>> = {
  Install: 0,
  OptionalInstall: 0,
  Uninstall: 1,
  NotApproved: 3,
};

const NO_DEADLINE = '9999-12-31T23:59:59.9999999';
/** As automatic approvals of real servers have it. */
const PRIORITY = 1;

/**
 * The approvals in force that a replica with that change sequence does not know as they are now: made since then, or of
 * updates whose offered revision is another one since then. Each is for the revision that clients are offered here; those of
 * updates that are declined, withdrawn, incomplete or held are left out; those of updates that are held no longer are told again.
 */
export function deploymentsSince(
  { serverId, snapshot }: DeploymentSource,
  inForce: readonly Deployment[],
  since: number,
): ServerSyncDeployment[] {
  return inForce.flatMap((deployment) => {
    const { updateId } = deployment;
    const revision = snapshot.liveRevision(updateId);
    const hold = snapshot.holdOf(updateId);
    if (revision === undefined || hold?.held === true) return [];
    if (Math.max(deployment.sequence, snapshot.liveSince(updateId), hold?.sequence ?? 0) <= since) return [];
    const { id, groupId, action, author, deadline, createdAt } = deployment;
    return {
      updateId,
      revisionNumber: snapshot.identityOf(revision).revisionNumber,
      action: ACTIONS[action],
      adminName: author,
      deadline: deadline === undefined ? NO_DEADLINE : wireTime(deadline),
      isAssigned: action !== 'OptionalInstall',
      goLiveTime: wireTime(createdAt),
      deploymentGuid: deploymentGuid(serverId, id, revision),
      targetGroupId: groupId,
      downloadPriority: PRIORITY,
    };
  });
}

/**
 * The DeploymentGuids that mean nothing any more: of approvals that ended since then, of approvals that moved on to
 * another revision, and of updates that are held since then. For which revisions they were told is not remembered, so each possible one is named; a replica passes over
 * those it never had.
 */
export function deadDeployments(
  { serverId, snapshot }: DeploymentSource,
  inForce: readonly Deployment[],
  ended: readonly EndedDeployment[],
  since: number,
): string[] {
  const guids = (deployment: Deployment, but?: RevisionId) =>
    snapshot
      .revisionsOf(deployment.updateId)
      .filter((revision) => revision !== but)
      .map((revision) => deploymentGuid(serverId, deployment.id, revision));
  const movedOn = inForce.filter(
    ({ updateId, sequence }) =>
      sequence <= since && snapshot.liveSince(updateId) > since && snapshot.holdOf(updateId)?.held !== true,
  );
  const held = inForce.filter(({ updateId, sequence }) => {
    const hold = snapshot.holdOf(updateId);
    return sequence <= since && hold?.held === true && hold.sequence > since;
  });
  return [
    ...held.flatMap((deployment) => guids(deployment)),
    ...ended.filter(({ sequence }) => sequence <= since).flatMap((deployment) => guids(deployment)),
    ...movedOn.flatMap((deployment) => guids(deployment, snapshot.liveRevision(deployment.updateId))),
  ];
}

/** Without a zone, as replicas are told it (protocol-facts 12.4); it is UTC. */
function wireTime(time: number): string {
  return toXsDateTime(time, 3).slice(0, -1);
}
