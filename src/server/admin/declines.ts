import { decline, undecline } from '#changes';
import type { RevisionSummary, StoreReader } from '#store';
import type { UpdateId } from '#update';
import { mustDecideForAll } from './caller.ts';
import { DeclineAnswer, DeclineRequest } from './contract/decisions.ts';
import { findUpdate } from './lookup.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const declineRoutes: RoutesOf = (context) => {
  const bulk = (
    path: string,
    summary: string,
    change: (ids: readonly UpdateId[], actor: string, reason?: string) => Promise<readonly UpdateId[]>,
  ) =>
    endpoint({
      method: 'POST',
      path,
      summary,
      access: 'decide',
      body: DeclineRequest,
      answer: DeclineAnswer,
      handle: async ({ body: { updateIds, reason }, caller }) => {
        mustDecideForAll(caller);
        const updates = await findEach(context.store, updateIds);
        const ids = updates.map(({ updateId }) => updateId);
        return split(updates, new Set(await change(ids, caller.actor, reason)));
      },
    });
  return [
    bulk(
      '/updates/decline',
      'Takes updates away from every computer: neither offered nor evaluated any more',
      (ids, actor, reason) => decline(context, ids, actor, { reason }),
    ),
    bulk(
      '/updates/undecline',
      'Takes a decline back; the approvals that it ended come back by undoing the decision',
      (ids, actor, reason) => undecline(context, ids, actor, { reason }),
    ),
  ];
};

/** The latest revisions of those updates, each once. Fails with `admin/update-not-found`. */
export function findEach(
  store: StoreReader,
  updateIds: readonly string[],
): Promise<readonly RevisionSummary[]> {
  return Promise.all([...new Set(updateIds)].map((id) => findUpdate(store, id)));
}

/** Which of those changed, by name. */
export function split(updates: readonly RevisionSummary[], changed: ReadonlySet<UpdateId>): DeclineAnswer {
  const names = updates.map(({ updateId, title }) => ({ updateId, title }));
  return {
    changed: names.filter(({ updateId }) => changed.has(updateId)),
    unchanged: names.filter(({ updateId }) => !changed.has(updateId)),
  };
}
