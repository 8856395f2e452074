import { digestOf } from '#base';
import type { UpdateIdentity } from '#update';
import type { GetRevisionIdListResponse, ServerSyncFilter } from '#wire';
import { upstreamFailures } from './failures.ts';
import { wentBack } from './guard.ts';
import { keyOf, toIdentity } from './identity-key.ts';
import type { SyncState } from './types.ts';
import type { Work } from './work.ts';

/** A list of the upstream. */
export interface Listed {
  readonly anchor: string;
  readonly revisions: readonly UpdateIdentity[];
  /** Only what is new since the anchor that was sent. */
  readonly isDelta: boolean;
}

/**
 * What the last generation left to ask with. Nothing after ServerChanged (protocol-facts 4.3), and nothing once a person released
 * something from quarantine: what is not new any more is in no list of what is new.
 */
export function usableState({ state, session, staging }: Work): SyncState | undefined {
  if (session.serverChanged || state === undefined) return undefined;
  const mark = markOf(staging.quarantine);
  return state.quarantineMark === mark ? state : undefined;
}

/** Tells whether the quarantine is the one that it was; undefined for an empty one. */
export function markOf(quarantine: Iterable<UpdateIdentity>): string | undefined {
  const keys = [...quarantine].map(keyOf).sort();
  return keys.length === 0 ? undefined : digestOf(Buffer.from(keys.join('\n')), 'SHA1');
}

/**
 * Asks for a list and looks whether the upstream went back in time. When a person accepted that, or the upstream calls
 * itself another one, the whole list is asked for. Rejects with `upstream/anchor-went-back`.
 */
export async function listRevisions(
  { session, request }: Work,
  anchor: string | undefined,
  filterOf: (anchor: string | undefined) => ServerSyncFilter,
): Promise<Listed> {
  const whole = async () => toListed(await session.getRevisionIdList(filterOf(undefined)), false);
  if (anchor === undefined) return whole();
  let answer: GetRevisionIdListResponse;
  try {
    answer = await session.getRevisionIdList(filterOf(anchor));
  } catch (error) {
    if (session.serverChanged) return whole();
    throw error;
  }
  if (session.serverChanged) return whole();
  if (!wentBack(anchor, answer.anchor)) return toListed(answer, true);
  if (request.acceptGrowth === true) return whole();
  throw upstreamFailures.fail('anchor-went-back', { detail: `from ${anchor} to ${answer.anchor}` });
}

function toListed({ anchor, newRevisions }: GetRevisionIdListResponse, isDelta: boolean): Listed {
  if (anchor === '') throw upstreamFailures.fail('bad-answer', { detail: 'the list has no anchor' });
  return { anchor, revisions: newRevisions.map(toIdentity), isDelta };
}
