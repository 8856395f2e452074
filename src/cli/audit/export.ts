import type { Command } from 'commander';
import { queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { streamTo } from '../stream-to.ts';
import { type AuditFilter, withFilter } from './filter.ts';

/** `audit export` */
export function addAuditExport(audit: Command): void {
  withFilter(audit.command('export'))
    .option('--output <file>', 'write it there instead of to the screen; an older file is replaced')
    .summary('write all of it, or what the filter lets through, as one JSON list, newest first')
    .action(
      onServer<AuditFilter & { readonly output?: string }>(async ({ client, output, options }) => {
        const { actor, verb, text, since, until } = options;
        const query = queryOf({ actor, verb, text, since, until });
        await streamTo(output, await client.stream(`/audit/export${query}`), options.output);
      }),
    );
}
