import type { Deployment, TargetGroup } from '#update';
import type { ServerContext } from '../context.ts';
import { EffectiveAnswer, EffectiveQuery } from './contract/approvals.ts';
import { UpdateParams } from './contract/updates.ts';
import { findComputer, findGroup, findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const effectiveRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/updates/:updateId/effective',
    summary:
      'Which decision counts for a computer or a group, why the others do not, and which revision is offered',
    access: 'read',
    params: UpdateParams,
    query: EffectiveQuery,
    answer: EffectiveAnswer,
    handle: ({ params, query }) => effective(context, params.updateId, query),
  }),
];

async function effective(
  { store, catalog: { snapshot } }: ServerContext,
  reference: string,
  { computer, group }: { readonly computer?: string; readonly group?: string },
): Promise<EffectiveAnswer> {
  const { updateId, title, revisionNumber, declined, heldUntil } = await findUpdate(store, reference);
  const groupIds =
    computer === undefined
      ? [(await findGroup(store, group)).id]
      : (await findComputer(store, computer)).groupIds;
  const groups = await store.groups();
  const { winner, losers } = snapshot.explainDecision(groupIds, updateId);
  const live = snapshot.liveRevision(updateId);
  const counts = live !== undefined && heldUntil === undefined;
  const approved = winner === undefined ? undefined : await store.revision(winner.revisionId);
  return {
    update: { updateId, title },
    offered: (counts ? winner?.action : undefined) ?? 'NotApproved',
    declined,
    newestRevision: revisionNumber,
    ...present({
      heldUntil,
      winner: winner === undefined ? undefined : toCounted(winner, groups),
      approvedRevision: approved?.revisionNumber,
      offeredRevision: live === undefined ? undefined : snapshot.identityOf(live).revisionNumber,
    }),
    losers: losers.map(({ deployment, why, against }) => ({
      ...toCounted(deployment, groups),
      why,
      against: nameOf(against, groups),
    })),
  };
}

function toCounted(deployment: Deployment, groups: readonly TargetGroup[]) {
  const { groupId, action, deadline, author } = deployment;
  return { groupId, groupName: nameOf(deployment, groups), action, author, ...present({ deadline }) };
}

function nameOf({ groupId }: Deployment, groups: readonly TargetGroup[]): string {
  return groups.find(({ id }) => id === groupId)?.name ?? groupId;
}
