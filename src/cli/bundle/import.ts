import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ImportBundleAnswer } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { filesAndBytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';

/** `bundle import` */
export function addBundleImport(bundle: Command): void {
  bundle
    .command('import')
    .argument('<path>', 'a folder with a bundle, or a package of WSUS')
    .option(
      '--trust <fingerprint>',
      'believe this signer from now on; compare it with what the other side shows',
    )
    .summary('take a bundle in')
    .description('Takes a bundle in. Everything in it is verified before anything becomes visible.')
    .action(
      onServer<{ trust?: string }, [string]>(
        async (session, path) => {
          const { output, options } = session;
          const request = {
            path: resolve(path),
            ...(options.trust === undefined ? {} : { trust: options.trust }),
          };
          const answer = await followTask<ImportBundleAnswer>(session, '/bundles/import', request);
          output.answer(answer, () => [
            `${plural(answer.imported, 'revision')} imported, ${answer.unchanged} here already.`,
            ...(answer.approvals + answer.groups === 0
              ? []
              : [`${plural(answer.approvals, 'approval')} and ${plural(answer.groups, 'group')} changed.`]),
            `${filesAndBytes(answer.files.files, answer.files.bytes)} taken in.`,
          ]);
        },
        { make: true },
      ),
    );
}
