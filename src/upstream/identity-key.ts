import { parseGuid } from '#base';
import type { RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import type { WireIdentity } from '#wire';
import { upstreamFailures } from './failures.ts';

/** One text for one revision, to look it up in sets and maps. */
export function keyOf({ updateId, revisionNumber }: WireIdentity | UpdateIdentity): string {
  return `${updateId}/${revisionNumber}`;
}

/** An identity as the wire has it, checked. Throws `upstream/bad-answer` for what names no revision. */
export function toIdentity({ updateId, revisionNumber }: WireIdentity): UpdateIdentity {
  const guid = parseGuid(updateId);
  if (guid === undefined || !Number.isInteger(revisionNumber) || revisionNumber < 0)
    throw upstreamFailures.fail('bad-answer', {
      detail: `no revision has the id ${updateId.slice(0, 50)}, ${revisionNumber}`,
    });
  return { updateId: guid as UpdateId, revisionNumber: revisionNumber as RevisionNumber };
}
