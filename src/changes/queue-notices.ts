import { isDeepStrictEqual } from 'node:util';
import { POSITIONS_SETTING, type Position } from '#notices';
import type { NewNotice, NoticeRecord } from '#store';
import { type Change, commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/**
 * Keeps what is due, and in the same transaction up to where each subscription is told with it: after a crash nothing is due a second time and
 * nothing was forgotten. Resolves with those that are new.
 */
export function queueNotices(
  context: ChangeContext,
  due: readonly NewNotice[],
  positions: Readonly<Record<string, Position>>,
): Promise<readonly NoticeRecord[]> {
  return commit(context, async (tx): Promise<Change<readonly NoticeRecord[]>> => {
    const before = (await tx.setting<Readonly<Record<string, Position>>>(POSITIONS_SETTING)) ?? {};
    const after = { ...before, ...positions };
    const added: NoticeRecord[] = [];
    for (const notice of due) {
      const kept = await tx.addNotice(notice);
      if (kept !== undefined) added.push(kept);
    }
    if (isDeepStrictEqual(before, after)) {
      return added.length === 0 ? { result: added, unchanged: true } : { result: added };
    }
    await tx.setSetting(POSITIONS_SETTING, after);
    return { result: added };
  });
}

/** Keeps what became of a notice. Fails with `store/unknown-entry`. */
export function noteNotice(context: ChangeContext, notice: NoticeRecord): Promise<void> {
  return commit(context, async (tx) => ({ result: await tx.putNotice(notice) }));
}

/** Forgets notices that are over and were due before that time, `limit` at the most. Resolves with how many. */
export function forgetNotices(context: ChangeContext, before: number, limit: number): Promise<number> {
  return commit(context, async (tx): Promise<Change<number>> => {
    const result = await tx.forgetNotices(before, limit);
    return result === 0 ? { result, unchanged: true } : { result };
  });
}
