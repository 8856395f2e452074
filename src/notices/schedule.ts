/** When a report is sent, on the wall of the server: 07:00 stays 07:00 when the clocks change. */
export interface NoticeSchedule {
  readonly every: 'day' | 'week' | 'month';
  /** Of `week`: 1 for Monday to 7 for Sunday. */
  readonly weekday?: number;
  /** Of `month`: 1 to 31; in shorter months their last day. */
  readonly day?: number;
  /** Minutes after midnight, 0 to 1439. */
  readonly at: number;
}

/** The first moment after that one at which it is due; milliseconds since 1970. A time that a change of the clocks leaves out is the moment of the change. */
export function dueAfter(schedule: NoticeSchedule, after: number): number {
  return around(schedule, after).find((moment) => moment > after)!;
}

/** The last moment up to that one at which it was due. */
export function dueUpTo(schedule: NoticeSchedule, moment: number): number {
  return around(schedule, moment).findLast((each) => each <= moment)!;
}

/** Ascending; at least one before the moment and one after it. */
function around({ every, weekday = 1, day = 1, at }: NoticeSchedule, moment: number): readonly number[] {
  const date = new Date(moment);
  const [year, month, today] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const on = (inMonth: number, inDay: number) => new Date(year, inMonth, inDay, 0, at).getTime();
  switch (every) {
    case 'day':
      return [-1, 0, 1].map((days) => on(month, today + days));
    case 'week': {
      // `getDay` says 0 for Sunday.
      const monday = today - ((date.getDay() + 6) % 7);
      return [-7, 0, 7].map((days) => on(month, monday + days + weekday - 1));
    }
    case 'month':
      return [-1, 0, 1].map((months) => on(month + months, Math.min(day, lengthOf(year, month + months))));
    default:
      return every satisfies never;
  }
}

/** Days of a month; months beyond the year count on. */
function lengthOf(year: number, month: number): number {
  return new Date(year, month + 1, 0).getDate();
}
