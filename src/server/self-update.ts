import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type Log, nullLog } from '#base';
import { answerWithBytes } from './byte-answer.ts';
import type { PathHandler } from './content.ts';
import { contentEvents } from './content-events.ts';
import { answerPlainly } from './plain-answer.ts';

export interface SelfUpdateOptions {
  readonly log?: Log;
  /** As for content. */
  readonly stallTimeout?: number;
}

/** Deeper than any tree of self-update files: bounds what one request can make us look up. */
const DEEPEST = 12;

/**
 * Serves the files that an operator has put into a directory under `/SelfUpdate/`, for clients of Windows 8.1 and
 * older; 404 for everything else, and for everything when there is no directory. Names match in any letter case.
 * Nothing outside the directory is ever served, not through a link either.
 */
export function createSelfUpdateHandler(
  directory: string | undefined,
  options: SelfUpdateOptions = {},
): PathHandler {
  const events = contentEvents(options.log ?? nullLog);
  return async (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answerPlainly(request, response, 405, 'These files can only be read.', { Allow: 'GET, HEAD' });
    }
    try {
      const file = directory === undefined ? undefined : await findFile(directory, path);
      const handle = file === undefined ? undefined : await openFile(file);
      if (handle === undefined) return answerPlainly(request, response, 404, 'There is no such file.');
      try {
        const found = await handle.stat();
        if (!found.isFile()) return answerPlainly(request, response, 404, 'There is no such file.');
        const resource = {
          size: found.size,
          modifiedAt: Math.floor(found.mtimeMs / 1000) * 1000,
          etag: `"${found.size.toString(16)}-${Math.round(found.mtimeMs * 1000).toString(16)}"`,
          read: async ({ start, end }: { readonly start: number; readonly end: number }) =>
            handle.createReadStream({ start, end, autoClose: false }),
        };
        await answerWithBytes(request, response, resource, options.stallTimeout ?? 120_000);
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (response.headersSent) return events.brokenOff(path, error);
      events.refused(path, error);
      answerPlainly(request, response, 500, 'The file cannot be read. The log of this server says why.');
    }
  };
}

/**
 * The real path of a file in the directory, or undefined. Only names that a folder itself has listed are put into a
 * path, so that nothing a client can write (`..`, devices, streams, separators) leads anywhere.
 */
async function findFile(directory: string, path: string): Promise<string | undefined> {
  const [root, top, ...names] = path.split('/');
  if (root !== '' || top?.toLowerCase() !== 'selfupdate' || names.length > DEEPEST) return undefined;
  let at = directory;
  for (const name of names) {
    const listed = await readdir(at).catch(undefinedWhenAbsent);
    const match = listed?.find((other) => other === name) ?? listed?.find((other) => sameName(other, name));
    if (match === undefined || match.startsWith('.')) return undefined;
    at = join(at, match);
  }
  const real = await realpath(at).catch(undefinedWhenAbsent);
  const realRoot = await realpath(directory).catch(undefinedWhenAbsent);
  if (real === undefined || realRoot === undefined) return undefined;
  const inside = relative(realRoot, real);
  // Absolute where the link leads to another drive.
  return inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside) ? undefined : real;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Undefined when it has vanished or become a link. Never waits, as opening a pipe would. */
async function openFile(path: string) {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  return await open(path, flags).catch(undefinedWhenAbsent);
}

function undefinedWhenAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ELOOP') return undefined;
  throw error;
}
