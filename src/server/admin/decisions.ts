import { undo } from '#changes';
import type { DecidedDeployment, DecidedState, Decision } from '#store';
import type { TargetGroup } from '#update';
import type { ServerContext } from '../context.ts';
import { type Caller, mustDecideFor, mustDecideForAll } from './caller.ts';
import {
  type DecidedApproval,
  DecisionParams,
  type DecisionRow,
  DecisionsAnswer,
  DecisionsQuery,
  UndoAnswer,
} from './contract/decisions.ts';
import { UpdateParams } from './contract/updates.ts';
import { findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { rulesByActor } from './rule-words.ts';

export const decisionRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/updates/:updateId/decisions',
    summary: 'Who decided what about an update, newest first, with what was before',
    access: 'read',
    params: UpdateParams,
    query: DecisionsQuery,
    answer: DecisionsAnswer,
    handle: async ({ params, query: { limit, offset } }) => {
      const { updateId, title } = await findUpdate(context.store, params.updateId);
      const all = await context.store.decisionsOf(updateId);
      const [groups, names] = [await context.store.groups(), await rulesByActor(context.store)];
      const items = all.slice(offset, offset + limit).map((each) => toDecisionRow(each, { groups, names }));
      return { update: { updateId, title }, items, total: all.length };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/decisions/:id/undo',
    summary:
      'Puts back what was before a decision: an approval, a decline with the approvals it ended, a hold',
    access: 'decide',
    params: DecisionParams,
    answer: UndoAnswer,
    handle: ({ params, caller }) => undoDecision(context, params.id, caller),
  }),
];

async function undoDecision(context: ServerContext, id: number, caller: Caller): Promise<UndoAnswer> {
  const { store } = context;
  const scope = (await store.decision(id))?.scope;
  if (scope === undefined || scope === 'server') mustDecideForAll(caller);
  else mustDecideFor(context, caller, scope);
  const { decision, deployments, lost } = await undo(context, id, caller.actor);
  const groups = await store.groups();
  const { updateId, title } = await findUpdate(store, decision.updateId);
  return {
    update: { updateId, title },
    decision: toDecisionRow(decision, { groups, names: await rulesByActor(store) }),
    restored: deployments.map((deployment) => toDecidedApproval(deployment, groups)),
    lost,
  };
}

function toDecisionRow(
  decision: Decision,
  { groups, names }: { readonly groups: readonly TargetGroup[]; readonly names: ReadonlyMap<string, string> },
): DecisionRow {
  const { id, scope, verb, actor, at, reason, rule, before, after, undone } = decision;
  return {
    id,
    scope,
    scopeName: scope === 'server' ? 'every computer' : nameOf(scope, groups),
    verb,
    actor,
    at,
    ...present({ reason, rule, undone, actorName: names.get(actor) }),
    before: toState(before, groups),
    after: toState(after, groups),
  };
}

function toState(state: DecidedState, groups: readonly TargetGroup[]): DecisionRow['before'] {
  const { deployments = [], declined, heldUntil } = state;
  return {
    approvals: deployments.map((deployment) => toDecidedApproval(deployment, groups)),
    ...present({ declined, heldUntil: heldUntil === false ? 0 : heldUntil }),
  };
}

/** An approval as a decision remembers it, with the name of its group. */
export function toDecidedApproval(
  deployment: DecidedDeployment,
  groups: readonly TargetGroup[],
): DecidedApproval {
  const { groupId, action, deadline, author, reason, rule } = deployment;
  return {
    groupId,
    groupName: nameOf(groupId, groups),
    action,
    author,
    ...present({ deadline, reason, rule }),
  };
}

function nameOf(groupId: string, groups: readonly TargetGroup[]): string {
  return groups.find(({ id }) => id === groupId)?.name ?? groupId;
}
