import type { ScheduleSettings } from '#upstream';

const DAY_MINUTES = 24 * 60;

type Slots = Pick<ScheduleSettings, 'perDay' | 'firstAt'>;

/**
 * The first moment after that one at which the schedule has a run, random offset aside; undefined where it is manual. Slots are times
 * on the wall: 03:00 stays 03:00 when the clocks change, and a time that the change leaves out is the moment of the change.
 */
export function slotAfter(schedule: Slots, after: number): number | undefined {
  return slotsAround(schedule, after).find((slot) => slot > after);
}

/** The last slot up to that moment; undefined where the schedule is manual. */
export function slotUpTo(schedule: Slots, moment: number): number | undefined {
  return slotsAround(schedule, moment).findLast((slot) => slot <= moment);
}

/**
 * Milliseconds to add to a slot, so that not all servers come at once. `share` is a random number from 0 to 1. It
 * never reaches into the next slot.
 */
export function offsetOf({ perDay, randomOffset }: ScheduleSettings, share: number): number {
  if (perDay === 0) return 0;
  const most = Math.min(randomOffset, Math.floor(DAY_MINUTES / perDay) - 1);
  return Math.floor(share * Math.max(0, most) * 60_000);
}

/** Ascending, from at least a day before the moment to a day after it. */
function slotsAround({ perDay, firstAt }: Slots, moment: number): readonly number[] {
  const date = new Date(moment);
  const slots: number[] = [];
  for (let day = -2; day <= 2; day++) {
    for (let index = 0; index < perDay; index++) {
      const minutes = firstAt + Math.round((index * DAY_MINUTES) / perDay);
      slots.push(new Date(date.getFullYear(), date.getMonth(), date.getDate() + day, 0, minutes).getTime());
    }
  }
  return slots.sort((a, b) => a - b);
}
