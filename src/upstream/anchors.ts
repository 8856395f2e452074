import { digestOf } from '#base';
import type { UpdateIdentity } from '#update';
import type { GetRevisionIdListResponse, ServerSyncFilter } from '#wire';
import { upstreamFailures } from './failures.ts';
import { frozenSince } from './freeze.ts';
import { wentBack } from './guard.ts';
import { keyOf, toIdentity } from './identity-key.ts';
import type { SyncState } from './types.ts';
import type { Work } from './work.ts';

/** So often everything is listed anew, milliseconds: what somebody held back with fresh anchors comes then at the latest. */
const WHOLE_EVERY = 7 * 86_400_000;

/** A list of the upstream. */
export interface Listed {
  readonly anchor: string;
  readonly revisions: readonly UpdateIdentity[];
  /** Only what is new since the anchor that was sent. */
  readonly isDelta: boolean;
}

/**
 * What the last generation left to ask with. Nothing after ServerChanged (protocol-facts 4.3), and nothing once a person released
 * something from quarantine: what is not new any more is in no list of what is new. Nor when nothing new came for long, or
 * everything was listed long ago: an upstream that withheld something has anchors that look fresh.
 */
export function usableState({ state, session, staging, settings, context }: Work): SyncState | undefined {
  if (session.serverChanged || state === undefined) return undefined;
  const now = context.clock.now();
  if (now - (state.listedWholeAt ?? 0) > WHOLE_EVERY) return undefined;
  if (frozenSince(state, settings.guard, now) !== undefined) return undefined;
  const mark = markOf(staging.quarantine);
  return state.quarantineMark === mark ? state : undefined;
}

/** Tells whether the quarantine is the one that it was; undefined for an empty one. */
export function markOf(quarantine: Iterable<UpdateIdentity>): string | undefined {
  const keys = [...quarantine].map(keyOf).sort();
  return keys.length === 0 ? undefined : digestOf(Buffer.from(keys.join('\n')), 'SHA1');
}

/** Anchors of one list. */
export interface ListAnchors {
  /** What is new since this one is asked for; undefined: everything. */
  readonly since: string | undefined;
  /** The last one that this upstream gave; it may be too old to ask with. */
  readonly last: string | undefined;
}

/**
 * Asks for a list and looks whether the upstream went back in time. When a person accepted that, or the upstream calls
 * itself another one, the whole list is asked for. Rejects with `upstream/anchor-went-back`.
 */
export async function listRevisions(
  { session, request }: Work,
  { since, last }: ListAnchors,
  filterOf: (anchor: string | undefined) => ServerSyncFilter,
): Promise<Listed> {
  const whole = async () => toListed(await session.getRevisionIdList(filterOf(undefined)), false);
  let answer: GetRevisionIdListResponse;
  try {
    answer = await session.getRevisionIdList(filterOf(since));
  } catch (error) {
    if (since !== undefined && session.serverChanged) return whole();
    throw error;
  }
  if (since !== undefined && session.serverChanged) return whole();
  const isBack = !session.serverChanged && wentBack(last, answer.anchor);
  if (!isBack) return toListed(answer, since !== undefined);
  if (request.acceptGrowth === true) return since === undefined ? toListed(answer, false) : whole();
  throw upstreamFailures.fail('anchor-went-back', { detail: `from ${last} to ${answer.anchor}` });
}

function toListed({ anchor, newRevisions }: GetRevisionIdListResponse, isDelta: boolean): Listed {
  if (anchor === '') throw upstreamFailures.fail('bad-answer', { detail: 'the list has no anchor' });
  return { anchor, revisions: newRevisions.map(toIdentity), isDelta };
}
