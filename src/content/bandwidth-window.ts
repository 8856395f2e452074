import type { BandwidthWindow } from './policy.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/**
 * A window as people write it: `[days] HH:MM-HH:MM speed`, days as `Mon-Fri` or `Sat,Sun`, speed in bytes per second
 * (`500k`, `10M`), `unlimited`, or `0` for none at all. Undefined for anything else.
 */
export function readBandwidthWindow(text: string): BandwidthWindow | undefined {
  const parts =
    /^(?:([a-z,-]+)\s+)?([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)\s+(?:(\d{1,12})([kmg]?)|(unlimited))$/i.exec(
      text.trim(),
    );
  if (parts === null) return undefined;
  const [, dayText, fromHour, fromMinute, toHour, toMinute, speed, unit = ''] = parts;
  const days = dayText === undefined ? [] : readDays(dayText);
  if (days === undefined) return undefined;
  return {
    days,
    from: Number(fromHour) * 60 + Number(fromMinute),
    to: Number(toHour) * 60 + Number(toMinute),
    ...(speed === undefined ? {} : { bytesPerSecond: Number(speed) * (UNITS[unit.toLowerCase()] ?? 1) }),
  };
}

/** The same, written: what `readBandwidthWindow` reads. */
export function writeBandwidthWindow({ days, from, to, bytesPerSecond }: BandwidthWindow): string {
  const dayText = days.length === 0 ? '' : `${days.map((day) => DAYS[day]).join(',')} `;
  return `${dayText}${clock(from)}-${clock(to)} ${speedText(bytesPerSecond)}`;
}

function readDays(text: string): readonly number[] | undefined {
  const days = new Set<number>();
  for (const range of text.split(',')) {
    const [first, last = first, ...more] = range.split('-').map(dayOf);
    if (first === undefined || last === undefined || more.length > 0) return undefined;
    // Fri-Mon goes over the end of the week.
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days].sort((left, right) => left - right);
}

function dayOf(text: string): number | undefined {
  const index = DAYS.findIndex((day) => day.toLowerCase() === text.toLowerCase());
  return index < 0 ? undefined : index;
}

function clock(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function speedText(speed: number | undefined): string {
  if (speed === undefined) return 'unlimited';
  for (const [unit, factor] of [
    ['G', 1024 ** 3],
    ['M', 1024 ** 2],
    ['k', 1024],
  ] as const) {
    if (speed >= factor && speed % factor === 0) return `${speed / factor}${unit}`;
  }
  return String(speed);
}
