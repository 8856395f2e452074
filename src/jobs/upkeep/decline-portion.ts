import { decline, noteUpkeep } from '#changes';
import type { UpdateId } from '#update';
import { DAY, type TaskName } from '#upkeep';
import { HOUSEKEEPER, type Portion, type UpkeepGround } from './task.ts';

/** Updates that are declined in one transaction: a few milliseconds. */
export const DECLINED_AT_ONCE = 50;

/** An update that is to be declined, and why. */
export interface Unwanted {
  readonly id: UpdateId;
  readonly name: string;
  readonly reason: string;
}

/** Declines some updates and notes it in the log, with the time until which it can be taken back. */
export function declinePortion(
  { context, settings }: UpkeepGround,
  task: TaskName,
  items: readonly Unwanted[],
): Portion {
  return {
    count: items.length,
    items,
    // Metadata and files go later, by tasks of their own.
    weigh: async () => 0,
    apply: async () => {
      const reasons = new Map(items.map(({ id, reason }) => [id, reason]));
      const declined = new Set(
        await decline(context, [...reasons.keys()], HOUSEKEEPER, (id) => ({ reason: reasons.get(id) })),
      );
      if (declined.size === 0) return { count: 0, bytes: 0 };
      const at = context.clock.now();
      await noteUpkeep(context, {
        at,
        task,
        count: declined.size,
        bytes: 0,
        items: items.filter(({ id }) => declined.has(id)),
        undoUntil: at + settings.undoDays * DAY,
      });
      return { count: declined.size, bytes: 0 };
    },
  };
}
