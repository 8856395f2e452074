import type { Selection } from '#store';
import type { UpdateId } from '#update';
import { configurationOf } from './configuration.ts';
import { expandSelection, updatesFilter } from './filters.ts';
import { toIdentity } from './identity-key.ts';
import type { UpstreamContext, UpstreamSession } from './types.ts';

/** How many updates the upstream lists under that selection, and how many of them have a revision that is not here. Lists only. */
export async function weigh(
  { catalog }: Pick<UpstreamContext, 'catalog'>,
  session: UpstreamSession,
  selection: Selection,
): Promise<{ readonly listed: number; readonly missing: number }> {
  const { languages } = configurationOf(await session.getConfigData(), []).state;
  const { snapshot } = catalog;
  const expanded = expandSelection(selection, snapshot.categories(), languages);
  if (expanded.products.length === 0 || expanded.classifications.length === 0)
    return { listed: 0, missing: 0 };
  const { newRevisions } = await session.getRevisionIdList(updatesFilter({ selection: expanded, languages }));
  const listed = new Set<UpdateId>();
  const missing = new Set<UpdateId>();
  for (const identity of newRevisions.map(toIdentity)) {
    listed.add(identity.updateId);
    if (snapshot.idOf(identity) === undefined) missing.add(identity.updateId);
  }
  return { listed: listed.size, missing: missing.size };
}
