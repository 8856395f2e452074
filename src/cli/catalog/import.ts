import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { CatalogImportAnswer } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { findingLines } from '../finding-lines.ts';
import { followTask } from '../follow-task.ts';
import { onServer } from '../session.ts';

/** `catalog import` */
export function addCatalogImport(catalog: Command): void {
  catalog
    .command('import')
    .argument('[references...]', 'UpdateIDs, or addresses of catalog pages')
    .option('--file <file>', 'a text file with one of them per line')
    .summary('take single updates in, with everything they need')
    .description(
      'Takes single updates in through the upstream, with everything they need. They are marked as imported, and housekeeping leaves them alone.',
    )
    .action(
      onServer<{ file?: string }, [string[]]>(async (session, given) => {
        const { output, options, partlyFailed } = session;
        const references = [...given, ...(options.file === undefined ? [] : await linesOf(options.file))];
        if (references.length === 0) throw cliFailures.fail('nothing-to-take-in');
        const answer = await followTask<CatalogImportAnswer>(session, '/catalog/import', { references });
        if (answer.failed.length > 0) partlyFailed();
        output.answer(answer, () => [
          ...answer.imported.map(({ updateId, title }) => `imported: ${updateId}  ${title}`),
          ...answer.alreadyHere.map(({ updateId, title }) => `here already: ${updateId}  ${title}`),
          ...answer.failed.flatMap(({ updateId, finding }) => [
            `not imported: ${updateId}`,
            ...findingLines(finding).map((line) => `  ${line}`),
          ]),
        ]);
      }),
    );
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    const text = await readFile(path, 'utf8');
    return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  } catch (cause) {
    throw cliFailures.fail('unreadable', { subject: path, cause });
  }
}
