import { isPerson } from '#base';
import type { StoreReader } from '#store';
import type { UpdateId } from '#update';
import type { RuleFinding, RuleSkip } from './report.ts';

/** What is decided already, so that no rule decides it again. */
export interface Decided {
  /** Undefined where nobody decided. */
  why(updateId: UpdateId, scope: RuleFinding['scope']): RuleSkip | undefined;
}

/**
 * Reads what is decided. A group whose approval ended without another in its place, and an update whose decline was taken
 * back, were a person's doing: nothing else ends one or takes the other back.
 */
export async function readDecided(
  store: Pick<StoreReader, 'deployments' | 'endedDeployments' | 'declines'>,
): Promise<Decided> {
  const decided = new Map<string, RuleSkip>();
  const key = (updateId: UpdateId, scope: string): string => `${updateId} ${scope}`;
  for (const { updateId, groupId } of await store.endedDeployments())
    decided.set(key(updateId, groupId), 'person');
  for (const { updateId, groupId, author } of await store.deployments()) {
    decided.set(key(updateId, groupId), isPerson(author) ? 'person' : 'decided');
    // A decline would end what a person approved.
    if (isPerson(author)) decided.set(key(updateId, 'server'), 'person');
  }
  for (const { updateId, declined } of await store.declines())
    if (!declined) decided.set(key(updateId, 'server'), 'person');
  return { why: (updateId, scope) => decided.get(key(updateId, scope)) };
}
