import type { Command } from 'commander';
import type { AuditVerdict } from '#server/admin';
import { queryOf } from '../connection.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';

/** `audit verify` */
export function addAuditVerify(audit: Command): void {
  audit
    .command('verify')
    .summary('look for entries that were changed, removed or put in between')
    .description(
      'Each entry carries the digest of the one before. Note the digest of the last one where nobody can change it, and give it next time: whoever can write the database could write a whole new chain.',
    )
    .option('--head <digest>', 'a digest that was noted earlier')
    .action(
      onServer<{ readonly head?: string }>(async ({ client, output, options, partlyFailed }) => {
        const verdict = await client.request<AuditVerdict>(
          'GET',
          `/audit/verify${queryOf({ head: options.head?.toLowerCase() })}`,
        );
        if (verdict.broken !== undefined || verdict.headFound === false) partlyFailed();
        output.answer(verdict, () => wordsOf(verdict));
      }),
    );
}

function wordsOf({ entries, head, broken, headFound }: AuditVerdict): readonly string[] {
  const chain =
    broken === undefined
      ? `${plural(entries, 'change')}, each as it was written.`
      : `Entry ${broken.number} ${broken.kind === 'missing' ? 'is missing' : 'is not as it was written, or was put in between'}. Compare with a backup from before.`;
  const noted =
    headFound === undefined
      ? []
      : [
          headFound
            ? 'The digest that was noted is still in the chain.'
            : 'No entry has the digest that was noted: the chain was written anew, or an older backup was restored.',
        ];
  return [chain, ...noted, `Digest of the last entry: ${head}`];
}
