// The part of the admin API that is about long work: the catalog, bundles, migration, under `/api/v1`. Conventions as in contract.ts.

import type { ContentSum, ErrorBody, UpdateName } from './contract.ts';
import type { FindingView } from './contract-sync.ts';

// --------------------------------------------------------------------------------- the catalog

/** GET /catalog/search */
export interface CatalogSearchQuery {
  readonly text: string;
}
export interface CatalogSearchAnswer {
  readonly items: readonly CatalogRow[];
  /** The page says there are more than it shows. */
  readonly hasMore: boolean;
}
export interface CatalogRow {
  readonly updateId: string;
  readonly title: string;
  readonly products: readonly string[];
  readonly classification: string;
  /** `yyyy-MM-dd` */
  readonly date: string;
  readonly version: string;
  readonly bytes: number;
  /** It is on this server. */
  readonly here: boolean;
}

/** POST /catalog/import (a task) */
export interface CatalogImportRequest {
  /** UpdateIDs, or addresses of catalog pages that hold one. */
  readonly references: readonly string[];
}
export interface CatalogImportAnswer {
  readonly imported: readonly (UpdateName & { readonly revisionNumber: number })[];
  readonly alreadyHere: readonly UpdateName[];
  readonly failed: readonly { readonly updateId: string; readonly finding: FindingView }[];
}

// -------------------------------------------------------------------------------------- bundles

/** POST /bundles/export (a task) */
export interface ExportBundleRequest {
  /** Absolute directory on the server's own machine. */
  readonly path: string;
  readonly since?: 'last' | 'all';
  readonly approvals?: boolean;
  readonly groups?: boolean;
  readonly settings?: boolean;
  readonly content?: boolean;
  /** Bytes of one part. */
  readonly partSize?: number;
  /** `wsus`: a package for `wsusutil import`, metadata only. */
  readonly format?: 'todoku' | 'wsus';
}
export interface BundleView {
  readonly path: string;
  readonly format: 'todoku' | 'wsus';
  readonly sequence: number;
  readonly since: number;
  readonly createdAt: number;
  readonly from: string;
  /** `ed25519:` and the fingerprint of the key that signed it; '' for packages of WSUS. */
  readonly signedBy: string;
  readonly trusted: boolean;
  readonly revisions: number;
  readonly approvals: number;
  readonly groups: number;
  readonly files: ContentSum;
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly present: boolean }[];
  readonly findings: readonly FindingView[];
}
/** POST /bundles/inspect */
export interface InspectBundleRequest {
  readonly path: string;
}
/** POST /bundles/import (a task) */
export interface ImportBundleRequest {
  readonly path: string;
  /** Fingerprint of a signer to be trusted from now on. */
  readonly trust?: string;
}
export interface ImportBundleAnswer {
  readonly bundle: BundleView;
  readonly imported: number;
  readonly unchanged: number;
  readonly approvals: number;
  readonly groups: number;
  readonly files: ContentSum;
}

// ------------------------------------------------------------------------------------ migration

/** POST /migrate (a task) */
export interface MigrateRequest {
  readonly from: string;
  /** Leave the files to be fetched from Microsoft, or from the old server as long as it lives. */
  readonly content?: boolean;
}
export interface MigrateAnswer {
  readonly revisions: number;
  readonly groups: number;
  readonly approvals: number;
  readonly declines: number;
  readonly eulas: number;
  readonly files: ContentSum;
  /** What could not come, each with its reason. */
  readonly left: readonly FindingView[];
}

// ---------------------------------------------------------------------------------------- tasks

/** Long work answers with this at once; GET /tasks/{id} until `state` is not `running`; DELETE /tasks/{id} asks it to end. */
export interface TaskView<Result = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly startedAt: number;
  /** What it is at, in words. */
  readonly step: string;
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
  readonly result?: Result;
  readonly error?: ErrorBody;
}
