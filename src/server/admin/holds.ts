import { hold, release } from '#changes';
import type { StoreReader } from '#store';
import { mustDecideForAll } from './caller.ts';
import {
  DeclineAnswer,
  DeclineRequest,
  type HeldUpdate,
  HoldAnswer,
  HoldRequest,
} from './contract/decisions.ts';
import { findEach, split } from './declines.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const holdRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'POST',
    path: '/updates/hold',
    summary: 'Offers updates to no computer until then; approvals stay, and computers still report',
    access: 'decide',
    body: HoldRequest,
    answer: HoldAnswer,
    handle: async ({ body: { updateIds, until, reason }, caller }) => {
      mustDecideForAll(caller);
      const ids = (await findEach(context.store, updateIds)).map(({ updateId }) => updateId);
      const changed = new Set<string>(await hold(context, { updateIds: ids, until, reason }, caller.actor));
      const now = await heldUpdates(context.store, ids);
      return {
        held: now.filter(({ updateId }) => changed.has(updateId)),
        unchanged: now.filter(({ updateId }) => !changed.has(updateId)),
      };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/updates/release',
    summary: 'Ends holds: what is approved counts again from the next scan',
    access: 'decide',
    body: DeclineRequest,
    answer: DeclineAnswer,
    handle: async ({ body: { updateIds, reason }, caller }) => {
      mustDecideForAll(caller);
      const updates = await findEach(context.store, updateIds);
      const ids = updates.map(({ updateId }) => updateId);
      return split(updates, new Set(await release(context, ids, caller.actor, { reason })));
    },
  }),
];

/** With who has it already: a hold stops nothing that is installed. */
async function heldUpdates(store: StoreReader, updateIds: readonly string[]): Promise<readonly HeldUpdate[]> {
  const updates = await findEach(store, updateIds);
  const counts = await store.statusCounts(updates.map(({ updateId }) => updateId));
  const installed = new Map(counts.map((count) => [count.updateId, count.installed]));
  return updates.map(({ updateId, title, heldUntil, canUninstall }) => ({
    updateId,
    title,
    until: heldUntil ?? 0,
    installed: installed.get(updateId) ?? 0,
    canUninstall,
  }));
}
