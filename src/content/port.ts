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

/**
 * Bytes by digest. A file is there whole and verified, or it is not there: it becomes visible in one
 * step after every declared digest was checked and the bytes were made durable.
 */
export interface ContentStore {
  /** Undefined when the file is missing or was found corrupt. Must be cheap: it is asked on every request. */
  stat(sha1: string): Promise<ContentInfo | undefined>;
  /** Opens bytes `start` to `end`, both included. Rejects when the file is not there. */
  read(sha1: string, range: { readonly start: number; readonly end: number }): Promise<Readable>;
  /**
   * Takes a file in. Resolves with what is stored; if it was there already the source is not read.
   * Rejects with `content/size-mismatch` or `content/digest-mismatch` and keeps nothing of it then.
   */
  add(expected: ContentExpectation, source: AsyncIterable<Uint8Array>): Promise<ContentInfo>;
  /** Reads the file again and compares it with what is expected; a corrupt one is put aside and is missing from then on. */
  verify(expected: ContentExpectation): Promise<'sound' | 'missing' | 'corrupt'>;
  remove(sha1: string): Promise<void>;
  /** Everything there is. */
  list(): AsyncIterable<ContentInfo>;
  close(): Promise<void>;
}
