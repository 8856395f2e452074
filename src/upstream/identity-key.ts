import { parseGuid } from '#base';
import type { RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import type { WireIdentity } from '#wire';
import { upstreamFailures } from './failures.ts';

/** One text for one revision, to look it up in sets and maps. */
export function keyOf({ updateId, revisionNumber }: WireIdentity | UpdateIdentity): string {
  return `${updateId}/${revisionNumber}`;
}

/** An identity as the wire has it, checked. Throws `upstream/bad-answer` for what names no revision. */
export function toIdentity(identity: WireIdentity): UpdateIdentity {
  const { updateId, revisionNumber } = identity;
  const guid = parseGuid(updateId);
  if (guid === undefined || !Number.isInteger(revisionNumber) || revisionNumber < 0)
    throw upstreamFailures.fail('bad-answer', {
      detail: `no revision has the id ${updateId.slice(0, 50)}, ${revisionNumber}`,
    });
  // A list may have a million: no second one of each where it stands there as it should.
  if (guid === updateId) return identity as UpdateIdentity;
  return { updateId: guid as UpdateId, revisionNumber: revisionNumber as RevisionNumber };
}
