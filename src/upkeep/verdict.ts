/** What is decided about one thing, and the whole reason with its figures, in a sentence. */
export interface Verdict {
  readonly goes: boolean;
  readonly reason: string;
}

export const goes = (reason: string): Verdict => ({ goes: true, reason });
export const stays = (reason: string): Verdict => ({ goes: false, reason });

/** Whole days of a span in milliseconds, with the word. */
export function days(milliseconds: number): string {
  const count = Math.floor(milliseconds / 86_400_000);
  return count === 1 ? '1 day' : `${count} days`;
}

/** A count as people write it: `1,234`. */
export function counts(count: number): string {
  return count.toLocaleString('en');
}

/** Behind the first one of so many: ` and 3 more`. */
export function andMore(count: number): string {
  return count > 1 ? ` and ${counts(count - 1)} more` : '';
}

/** A count with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${counts(count)} ${count === 1 ? one : many}`;
}
