import type { UpdateIdentity } from '#update';
import { keyOf } from './identity-key.ts';

/** What is known of revisions before any is asked for. */
export interface Known {
  /** Published here. */
  isHere(identity: UpdateIdentity): boolean;
  /** Fetched already, waiting for its generation. */
  isStaged(identity: UpdateIdentity): boolean;
  /** In quarantine, and not to be tried again by itself. */
  isHeld(identity: UpdateIdentity): boolean;
}

/** What is new of a list: each once, in the order of the list, without what is here and what is held back. */
export function newOf(
  listed: readonly UpdateIdentity[],
  known: Pick<Known, 'isHere' | 'isHeld'>,
): readonly UpdateIdentity[] {
  const seen = new Set<string>();
  return listed.filter((identity) => {
    const key = keyOf(identity);
    if (seen.has(key) || known.isHere(identity) || known.isHeld(identity)) return false;
    seen.add(key);
    return true;
  });
}

/** What is to be fetched of a list: `newOf` without what is staged from a run before. */
export function missingOf(listed: readonly UpdateIdentity[], known: Known): readonly UpdateIdentity[] {
  return newOf(listed, known).filter((identity) => !known.isStaged(identity));
}
