import { cliFailures } from './failures.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * A moment as people write it, in milliseconds since 1970 UTC: ISO 8601 (local time where no zone is
 * given, midnight where no time is), or a span from now (`30m`, `12h`, `7d`, `2w`). Fails with `cli/bad-deadline`.
 */
export function parseTime(text: string, now: number): number {
  const span = /^\+?(\d{1,6})([mhdw])$/i.exec(text.trim());
  if (span !== null) return now + Number(span[1]) * UNITS[span[2]!.toLowerCase()]!;
  const parts =
    /^(\d{4}-\d{2}-(\d{2}))(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    );
  if (parts !== null) {
    const [, date, day, clock = '00:00', zone = ''] = parts;
    // A day that its month does not have must not quietly become another day.
    const sameDay = new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day);
    const time = Date.parse(`${date}T${clock}${zone.replace(/([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase()}`);
    if (sameDay && !Number.isNaN(time)) return time;
  }
  throw cliFailures.fail('bad-deadline', { subject: text });
}

/** `2026-10-31 18:00` in local time; `never` for 0. */
export function showTime(time: number): string {
  if (time === 0) return 'never';
  const at = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The same with its zone, where a misunderstanding would hurt: `2026-10-31 18:00 +09:00`. */
export function showTimeWithZone(time: number): string {
  const offset = -new Date(time).getTimezoneOffset();
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${showTime(time)} ${offset === 0 ? 'UTC' : zone}`;
}
