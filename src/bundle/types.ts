import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { SyncFinding } from '#store';

export interface BundleContext extends ChangeContext {
  readonly content: ContentStore;
  readonly version: string;
}

/** The setting `bundle-state`: what went out, what came in, and whom we believe. */
export interface BundleState {
  /** Ours: the last one written, and the change sequence that it went up to. */
  readonly exported?: {
    readonly sequence: number;
    readonly upTo: number;
    readonly at: number;
    /** When files went out last; undefined: they never did. */
    readonly contentAt?: number;
  };
  /** By the server id it came from: the last one taken in. */
  readonly imported: Readonly<
    Record<
      string,
      {
        readonly sequence: number;
        readonly upTo: number;
        readonly at: number;
        /** Ids of the groups that came with it: those that do not come again go. */
        readonly groups?: readonly string[];
      }
    >
  >;
  /** Fingerprints of keys that are trusted (`ed25519:…`). */
  readonly trusted: readonly string[];
}

export interface ExportOptions {
  /** An absolute directory; made when missing. A half-written export in it is continued. */
  readonly path: string;
  readonly since: 'last' | 'all';
  readonly approvals: boolean;
  readonly groups: boolean;
  readonly settings: boolean;
  readonly content: boolean;
  /** Bytes of one part; undefined: one part. */
  readonly partSize?: number;
  readonly format: 'todoku' | 'wsus';
  readonly onProgress?: (step: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface ImportOptions {
  readonly path: string;
  readonly trust?: string;
  readonly actor: string;
  readonly onProgress?: (step: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What a bundle says of itself, and what is wrong with it. */
export interface BundleInfo {
  readonly path: string;
  readonly format: 'todoku' | 'wsus';
  /** Counts the bundles of its server, from 1. 0 for packages of WSUS. */
  readonly sequence: number;
  /** The sequence it continues; 0: it is complete in itself. */
  readonly since: number;
  readonly createdAt: number;
  /** Server id, '' for packages of WSUS. */
  readonly from: string;
  readonly signedBy: string;
  readonly trusted: boolean;
  readonly revisions: number;
  readonly approvals: number;
  readonly groups: number;
  readonly files: { readonly files: number; readonly bytes: number };
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly present: boolean }[];
  readonly findings: readonly SyncFinding[];
}

export interface BundleImport {
  readonly bundle: BundleInfo;
  readonly imported: number;
  readonly unchanged: number;
  readonly approvals: number;
  readonly groups: number;
  readonly files: { readonly files: number; readonly bytes: number };
}

// Verbs, one file each:
//   exportBundle(context, options): Promise<BundleInfo>
//   inspectBundle(context, path): Promise<BundleInfo>
//   importBundle(context, options): Promise<BundleImport>; verifies everything before anything becomes visible
