import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '#base';
import { cliFailures } from './failures.ts';

/** A file that was found, or a path where nothing could be read. */
export type Found =
  | { readonly path: string; readonly size: number; readonly named: boolean }
  | { readonly path: string; readonly failure: Failure };

/**
 * The files that paths lead to, in the order given and by name below folders, which are searched to the
 * bottom. A file that was named itself is taken whatever it is called (`named`); in folders only what `wanted`
 * says. Links to folders are not followed, so that the search ends. What cannot be read is one finding, not the end.
 */
export async function* filesUnder(
  paths: readonly string[],
  wanted: (name: string) => boolean,
): AsyncIterable<Found> {
  for (const path of paths) yield* below(path, wanted, true);
}

async function* below(path: string, wanted: (name: string) => boolean, named: boolean): AsyncIterable<Found> {
  let entries: Dirent[];
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      yield { path, size: info.size, named };
      return;
    }
    entries = await readdir(path, { withFileTypes: true });
  } catch (cause) {
    yield { path, failure: unreadable(path, cause) };
    return;
  }
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) yield* below(inside, wanted, false);
    else if ((entry.isFile() || (await isLinkToFile(entry, inside))) && wanted(entry.name)) {
      yield* below(inside, wanted, false);
    }
  }
}

async function isLinkToFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  // A link that leads nowhere counts as a file here: then it is reported as unreadable rather than passed over.
  const info = await stat(path).catch(() => undefined);
  return info === undefined || info.isFile();
}

/** The failure of a path that cannot be read, with the system's own reason. */
export function unreadable(path: string, cause: unknown): Failure {
  const { code } = cause as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is nothing of that name',
    EACCES: 'access is denied',
    EPERM: 'access is denied',
    EISDIR: 'it is a folder',
  };
  return cliFailures.fail('unreadable', {
    subject: path,
    detail: reasons[code ?? ''] ?? code ?? String(cause),
    cause,
  });
}
