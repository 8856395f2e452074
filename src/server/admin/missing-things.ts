import type { Incompleteness } from '#catalog';
import type { StoreReader } from '#store';
import type { RevisionId } from '#update';
import type { ServerContext } from '../context.ts';
import type { MissingThings, RevisionName } from './contract.ts';

/** Why revisions are kept back, by revision: one look at the current snapshot, for a whole answer. */
export function incompleteRevisions(context: ServerContext): ReadonlyMap<RevisionId, Incompleteness> {
  return new Map(context.catalog.snapshot.incomplete().map((entry) => [entry.id, entry]));
}

/** What an incomplete update waits for, with names where there are any. */
export async function toMissingThings(store: StoreReader, entry: Incompleteness): Promise<MissingThings> {
  return {
    prerequisites: entry.prerequisites,
    bundled: entry.bundled,
    waitsFor: await revisionNames(store, entry.waitsFor),
  };
}

/** The names of some revisions, in the order asked for. */
export async function revisionNames(
  store: StoreReader,
  ids: readonly RevisionId[],
): Promise<readonly RevisionName[]> {
  if (ids.length === 0) return [];
  const byId = new Map((await store.summaries(ids)).map((summary) => [summary.id, summary]));
  return ids.flatMap((id) => {
    const summary = byId.get(id);
    if (summary === undefined) return [];
    const { updateId, revisionNumber, title } = summary;
    return [{ updateId, revisionNumber, title }];
  });
}
