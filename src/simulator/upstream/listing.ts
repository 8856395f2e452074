import type { IdAndDelta, ServerSyncFilter, WireIdentity } from '#wire';
import type { Identity } from '../synthetic/document.ts';
import { readAnchor } from './anchors.ts';
import { UpstreamFault } from './upstream-fault.ts';
import type { DatedRevision, WorldView } from './world-view.ts';

/**
 * What GetRevisionIdList lists (MS-WSUSSS 3.1.4.5, protocol-facts 12.1): with GetConfig all categories, classifications
 * and detectoids; otherwise the updates that are in one of the categories and one of the classifications, with everything
 * they bundle. Faults with InvalidParameters for an anchor that is none.
 */
export function listRevisions(view: WorldView, filter: ServerSyncFilter): WireIdentity[] {
  const since = sinceOf(filter.anchor);
  const newest = view.newestRevisions();
  if (filter.getConfig) {
    return newest.filter((each) => each.kind !== 'update' && each.from > since).map(identityOf);
  }
  const updates = newest.filter((each) => each.kind === 'update');
  const { categories, classifications } = filter;
  if (categories === undefined && classifications === undefined) {
    return updates.filter((each) => each.from > since).map(identityOf);
  }
  const above = ancestors(newest);
  const listed = new Map<string, WireIdentity>();
  for (const each of updates) {
    const memberships = new Set(each.memberOf.flatMap((id) => [id, ...(above.get(id) ?? [])]));
    const category = matching(categories ?? [], memberships);
    const classification = matching(classifications ?? [], memberships);
    if (category === undefined || classification === undefined) continue;
    const from = category.delta && classification.delta ? since : Number.NEGATIVE_INFINITY;
    for (const one of withBundled(view, each)) {
      if (one.from > from) listed.set(`${one.updateId}/${one.revisionNumber}`, identityOf(one));
    }
  }
  return [...listed.values()];
}

function sinceOf(anchor: string | undefined): number {
  if (anchor === undefined || anchor === '') return Number.NEGATIVE_INFINITY;
  const read = readAnchor(anchor);
  if (read === undefined) throw new UpstreamFault('InvalidParameters', 'filter');
  return read.time;
}

/** The entry of the filter that the revision matches; one that wants everything before one that wants changes only. */
function matching(filter: readonly IdAndDelta[], memberships: ReadonlySet<string>): IdAndDelta | undefined {
  const matches = filter.filter(({ id }) => memberships.has(id.toLowerCase()));
  return matches.find(({ delta }) => !delta) ?? matches[0];
}

/** For each category all those above it: a product is in its family and its company. */
function ancestors(revisions: readonly DatedRevision[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(
    revisions.filter((each) => each.kind === 'category').map((each) => [each.updateId, each.memberOf]),
  );
  const climb = (id: string, depth: number): string[] =>
    depth > 8 ? [] : (parents.get(id) ?? []).flatMap((parent) => [parent, ...climb(parent, depth + 1)]);
  return new Map([...parents.keys()].map((id) => [id, climb(id, 0)]));
}

function withBundled(view: WorldView, revision: DatedRevision, depth = 0): DatedRevision[] {
  if (depth > 8) return [revision];
  const members = revision.bundled.map((identity) => view.revision(identity));
  return [
    revision,
    ...members.flatMap((member) => (member === undefined ? [] : withBundled(view, member, depth + 1))),
  ];
}

function identityOf({ updateId, revisionNumber }: Identity): WireIdentity {
  return { updateId, revisionNumber };
}
