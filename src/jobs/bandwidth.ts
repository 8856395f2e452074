import type { BandwidthWindow, ContentPolicy } from '#content';

/**
 * How fast files may come at that time, bytes per second; 0: not at all, infinity: as fast as it goes. Windows are times
 * of this machine's own time zone; the first that fits counts.
 */
export function speedAt(policy: Pick<ContentPolicy, 'windows' | 'bytesPerSecond'>, time: number): number {
  const moment = new Date(time);
  const window = policy.windows.find((each) => isWithin(each, moment));
  const speed = window === undefined ? policy.bytesPerSecond : window.bytesPerSecond;
  return speed ?? Number.POSITIVE_INFINITY;
}

/** A window over midnight belongs to the day on which it begins; one that ends where it begins lasts a whole day. */
function isWithin({ days, from, to }: BandwidthWindow, moment: Date): boolean {
  const minute = moment.getHours() * 60 + moment.getMinutes();
  const today = moment.getDay();
  const isDay = (day: number) => days.length === 0 || days.includes(day);
  if (from < to) return isDay(today) && minute >= from && minute < to;
  return (isDay(today) && minute >= from) || (isDay((today + 6) % 7) && minute < to);
}
