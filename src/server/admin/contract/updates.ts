import { type Static, Type } from 'typebox';
import { Bytes, Count, ErrorBody, listOf, objectOf, oneOf, Text, Time } from './shapes.ts';

export const UpdateTypeName = oneOf(['Category', 'Detectoid', 'Software', 'Driver']);
export type UpdateTypeName = Static<typeof UpdateTypeName>;

export const ApprovalActionName = oneOf(['Install', 'OptionalInstall', 'Uninstall', 'NotApproved']);
export type ApprovalActionName = Static<typeof ApprovalActionName>;

export const UpdateName = objectOf({
  updateId: Type.String(),
  title: Type.String({ description: 'empty when the update is not here' }),
});
export type UpdateName = Static<typeof UpdateName>;

export const RevisionName = objectOf({ ...UpdateName.properties, revisionNumber: Type.Integer() });
export type RevisionName = Static<typeof RevisionName>;

/** What an incomplete update waits for. */
export const MissingThings = objectOf({
  prerequisites: listOf(Type.String({ description: 'not here at all; of updates, any revision will do' })),
  bundled: listOf(objectOf({ updateId: Type.String(), revisionNumber: Type.Integer() })),
  /** Here, but incomplete themselves. */
  waitsFor: listOf(RevisionName),
});
export type MissingThings = Static<typeof MissingThings>;

/** What is in force for one update and one group. */
export const ApprovalRow = objectOf({
  groupId: Type.String(),
  groupName: Type.String(),
  action: ApprovalActionName,
  deadline: Type.Optional(Time),
  createdAt: Time,
  author: Type.String(),
  reason: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String({ description: 'the approval rule that decided' })),
});
export type ApprovalRow = Static<typeof ApprovalRow>;

/** How many computers reported each state. */
export const UpdateCounts = objectOf({
  needed: Count,
  downloaded: Count,
  installed: Count,
  failed: Count,
  pendingReboot: Count,
});
export type UpdateCounts = Static<typeof UpdateCounts>;

export const UpdateRow = objectOf({
  ...RevisionName.properties,
  type: UpdateTypeName,
  kbArticleIds: listOf(Type.String({ description: 'digits only' })),
  severity: Type.Optional(Type.String()),
  categories: listOf(
    Type.String({ description: 'titles of its products and classifications, as far as they are here' }),
  ),
  approvable: Type.Boolean({ description: 'it can be approved on its own' }),
  expired: Type.Boolean({ description: 'withdrawn by its publisher' }),
  declined: Type.Boolean(),
  heldUntil: Type.Optional(
    Type.Integer({ minimum: 0, description: 'offered to no computer until then; left out: not held' }),
  ),
  approvals: listOf(ApprovalRow),
  creationDate: Type.String({ description: 'xs:dateTime as its publisher wrote it' }),
  importedAt: Time,
  imported: Type.Boolean({
    description: 'a person took it in from the catalog; housekeeping leaves it alone',
  }),
  superseded: Type.Boolean({ description: 'another update that is here supersedes it' }),
  counts: UpdateCounts,
  openTerms: Type.Optional(
    Type.String({ description: 'the id of its licence terms, as long as nobody has accepted them' }),
  ),
  missing: Type.Optional(MissingThings),
});
export type UpdateRow = Static<typeof UpdateRow>;

/** GET /updates/named/{reference}: the update with that UpdateID, or every update with that KB number (with or without "KB"). */
export const NamedUpdatesAnswer = objectOf({ items: listOf(UpdateRow) });
export type NamedUpdatesAnswer = Static<typeof NamedUpdatesAnswer>;

export const RevisionRow = objectOf({
  revisionNumber: Type.Integer(),
  id: Type.Integer({ description: 'the id that clients see' }),
  importedAt: Time,
  expired: Type.Boolean(),
  live: Type.Boolean({ description: 'the one clients are offered' }),
});
export type RevisionRow = Static<typeof RevisionRow>;

export const FileRow = objectOf({
  fileName: Type.String(),
  size: Bytes,
  sha1: Type.String(),
  sha256: Type.Optional(Type.String()),
  present: Type.Boolean(),
  updateId: Type.String({ description: 'the update that names it: itself or a bundle member' }),
});
export type FileRow = Static<typeof FileRow>;

export const DriverRow = objectOf({
  hardwareId: Type.String(),
  driverClass: Type.String(),
  provider: Type.String(),
  driverVerDate: Type.String(),
  driverVersion: Type.String({ description: '`10.0.1.2`' }),
});
export type DriverRow = Static<typeof DriverRow>;

/** Which revision clients really get. */
export const OfferedRevision = objectOf({
  revisionNumber: Type.Optional(Type.Integer({ description: 'left out: none' })),
  why: Type.Optional(
    oneOf(
      ['waits', 'incomplete', 'held', 'declined', 'expired'],
      'why not the newest, or none: it waits for an approval, lacks something, is held, declined or withdrawn',
    ),
  ),
});
export type OfferedRevision = Static<typeof OfferedRevision>;

/** GET /updates/{updateId} */
export const UpdateDetails = objectOf({
  ...UpdateRow.properties,
  offered: OfferedRevision,
  description: Type.Optional(Type.String()),
  handler: Type.String(),
  languages: listOf(Type.String()),
  titleLanguages: listOf(Type.String()),
  securityBulletinIds: listOf(Type.String()),
  cveIds: listOf(Type.String()),
  supportUrl: Type.Optional(Type.String()),
  moreInfoUrls: listOf(Type.String()),
  canUninstall: Type.Boolean(),
  installation: Type.Unsafe<Readonly<Record<string, string>>>(
    Type.Record(Type.String(), Type.String(), {
      description: '`InstallationBehavior` as its publisher wrote it',
    }),
  ),
  eula: Type.Optional(objectOf({ id: Type.String(), languages: listOf(Type.String()) })),
  revisions: listOf(RevisionRow),
  supersedes: listOf(UpdateName),
  supersededBy: listOf(UpdateName),
  prerequisites: listOf(
    objectOf({ anyOf: listOf(UpdateName), isCategory: Type.Boolean() }, 'one of each list must be installed'),
  ),
  bundles: listOf(objectOf({ anyOf: listOf(RevisionName) })),
  files: listOf(FileRow),
  drivers: listOf(DriverRow),
});
export type UpdateDetails = Static<typeof UpdateDetails>;

/** PUT and DELETE answers, and rows elsewhere, that name an update and a group by what people wrote. */
export const UpdateParams = objectOf({ updateId: Text });

/** {reference} of an update: its UpdateID, or a KB number (with or without "KB"). */
export const NamedUpdatesParams = objectOf({ reference: Text });

/** POST /updates/import. Send bounded batches: one answer per batch. */
export const ImportRequest = objectOf({
  documents: Type.Unsafe<readonly { readonly name: string; readonly base64: string }[]>(
    Type.Array(objectOf({ name: Type.String({ minLength: 1, maxLength: 4096 }), base64: Type.String() }), {
      minItems: 1,
      maxItems: 10_000,
    }),
  ),
});
export type ImportRequest = Static<typeof ImportRequest>;

export const ImportFault = objectOf({ name: Type.String(), ...ErrorBody.properties });
export type ImportFault = Static<typeof ImportFault>;

export const ImportAnswer = objectOf({
  imported: listOf(objectOf({ name: Type.String(), ...RevisionName.properties })),
  unchanged: listOf(Type.String({ description: 'here already, byte for byte' })),
  failed: listOf(ImportFault),
});
export type ImportAnswer = Static<typeof ImportAnswer>;
