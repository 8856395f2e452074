import type { UpdateId, UpdateIdentity } from '#update';
import type { GuardSettings, SyncState } from './types.ts';

/** What one run brings. */
export type Growth = SyncState['usual'][number];

/** So many ordinary runs tell what is usual. */
const REMEMBERED = 20;

/**
 * The most of something that is still normal: a multiple of what the last runs with news brought on average, and never
 * below the floor.
 */
export function normalLimit(kind: keyof Growth, usual: readonly Growth[], guard: GuardSettings): number {
  const total = usual.reduce((sum, run) => sum + run[kind], 0);
  const average = usual.length === 0 ? 0 : total / usual.length;
  return Math.max(guard.growthFloor[kind], Math.ceil(average * guard.growthFactor));
}

/** What is usual after one more ordinary run. Runs without news say nothing of how much news is normal. */
export function usualAfter(usual: readonly Growth[], run: Growth): readonly Growth[] {
  return run.categories + run.revisions === 0 ? usual : [...usual, run].slice(-REMEMBERED);
}

/**
 * Those whose number is too far above the highest one known of their update, 0 where none is known: once such a
 * revision is in, no genuine one could replace it (fast-forward).
 */
export function absurdRevisions(
  wanted: readonly UpdateIdentity[],
  highestKnown: ReadonlyMap<UpdateId, number>,
  guard: GuardSettings,
): readonly UpdateIdentity[] {
  return wanted.filter(
    ({ updateId, revisionNumber }) => revisionNumber > (highestKnown.get(updateId) ?? 0) + guard.revisionJump,
  );
}

const ANCHOR = /^\s*\d+\s*,\s*(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?Z?\s*$/;

/** The time in an anchor `<n>,<yyyy-MM-dd HH:mm:ss.fff>` (protocol-facts 11.5), undefined where it has another form. */
export function anchorTime(anchor: string): number | undefined {
  const parts = ANCHOR.exec(anchor);
  if (parts === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const fraction = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  return Date.UTC(year, month - 1, day, hour, minute, second, fraction);
}

/** True when the upstream is further back than it was. Anchors of a form that is not known are not judged. */
export function wentBack(before: string | undefined, now: string): boolean {
  const earlier = before === undefined ? undefined : anchorTime(before);
  const later = anchorTime(now);
  return earlier !== undefined && later !== undefined && later < earlier;
}
