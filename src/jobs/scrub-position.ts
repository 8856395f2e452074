import { readFile } from 'node:fs/promises';
import { isDigestHex, writeFileAtomically } from '#base';

/** Where the scrub remembers how far it came. Losing it only costs a new start. */
export interface ScrubPosition {
  /** The last file that was looked at; undefined to begin with the first. */
  load(): Promise<string | undefined>;
  save(sha1: string | undefined): Promise<void>;
}

/** Keeps the position in a small file. Text that is no position counts as none. */
export function scrubPositionFile(path: string): ScrubPosition {
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      const sha1 = text.trim();
      return isDigestHex(sha1, 'SHA1') ? sha1 : undefined;
    },
    save: (sha1) => writeFileAtomically(path, `${sha1 ?? ''}\n`),
  };
}

/** Keeps the position as long as the process lives. */
export function scrubPositionInMemory(): ScrubPosition {
  let position: string | undefined;
  return {
    load: async () => position,
    save: async (sha1) => {
      position = sha1;
    },
  };
}
