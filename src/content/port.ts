import type { Readable } from 'node:stream';

/** What a file must be. */
export interface ContentExpectation {
  /** Upper-case hex: the address. */
  readonly sha1: string;
  /** Upper-case hex, where declared: verified as well. */
  readonly sha256?: string;
  /** Bytes. */
  readonly size: number;
}

export interface ContentInfo {
  readonly sha1: string;
  readonly size: number;
  /** When it was published here; milliseconds since 1970, whole seconds. */
  readonly modifiedAt: number;
}

/** How a file is taken in that may not come in one go. */
export interface AddOptions {
  /**
   * Given, what came before the source failed, the disk was full or the store was closed is kept for a next add, which
   * may begin behind the first `from` of the bytes kept (`partial` tells how many there are); 0 begins anew. They are read
   * and measured again, and thrown away once the whole turns out to be wrong.
   */
  readonly from?: number;
  /** Ends the add with the signal's reason, at the next bytes. */
  readonly signal?: AbortSignal;
}

/** Room for more files. */
export interface ContentRoom {
  /** Bytes that still fit, the reserve left out; `Number.MAX_SAFE_INTEGER` where nobody can tell. */
  readonly freeBytes: number;
}

/**
 * Bytes by digest. A file is there whole and verified, or it is not there: it becomes visible in one
 * step after every declared digest was checked and the bytes were made durable.
 *
 * Addresses are hex SHA-1 in any letter case; every method rejects other text with `content/bad-digest`.
 */
export interface ContentStore {
  /** Undefined when the file is missing or was found corrupt. Must be cheap: it is asked on every request. */
  stat(sha1: string): Promise<ContentInfo | undefined>;
  /**
   * Opens bytes `start` to `end`, both included; `end` may be `start - 1` for no bytes at all, so that
   * `0` to `size - 1` is the whole of an empty file too. Rejects with `content/missing` or `content/bad-range`.
   * The stream survives the removal of the file. Whoever asks for it reads it to its end or destroys it.
   */
  read(sha1: string, range: { readonly start: number; readonly end: number }): Promise<Readable>;
  /**
   * Takes a file in. Resolves with what is stored; if it was there already the source is not read (and stays
   * the caller's to close). Of several adds of one file at once the first reads its source and the others wait.
   * Rejects with `content/size-mismatch`, `content/digest-mismatch`, `content/disk-full` or whatever the
   * source throws, and keeps nothing of it then, unless `options.from` says otherwise; `content/bad-range` when fewer
   * bytes than that are kept. Pieces are written after the next was asked for: a source does not use one again.
   */
  add(
    expected: ContentExpectation,
    source: AsyncIterable<Uint8Array>,
    options?: AddOptions,
  ): Promise<ContentInfo>;
  /** How many bytes an add that broke off has left of that file. */
  partial(sha1: string): Promise<number>;
  /** Throws away what broke off and was not gone on with since then, milliseconds since 1970. */
  expirePartials(before: number): Promise<void>;
  /** Asked before files are fetched, so that they never fill the disk to its last byte. */
  room(): Promise<ContentRoom>;
  /** Reads the file again and compares it with what is expected; a corrupt one is put aside and is missing from then on. */
  verify(expected: ContentExpectation): Promise<'sound' | 'missing' | 'corrupt'>;
  /** Takes the file away; nothing happens when there is none. */
  remove(sha1: string): Promise<void>;
  /** Everything there is, in a lasting order of the implementation's own; `after` goes on behind that SHA-1. */
  list(after?: string): AsyncIterable<ContentInfo>;
  /** Waits for what is under way (adds end with `content/closed` at their next bytes) and takes nothing more in. */
  close(): Promise<void>;
}
