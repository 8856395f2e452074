import { type Static, Type } from 'typebox';
import { ContentSum } from './content.ts';
import { Bytes, Count, listOf, objectOf, oneOf, Path, Time } from './shapes.ts';
import { FindingView } from './sync.ts';
import { taskOf } from './tasks.ts';

const SMALLEST_PART = 1024 * 1024;
const optional = Type.Optional;

/** POST /bundles/export (a task) into a folder. */
export const ExportBundleRequest = objectOf({
  path: Path,
  since: optional(oneOf(['last', 'all'])),
  approvals: optional(Type.Boolean()),
  groups: optional(Type.Boolean()),
  settings: optional(Type.Boolean()),
  content: optional(Type.Boolean()),
  partSize: optional(Type.Integer({ minimum: SMALLEST_PART, description: 'bytes of one part' })),
  format: optional(oneOf(['todoku', 'wsus'], '`wsus`: a package for `wsusutil import`, metadata only')),
});
export type ExportBundleRequest = Static<typeof ExportBundleRequest>;

export const BundleView = objectOf({
  path: Type.String(),
  format: oneOf(['todoku', 'wsus']),
  sequence: Count,
  since: Count,
  createdAt: Time,
  from: Type.String(),
  signedBy: Type.String({
    description: '`ed25519:` and the fingerprint of the key that signed it; empty for packages of WSUS',
  }),
  trusted: Type.Boolean(),
  revisions: Count,
  approvals: Count,
  groups: Count,
  files: ContentSum,
  parts: listOf(objectOf({ name: Type.String(), bytes: Bytes, present: Type.Boolean() })),
  findings: listOf(FindingView),
});
export type BundleView = Static<typeof BundleView>;
export const BundleExportStarted = taskOf(BundleView);

/** POST /bundles/inspect */
export const InspectBundleRequest = objectOf({ path: Path });
export type InspectBundleRequest = Static<typeof InspectBundleRequest>;

/** POST /bundles/import (a task) */
export const ImportBundleRequest = objectOf({
  path: Path,
  trust: optional(
    Type.String({
      minLength: 1,
      maxLength: 512,
      description: 'fingerprint of a signer to be trusted from now on',
    }),
  ),
});
export type ImportBundleRequest = Static<typeof ImportBundleRequest>;

export const ImportBundleAnswer = objectOf({
  bundle: BundleView,
  imported: Count,
  unchanged: Count,
  approvals: Count,
  groups: Count,
  files: ContentSum,
});
export type ImportBundleAnswer = Static<typeof ImportBundleAnswer>;
export const BundleImportStarted = taskOf(ImportBundleAnswer);
