import type { Command } from 'commander';
import { parseTime } from '../time.ts';

/** Which entries of the audit are meant. */
export interface AuditFilter {
  readonly actor?: string;
  readonly verb?: string;
  readonly text?: string;
  readonly since?: number;
  readonly until?: number;
}

const time = (text: string) => parseTime(text, Date.now());

/** Gives a command the options of `AuditFilter`. */
export function withFilter(command: Command): Command {
  return command
    .option('--actor <name>', 'what this one did, like cli:root')
    .option('--verb <verb>', 'only this, like approve')
    .option('--text <text>', 'entries with this text: an UpdateID, a title, a group')
    .option('--since <time>', 'from then on, like 2026-10-31', time)
    .option('--until <time>', 'before then', time);
}
