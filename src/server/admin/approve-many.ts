import { type Approval, type ApprovalOutcome, approveMany, FOR_DECISIONS, Turns } from '#changes';
import { type TargetGroup, toUpdateId, type UpdateId } from '#update';
import type { ServerContext } from '../context.ts';
import { previewApproval } from './approval-preview.ts';
import { type Caller, mustDecideFor, mustDecideForAll } from './caller.ts';
import {
  type ApprovalPreview,
  type ApprovalResult,
  ApprovalsAnswer,
  ApprovalsRequest,
} from './contract/approvals.ts';
import { findGroup, findUpdate, findUpdatesNamed } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

/** Updates of a preview that are looked at one by one: each is a walk over the computers of the groups. */
const PREVIEWED = 20;

export const approveManyRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'POST',
    path: '/approvals',
    summary: 'Decides for many updates and groups in one step, or says beforehand whom it would reach',
    access: 'decide',
    body: ApprovalsRequest,
    answer: ApprovalsAnswer,
    handle: ({ body, caller }) => decideAll(context, body, caller),
  }),
];

async function decideAll(
  context: ServerContext,
  request: ApprovalsRequest,
  caller: Caller,
): Promise<ApprovalsAnswer> {
  const { store } = context;
  const groups: TargetGroup[] = [];
  for (const reference of new Set(request.groups)) groups.push(await findGroup(store, reference));
  for (const { id } of groups) mustDecideFor(context, caller, id);
  // Licence terms are accepted for every computer at once.
  if (request.acceptEula === true && request.preview !== true) mustDecideForAll(caller);
  const updateIds = await idsOf(context, request.updates);
  if (request.preview === true) return previewAll(context, updateIds, groups, request);
  const { action, deadline, reason, acceptEula } = request;
  const turns = new Turns(FOR_DECISIONS);
  const asked = {
    action,
    ...present({ deadline, reason, acceptEula }),
    staysAtRevision: caller.groupIds !== undefined,
  };
  const approvals: Approval[] = [];
  for (const updateId of updateIds) {
    for (const { id: groupId } of groups) approvals.push({ updateId, groupId, ...asked });
    await turns.after();
  }
  const outcomes = await approveMany(context, approvals, caller.actor);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const items: ApprovalResult[] = [];
  for (const { approval, title = '', outcome, eulaId, failure } of outcomes) {
    const { updateId, groupId } = approval;
    const groupName = names.get(groupId) ?? '';
    const item = { updateId, title, groupId, groupName, outcome };
    const isPlain = eulaId === undefined && failure === undefined;
    items.push(
      isPlain ? item : { ...item, ...present({ eulaId, code: failure?.code, why: failure?.sentence }) },
    );
    await turns.after();
  }
  return { items, counts: countsOf(items) };
}

async function previewAll(
  context: ServerContext,
  updateIds: readonly UpdateId[],
  groups: readonly TargetGroup[],
  request: ApprovalsRequest,
): Promise<ApprovalsAnswer> {
  const groupIds = groups.map(({ id }) => id);
  const previews: ApprovalPreview[] = [];
  for (const updateId of updateIds.slice(0, PREVIEWED))
    previews.push(
      await previewApproval(context, await findUpdate(context.store, updateId), groupIds, request),
    );
  const notPreviewed = updateIds.length - previews.length;
  return { items: [], counts: countsOf([]), previews, ...(notPreviewed === 0 ? {} : { notPreviewed }) };
}

/** The updates that are meant, each once. What is named by its id is looked for in memory. Fails with `admin/update-not-found`. */
async function idsOf(
  { store, catalog: { snapshot } }: ServerContext,
  references: readonly string[],
): Promise<readonly UpdateId[]> {
  const found = new Set<UpdateId>();
  const turns = new Turns(FOR_DECISIONS);
  for (const reference of references) {
    const updateId = toUpdateId(reference);
    if (updateId !== undefined && snapshot.revisionsOf(updateId).length > 0) found.add(updateId);
    else for (const update of await findUpdatesNamed(store, reference)) found.add(update.updateId);
    await turns.after();
  }
  return [...found];
}

function countsOf(
  items: readonly { readonly outcome: ApprovalOutcome['outcome'] }[],
): ApprovalsAnswer['counts'] {
  const of = (wanted: ApprovalOutcome['outcome']) => items.filter(({ outcome }) => outcome === wanted).length;
  return {
    approved: of('approved'),
    unchanged: of('unchanged'),
    waiting: of('awaits-eula'),
    refused: of('refused'),
  };
}
