import { configFilter, updatesFilter } from './filters.ts';
import { toIdentity } from './identity-key.ts';
import { missingOf } from './listing.ts';
import type { Work } from './work.ts';

/**
 * True when the upstream has revisions that neither list had: it published while it was asked. What it said of approvals
 * then belongs to another generation than the lists (a replica below a replica sees this whenever both synchronise at once).
 */
export async function isOvertaken(
  { session, staging }: Pick<Work, 'session' | 'staging'>,
  anchors: { readonly categories: string; readonly updates: string },
): Promise<boolean> {
  const filters = [
    configFilter(anchors.categories),
    updatesFilter({ selection: undefined, languages: [], anchor: anchors.updates }),
  ];
  for (const filter of filters) {
    const { newRevisions } = await session.getRevisionIdList(filter);
    if (missingOf(newRevisions.map(toIdentity), staging).length > 0) return true;
  }
  return false;
}
