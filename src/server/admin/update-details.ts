import type { RevisionSummary } from '#store';
import {
  type BundleClause,
  type DriverMetadata,
  type PrerequisiteClause,
  parseUpdate,
  type Revision,
  textIn,
  type UpdateId,
} from '#update';
import type { ServerContext } from '../context.ts';
import { withMembers } from './content-needs.ts';
import type {
  DriverRow,
  FileRow,
  OfferedRevision,
  RevisionRow,
  UpdateDetails,
  UpdateName,
} from './contract.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { toUpdateRows } from './update-rows.ts';

/** Everything there is to know of one update: read again from its document, which is kept as it came. */
export async function toUpdateDetails(
  context: ServerContext,
  summary: RevisionSummary,
): Promise<UpdateDetails> {
  const { store } = context;
  const document = await store.document(summary.id);
  const [row] = await toUpdateRows(context, [summary]);
  if (document === undefined || row === undefined) {
    throw adminFailures.fail('update-not-found', { subject: summary.updateId });
  }
  const { revision } = parseUpdate(document, summary.updateId);
  const supersededBy = (await store.supersededBy([summary.updateId])).get(summary.updateId) ?? [];
  const titles = await store.titlesOf([...namedUpdates(revision), ...supersededBy]);
  const text = textIn(revision.localized, 'en', revision.defaultLanguage);
  return {
    ...row,
    ...present({
      description: text?.description,
      supportUrl: revision.supportUrl ?? text?.supportUrl,
      eula: eulaOf(revision),
    }),
    handler: revision.handler,
    languages: revision.languages,
    titleLanguages: revision.localized.map(({ language }) => language),
    securityBulletinIds: revision.securityBulletinIds,
    cveIds: revision.cveIds,
    moreInfoUrls: text?.moreInfoUrls ?? [],
    canUninstall: revision.uninstallation !== undefined,
    installation: revision.installation ?? {},
    revisions: await revisionRows(context, summary.updateId),
    offered: await offeredRevision(context, summary),
    supersedes: revision.supersedes.map((id) => toName(id, titles)),
    supersededBy: supersededBy.map((id) => toName(id, titles)),
    prerequisites: revision.prerequisites.map((clause: PrerequisiteClause) => ({
      anyOf: clause.anyOf.map((id) => toName(id, titles)),
      isCategory: clause.isCategory,
    })),
    bundles: revision.bundles.map((clause: BundleClause) => ({
      anyOf: clause.anyOf.map(({ updateId, revisionNumber }) => ({
        ...toName(updateId, titles),
        revisionNumber,
      })),
    })),
    files: await fileRows(context, summary),
    drivers: revision.drivers.map(toDriverRow),
  };
}

function eulaOf(revision: Revision): UpdateDetails['eula'] {
  if (revision.eulaId === undefined) return undefined;
  return { id: revision.eulaId, languages: [...new Set(revision.eulaFiles.map(({ language }) => language))] };
}

function namedUpdates(revision: Revision): readonly UpdateId[] {
  return [
    ...revision.supersedes,
    ...revision.prerequisites.flatMap(({ anyOf }) => anyOf),
    ...revision.bundles.flatMap(({ anyOf }) => anyOf.map(({ updateId }) => updateId)),
  ];
}

function toName(updateId: UpdateId, titles: ReadonlyMap<UpdateId, string>): UpdateName {
  return { updateId, title: titles.get(updateId) ?? '' };
}

async function revisionRows(context: ServerContext, updateId: UpdateId): Promise<readonly RevisionRow[]> {
  const live = context.catalog.snapshot.liveRevision(updateId);
  return (await context.store.revisionsOf(updateId)).map(({ id, revisionNumber, importedAt, expired }) => ({
    revisionNumber,
    id,
    importedAt,
    expired,
    live: id === live,
  }));
}

async function offeredRevision(
  { catalog: { snapshot }, store }: ServerContext,
  { updateId, revisionNumber, declined, expired, heldUntil }: RevisionSummary,
): Promise<OfferedRevision> {
  if (declined) return { why: 'declined' };
  if (expired) return { why: 'expired' };
  const live = snapshot.liveRevision(updateId);
  if (live === undefined) return { why: 'incomplete' };
  const offered = snapshot.identityOf(live).revisionNumber;
  if (heldUntil !== undefined) return { revisionNumber: offered, why: 'held' };
  if (offered === revisionNumber) return { revisionNumber: offered };
  const waits = (await store.pinOf(updateId)) !== undefined;
  return { revisionNumber: offered, why: waits ? 'waits' : 'incomplete' };
}

async function fileRows(context: ServerContext, summary: RevisionSummary): Promise<readonly FileRow[]> {
  const ids = withMembers(context, summary.id);
  const owners = new Map((await context.store.summaries(ids)).map(({ id, updateId }) => [id, updateId]));
  const found = await context.store.filesOf(ids);
  const rows: FileRow[] = [];
  for (const id of ids) {
    for (const { fileName, size, sha1, sha256 } of found.get(id) ?? []) {
      const stored = await context.content.stat(sha1);
      rows.push({
        fileName,
        size,
        sha1,
        ...present({ sha256 }),
        present: stored !== undefined,
        updateId: owners.get(id) ?? summary.updateId,
      });
    }
  }
  return rows;
}

function toDriverRow(driver: DriverMetadata): DriverRow {
  const { hardwareId, driverClass, provider, driverVerDate, driverVerVersion } = driver;
  return { hardwareId, driverClass, provider, driverVerDate, driverVersion: dotted(driverVerVersion) };
}

/** Four packed 16-bit parts as `10.0.1.2`. */
function dotted(version: bigint): string {
  return [48n, 32n, 16n, 0n].map((shift) => (version >> shift) & 0xffffn).join('.');
}
