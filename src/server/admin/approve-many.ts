import { type ApprovalOutcome, approveMany, FOR_DECISIONS, Turns } from '#changes';
import type { RevisionSummary } from '#store';
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
import { findGroup, findUpdatesNamed } from './lookup.ts';
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
  if (request.preview === true) return previewAll(context, groups, request);
  const titles = await titlesOf(context, request.updates);
  const { action, deadline, reason, acceptEula } = request;
  const approvals = [...titles.keys()].flatMap((updateId) =>
    groups.map(({ id: groupId }) => ({
      updateId,
      groupId,
      action,
      ...present({ deadline, reason, acceptEula }),
      staysAtRevision: caller.groupIds !== undefined,
    })),
  );
  const outcomes = await approveMany(context, approvals, caller.actor);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const items: ApprovalResult[] = [];
  const turns = new Turns(FOR_DECISIONS);
  for (const { approval, outcome, eulaId, failure } of outcomes) {
    const { updateId, groupId } = approval;
    const title = titles.get(updateId) ?? '';
    const groupName = names.get(groupId) ?? '';
    const why = present({ eulaId, code: failure?.code, why: failure?.sentence });
    items.push({ updateId, title, groupId, groupName, outcome, ...why });
    await turns.after();
  }
  return { items, counts: countsOf(items) };
}

async function previewAll(
  context: ServerContext,
  groups: readonly TargetGroup[],
  request: ApprovalsRequest,
): Promise<ApprovalsAnswer> {
  const updates = await findAll(context, request.updates);
  const groupIds = groups.map(({ id }) => id);
  const previews: ApprovalPreview[] = [];
  for (const update of updates.slice(0, PREVIEWED))
    previews.push(await previewApproval(context, update, groupIds, request));
  const notPreviewed = updates.length - previews.length;
  return { items: [], counts: countsOf([]), previews, ...(notPreviewed === 0 ? {} : { notPreviewed }) };
}

/** What the updates are called, each once. Of a thousand it reads no more than that. Fails with `admin/update-not-found`. */
async function titlesOf(
  { store }: ServerContext,
  references: readonly string[],
): Promise<ReadonlyMap<UpdateId, string>> {
  const titles = new Map(await store.titlesOf(references.flatMap((each) => toUpdateId(each) ?? [])));
  for (const reference of references) {
    const updateId = toUpdateId(reference);
    if (updateId !== undefined && titles.has(updateId)) continue;
    for (const { updateId: id, title } of await findUpdatesNamed(store, reference)) titles.set(id, title);
  }
  return titles;
}

/** Each once. Fails with `admin/update-not-found`. */
async function findAll(
  context: ServerContext,
  references: readonly string[],
): Promise<readonly RevisionSummary[]> {
  const found = new Map<string, RevisionSummary>();
  const turns = new Turns(FOR_DECISIONS);
  for (const reference of new Set(references)) {
    for (const update of await findUpdatesNamed(context.store, reference)) found.set(update.updateId, update);
    await turns.after();
  }
  return [...found.values()];
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
