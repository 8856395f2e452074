import { approve } from '#changes';
import type { UpstreamSettings } from '#upstream';
import type { ServerContext } from '../context.ts';
import { type Caller, mustDecideFor, mustDecideForAll } from './caller.ts';
import { filesOfRevisions, sumContent, withMembers } from './content-needs.ts';
import { policyOf } from './content-policy.ts';
import { type ApprovalNote, ApproveAnswer, ApproveRequest } from './contract/approvals.ts';
import { UpdateParams } from './contract/updates.ts';
import { everyoneOr } from './groups.ts';
import { findGroup, findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { toApprovalRow, toUpdateRows } from './update-rows.ts';

export const approvalRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'POST',
    path: '/updates/:updateId/approvals',
    summary: 'Decides for one group, in place of what was decided before, and says what will happen',
    access: 'decide',
    params: UpdateParams,
    body: ApproveRequest,
    answer: ApproveAnswer,
    handle: ({ params, body, caller }) => approveUpdate(context, params.updateId, body, caller),
  }),
];

async function approveUpdate(
  context: ServerContext,
  reference: string,
  request: ApproveRequest,
  caller: Caller,
): Promise<ApproveAnswer> {
  const { store } = context;
  const update = await findUpdate(store, reference);
  const group = await findGroup(store, request.group);
  mustDecideFor(context, caller, group.id);
  // Licence terms are accepted for every computer at once.
  if (request.acceptEula === true) mustDecideForAll(caller);
  const installs = request.action === 'Install' || request.action === 'OptionalInstall';
  // Before the approval: after it files may already be on their way.
  const forecast = installs ? await context.desks.fetcher.forecast([update.updateId]) : undefined;
  const { deployment, replaced } = await approve(
    context,
    {
      updateId: update.updateId,
      groupId: group.id,
      action: request.action,
      ...present({
        deadline: request.deadline,
        acceptEula: request.acceptEula,
        reason: request.reason,
      }),
      staysAtRevision: caller.groupIds !== undefined,
    },
    caller.actor,
  );
  const groups = await store.groups();
  const [row] = await toUpdateRows(context, [update]);
  const files = installs
    ? await filesOfRevisions(context, withMembers(context, deployment?.revisionId ?? update.id))
    : undefined;
  const { sum } = await sumContent(context, files?.values() ?? []);
  const { total: computers } = await store.computers({
    ...everyoneOr(group.id),
    includeBeneath: true,
    archived: false,
    limit: 1,
    offset: 0,
  });
  const notes: ApprovalNote[] = [];
  if (sum.missingFiles > 0) notes.push(await howMissingFilesCome(context));
  if (forecast?.fits === false) notes.push('disk-too-small');
  if (row?.missing !== undefined) notes.push('update-incomplete');
  if (update.heldUntil !== undefined) notes.push('update-held');
  if (update.expired) notes.push('update-expired');
  if (request.deadline !== undefined && request.deadline <= context.clock.now())
    notes.push('deadline-passed');
  if (computers === 0) notes.push('no-computers');
  return {
    update: row!,
    group: { id: group.id, name: group.name },
    action: request.action,
    ...(deployment === undefined ? {} : { approval: toApprovalRow(deployment, groups) }),
    ...(replaced === undefined ? {} : { replaced: toApprovalRow(replaced, groups) }),
    computers,
    content: sum,
    ...(forecast === undefined || forecast.missingFiles === 0 ? {} : { forecast }),
    notes,
  };
}

/** Where clients get what is not here, or what brings it here. */
async function howMissingFilesCome(context: ServerContext): Promise<ApprovalNote> {
  if ((await policyOf(context)).mode === 'from-microsoft') return 'content-from-microsoft';
  const upstream = await context.store.setting<UpstreamSettings>('upstream');
  return upstream === undefined ? 'content-missing' : 'content-on-its-way';
}
