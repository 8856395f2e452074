import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Failure } from '#base';
import type { ContentFile, ErrorBody } from '#server/admin';
import { type AdminClient, pathOf } from '../connection.ts';
import { filesUnder, unreadable } from '../files-under.ts';
import { bytes, filesAndBytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { sha1Of } from './sha1-of.ts';

/** What an import came to, as `--json` prints it. */
interface ContentImportSummary {
  readonly imported: { files: number; bytes: number };
  /** Verified and here already. */
  readonly present: { files: number; bytes: number };
  /** No update here names them. */
  readonly unneeded: { files: number; bytes: number };
  readonly failed: (ErrorBody & { readonly name: string })[];
}

/** `content import PATH…` */
export function addContentImport(content: Command): void {
  content
    .command('import')
    .argument(
      '<path...>',
      'files that updates install, or folders that hold them, such as a WsusContent folder',
    )
    .summary('take in the files that updates install')
    .description('Takes in every file that an update here names, known by its digest, whatever it is called.')
    .action(
      onServer<object, [string[]]>(async ({ client, output, partlyFailed }, paths) => {
        const summary: ContentImportSummary = {
          imported: { files: 0, bytes: 0 },
          present: { files: 0, bytes: 0 },
          unneeded: { files: 0, bytes: 0 },
          failed: [],
        };
        for await (const found of filesUnder(paths, () => true)) {
          try {
            if ('failure' in found) throw found.failure;
            output.progress(`${found.path} (${bytes(found.size)})`);
            const outcome = await importFile(client, found.path, found.named);
            summary[outcome].files += 1;
            summary[outcome].bytes += found.size;
          } catch (error) {
            if (!(error instanceof Failure) || error.code === 'cli/connection-lost') throw error;
            const { code, sentence, message, hint, subject, detail } = error;
            const place = detail === undefined ? {} : { detail };
            summary.failed.push({ name: found.path, code, message: sentence, hint, ...place });
            output.fault({ message: subject === found.path ? message : `${found.path}: ${message}`, hint });
          }
        }
        if (summary.failed.length > 0) partlyFailed();
        output.answer(summary, () => lines(summary));
      }),
    );
}

async function importFile(
  client: AdminClient,
  path: string,
  named: boolean,
): Promise<'imported' | 'present' | 'unneeded'> {
  const file = await wantedFile(client, path, named);
  if (file === undefined) return 'unneeded';
  if (file.present) return 'present';
  const bytesOfFile = createReadStream(path);
  let broken: Error | undefined;
  bytesOfFile.on('error', (error) => {
    broken = error;
  });
  try {
    await client.request<ContentFile>('PUT', pathOf('/content', file.sha1), bytesOfFile);
  } catch (error) {
    // A disk that fails in the middle looks like a lost connection from the other end.
    throw broken === undefined ? error : unreadable(path, broken);
  }
  return 'imported';
}

/**
 * The file of an update that this may be. A WSUS content folder names its files by their SHA-1: that saves
 * reading them twice, and the server verifies the bytes in any case. A file that was asked for by name and that
 * nothing needs is a failure; one in a folder is passed over.
 */
async function wantedFile(
  client: AdminClient,
  path: string,
  named: boolean,
): Promise<ContentFile | undefined> {
  const fromName = /^([0-9a-f]{40})(\.[^.]*)?$/i.exec(basename(path))?.[1];
  if (fromName !== undefined) {
    const file = await ask(client, fromName, false);
    if (file !== undefined) return file;
  }
  return ask(client, await sha1Of(path), named);
}

async function ask(client: AdminClient, sha1: string, needed: boolean): Promise<ContentFile | undefined> {
  try {
    return await client.request<ContentFile>('GET', pathOf('/content', sha1));
  } catch (error) {
    if (!needed && error instanceof Failure && error.code === 'admin/file-not-named') return undefined;
    throw error;
  }
}

function lines({ imported, present, unneeded, failed }: ContentImportSummary): readonly string[] {
  return [
    `${filesAndBytes(imported.files, imported.bytes)} imported, ${present.files} here already, ${failed.length} failed.`,
    ...(unneeded.files > 0 ? [`${plural(unneeded.files, 'file')} left out: no update here names them.`] : []),
  ];
}
