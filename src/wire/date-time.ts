const PATTERN = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/**
 * xs:dateTime in UTC from milliseconds since 1970, with that many fractional digits (0 to 7; real servers
 * write 7 in a cookie's Expiration, protocol-facts 3.3). What is finer than a millisecond is zero.
 */
export function toXsDateTime(milliseconds: number, digits = 7): string {
  const text = new Date(milliseconds).toISOString();
  const fraction = text.slice(-4, -1).padEnd(7, '0').slice(0, digits);
  return `${text.slice(0, -5)}${digits === 0 ? '' : `.${fraction}`}Z`;
}

/**
 * Milliseconds since 1970 of an xs:dateTime; undefined when the text is none. Without a zone it is UTC, as old
 * clients mean it (MS-WUSP 4). Finer parts than a millisecond are cut off.
 */
export function parseXsDateTime(text: string): number | undefined {
  const match = PATTERN.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.slice(0, 3).padEnd(3, '0')));
  const written =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === Number(hour) &&
    date.getUTCMinutes() === Number(minute) &&
    date.getUTCSeconds() === Number(second);
  const offset = offsetOf(zone);
  return written && offset !== undefined ? date.getTime() - offset : undefined;
}

/** Milliseconds that the zone is ahead of UTC. */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
