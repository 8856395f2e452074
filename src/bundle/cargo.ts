import type { SourceDocument } from '#changes';
import type { ContentExpectation } from '#content';
import type { FileSource } from '#store';
import type { BundledState } from './bundled-state.ts';
import type { BundleInfo } from './types.ts';

/** What an import takes in, wherever it comes from: verified to the last byte before anybody holds it. */
export interface Cargo {
  readonly info: BundleInfo;
  /** `<update id> <revision number>` of every document. */
  readonly identities: ReadonlySet<string>;
  readonly fileSources: readonly FileSource[];
  readonly state: BundledState | undefined;
  /** Throws `bundle/damaged-part` for one that changed since it was verified. */
  documents(): AsyncIterable<SourceDocument>;
  /** The bytes of a file are to be read before the next file is asked for, or never. */
  files(): AsyncIterable<CargoFile>;
}

export interface CargoFile {
  readonly expected: ContentExpectation;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** How an identity stands in `identities`. */
export function identityKey(updateId: string, revisionNumber: number): string {
  return `${updateId} ${revisionNumber}`;
}
