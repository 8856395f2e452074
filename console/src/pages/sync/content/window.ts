/** A bandwidth window as it is edited; `speed` in megabytes per second, empty: no limit. */
export interface Window {
  readonly id: number;
  readonly days: string;
  readonly from: string;
  readonly to: string;
  readonly speed: string;
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MEGABYTE = 1_000_000;
const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** The days of a window that have a name of their own, as the server writes them. */
export const DAYS = ['', 'Mon,Tue,Wed,Thu,Fri', 'Sun,Sat', ...WEEK] as const;

/** Reads what the server writes: `Mon,Tue 08:00-18:00 500k`. */
export function readWindow(text: string, id: number): Window {
  const [, days = '', from = '00:00', to = '00:00', speed = 'unlimited'] =
    /^(?:([A-Za-z,-]+) )?(\d\d:\d\d)-(\d\d:\d\d) (\S+)$/.exec(text) ?? [];
  const [, count, unit = ''] = /^(\d+)([kmg]?)$/i.exec(speed) ?? [];
  const bytes = count === undefined ? undefined : Number(count) * (UNITS[unit.toLowerCase()] ?? 1);
  return { id, days, from, to, speed: bytes === undefined ? '' : String(bytes / MEGABYTE) };
}

/** As the server reads it. */
export function writeWindow({ days, from, to, speed }: Window): string {
  const text = speed.trim() === '' ? 'unlimited' : String(Math.round(Number(speed) * MEGABYTE));
  return `${days === '' ? '' : `${days} `}${from}-${to} ${text}`;
}

/** Whether a speed can be used; `orNothing`: 0 as well. */
export function isSpeed(text: string, orNothing: boolean): boolean {
  const plain = text.trim();
  if (plain === '') return true;
  return /^\d{1,6}(\.\d{1,6})?$/.test(plain) && (orNothing || Number(plain) > 0);
}

/** Bytes per second of a speed; null: no limit. */
export function bytesOf(speed: string): number | null {
  return speed.trim() === '' ? null : Math.round(Number(speed) * MEGABYTE);
}

/** The speed of so many bytes per second. */
export function speedOf(bytesPerSecond: number | undefined): string {
  return bytesPerSecond === undefined ? '' : String(bytesPerSecond / MEGABYTE);
}
