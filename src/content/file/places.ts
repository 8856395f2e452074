import { join } from 'node:path';
import { newGuid } from '#base';
import { type ContentAddress, isContentAddress } from '../address.ts';

/**
 * Where everything lies. No other function builds a path, and paths are built of checked digests and our own
 * random names only, never of a name that came from outside.
 *
 *     <directory>/
 *       AB/                               last two hex digits of the SHA-1, as in WSUS's own URLs
 *         2F88DF…D154AB                   a whole, verified file; its mtime is when it was published
 *       incoming/
 *         2F88DF…D154AB.<guid>            being written; never read, removed when the store is opened
 *         2F88DF…D154AB.partial           what came before its source broke off; gone on with, or removed after a week
 *       quarantine/
 *         2F88DF…D154AB.<guid>            found corrupt; kept for people to look at, never read
 *
 * One file system holds all of it, so that publishing and putting aside are renames.
 */
export function placesIn(directory: string) {
  const incoming = join(directory, 'incoming');
  const quarantine = join(directory, 'quarantine');
  return {
    directory,
    incoming,
    quarantine,
    folder: (name: ContentFolder): string => join(directory, name),
    folderOf: (sha1: ContentAddress): string => join(directory, folderName(sha1)),
    published: (sha1: ContentAddress): string => join(directory, folderName(sha1), sha1),
    newIncoming: (sha1: ContentAddress): string => join(incoming, `${sha1}.${newGuid()}`),
    partial: (sha1: ContentAddress): string => join(incoming, `${sha1}${PARTIAL}`),
    /** By a name that the folder itself has listed. */
    leftover: (listed: string): string => join(incoming, listed),
    newQuarantine: (sha1: ContentAddress): string => join(quarantine, `${sha1}.${newGuid()}`),
  };
}

const PARTIAL = '.partial';

/** The address that a name in `incoming` belongs to when it is what an add has left; undefined for any other. */
export function partialAddress(listed: string): ContentAddress | undefined {
  const name = listed.endsWith(PARTIAL) ? listed.slice(0, -PARTIAL.length) : '';
  return isContentAddress(name) ? name : undefined;
}

export type Places = ReturnType<typeof placesIn>;

declare const brand: unique symbol;

/** Two upper-case hex digits. */
export type ContentFolder = string & { readonly [brand]: 'ContentFolder' };

export function isContentFolder(name: string): name is ContentFolder {
  return /^[0-9A-F]{2}$/.test(name);
}

/** The folder of an address: its last two digits (protocol-facts 8.1). */
export function folderName(sha1: ContentAddress): ContentFolder {
  return sha1.slice(-2) as ContentFolder;
}
