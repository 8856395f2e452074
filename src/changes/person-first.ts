import type { DecisionScope, StoreReader } from '#store';
import type { UpdateId } from '#update';

/**
 * True where the last word is a person's, which no rule takes back: in that group, or for a decision about every computer in any
 * group, because a decline or a hold would stop what the person decided for it.
 */
export async function isForPerson(
  reader: Pick<StoreReader, 'personDecisions'>,
  updateId: UpdateId,
  scope: DecisionScope,
): Promise<boolean> {
  const scopes = (await reader.personDecisions([updateId])).get(updateId);
  return scopes !== undefined && (scope === 'server' || scopes.has(scope));
}
