import type { UpdateIdentity } from '#update';

/** What is known of revisions before any is asked for. */
export interface Known {
  /** Published here. */
  isHere(identity: UpdateIdentity): boolean;
  /** Fetched already, waiting for its generation. */
  isStaged(identity: UpdateIdentity): boolean;
  /** In quarantine, and not to be tried again by itself. */
  isHeld(identity: UpdateIdentity): boolean;
  /** Was here, and its metadata was removed because nobody needs it: it comes again only when something new needs it. */
  isRemoved(identity: UpdateIdentity): boolean;
}

/** What is new of a list: each once, in the order of the list, without what is or was here and what is held back. */
export function newOf(
  listed: readonly UpdateIdentity[],
  known: Pick<Known, 'isHere' | 'isHeld' | 'isRemoved'>,
): readonly UpdateIdentity[] {
  const isFirst = firstOfEach();
  return listed.filter(
    (identity) =>
      !known.isHere(identity) && !known.isHeld(identity) && !known.isRemoved(identity) && isFirst(identity),
  );
}

/** Tells whether an identity is asked about for the first time. A list may have a million: it makes no text of its own for each. */
function firstOfEach(): (identity: UpdateIdentity) => boolean {
  const numbers = new Map<string, number | Set<number>>();
  return ({ updateId, revisionNumber }) => {
    const seen = numbers.get(updateId);
    if (seen === undefined) numbers.set(updateId, revisionNumber);
    else if (seen === revisionNumber) return false;
    else if (typeof seen === 'number') numbers.set(updateId, new Set([seen, revisionNumber]));
    else if (seen.has(revisionNumber)) return false;
    else seen.add(revisionNumber);
    return true;
  };
}

/** What is to be fetched of a list: `newOf` without what is staged from a run before. */
export function missingOf(listed: readonly UpdateIdentity[], known: Known): readonly UpdateIdentity[] {
  return newOf(listed, known).filter((identity) => !known.isStaged(identity));
}
