import type { Selection } from '#store';
import type { UpdateId } from '#update';
import { configurationOf } from './configuration.ts';
import { expandSelection, updatesFilter } from './filters.ts';
import { toIdentity } from './identity-key.ts';
import type { UpstreamContext, UpstreamSession } from './types.ts';

/**
 * Those of the updates that the upstream lists under that selection, families expanded; without one, of all that it has, which is
 * what a replica is told. Lists only.
 */
export async function listedThere(
  { catalog }: Pick<UpstreamContext, 'catalog'>,
  session: UpstreamSession,
  updateIds: readonly UpdateId[],
  selection?: Selection,
): Promise<ReadonlySet<UpdateId>> {
  const { languages } = configurationOf(await session.getConfigData(), []).state;
  const expanded =
    selection === undefined
      ? undefined
      : expandSelection(selection, catalog.snapshot.categories(), languages);
  const { newRevisions } = await session.getRevisionIdList(updatesFilter({ selection: expanded, languages }));
  const wanted = new Set(updateIds);
  return new Set(newRevisions.map((each) => toIdentity(each).updateId).filter((id) => wanted.has(id)));
}
