import type { Command } from 'commander';
import { plural } from './quantity.ts';
import { wholeNumber } from './whole-number.ts';

export interface PagingOptions {
  readonly limit: number;
  readonly offset: number;
}

/** Adds `--limit` and `--offset` to a command that lists. */
export function withPaging(command: Command): Command {
  return command
    .option('--limit <count>', 'how many to show, 1 to 1000', wholeNumber(1, 1000), 50)
    .option('--offset <count>', 'how many to pass over', wholeNumber(0, Number.MAX_SAFE_INTEGER), 0);
}

/** What to say under a list that does not show everything; nothing under one that does. */
export function moreLines(shown: number, total: number, noun: string, offset: number): readonly string[] {
  if (total === 0) return [];
  if (shown === total) return ['', `${plural(total, noun)}.`];
  if (shown === 0) return ['', `No more: there are ${plural(total, noun)} in all.`];
  const rest = total - offset - shown;
  const next = rest > 0 ? ` Next: --offset ${offset + shown}` : '';
  return ['', `${offset + 1} to ${offset + shown} of ${plural(total, noun)}.${next}`];
}
