import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { writeFileAtomically } from '#base';
import type { StoreReader } from '#store';
import type { IndexRecord, UpdateFile, UpdateIdentity } from '#update';
import { writeLargeCabinet } from '#wire';
import { DOCUMENT_LIMITS, decodeXml } from '#xml';
import { identityKey } from '../cargo.ts';
import { bundleFailures } from '../failures.ts';
import { findingOf } from '../findings.ts';
import type { BundleContext, BundleInfo, ExportOptions } from '../types.ts';
import { dependenciesFirst } from './dependencies-first.ts';
import { metadataLine, withoutDeclaration } from './metadata-lines.ts';
import { openWsusCargo } from './open-wsus-cargo.ts';
import { type ListedRevision, type PackageLanguage, writePackageXml } from './package-xml.ts';

/** What the file in the folder is called. */
export const PACKAGE_FILE = 'wsus-package.cab';

/** What a cabinet holds. */
const LARGEST = 65_535 * 32_768;
const PAGE = 500;
const ENGLISH: PackageLanguage = { id: 1033, short: 'en', long: 'English' };

/**
 * Writes a package for `wsusutil import` into the folder: of each update the latest revision, with the exact ones that
 * bundles name; metadata only. Its layout follows Microsoft's public sample code and is not verified against a real WSUS, which the
 * answer says. Throws `bundle/already-there`, `bundle/package-too-large`, `bundle/not-writable`, and the signal's reason.
 */
export async function exportWsusPackage(context: BundleContext, options: ExportOptions): Promise<BundleInfo> {
  const path = join(options.path, PACKAGE_FILE);
  if (await isThere(path)) throw bundleFailures.fail('already-there', { subject: path });
  const records = await recordsToExport(context);
  const metadata = await metadataOf(context.store, records, options);
  const description = await descriptionOf(context, records);
  const cabinet = await writeLargeCabinet(
    [
      { name: 'metadata.txt', bytes: metadata },
      { name: 'package.xml', bytes: Buffer.from(description) },
    ],
    { compression: 'mszip' },
  );
  await writeFileAtomically(path, cabinet, 0o644).catch((cause: unknown) => {
    throw bundleFailures.fail('not-writable', { subject: path, cause });
  });
  const { info } = await openWsusCargo(context, { path });
  const notVerified = findingOf(
    bundleFailures.fail('not-verified', { subject: path }),
    context.clock.now(),
    'warning',
  );
  return { ...info, findings: [...info.findings, notVerified] };
}

/** Categories and detectoids first, each behind what it needs; then updates, each behind its bundle members. */
async function recordsToExport({ store, catalog }: BundleContext): Promise<readonly IndexRecord[]> {
  const { snapshot } = catalog;
  const isConfig = (record: IndexRecord) => record.type === 'Category' || record.type === 'Detectoid';
  const wanted = new Set(
    [...snapshot.list({ kind: 'config' }), ...snapshot.list({ kind: 'updates' })].map(keyOf),
  );
  const config = new Map<string, IndexRecord>();
  const updates = new Map<string, IndexRecord>();
  for await (const record of store.indexRecords()) {
    if (!wanted.has(keyOf(record))) continue;
    if (isConfig(record)) config.set(record.updateId, record);
    else updates.set(keyOf(record), record);
  }
  return [
    ...dependenciesFirst(config, ({ prerequisites }) => prerequisites.flatMap(({ anyOf }) => anyOf)),
    ...dependenciesFirst(updates, ({ bundles }) => bundles.flatMap(({ anyOf }) => anyOf.map(keyOf))),
  ];
}

async function metadataOf(
  store: StoreReader,
  records: readonly IndexRecord[],
  { onProgress, signal }: ExportOptions,
): Promise<Buffer> {
  const lines: Buffer[] = [];
  let size = 0;
  for (const { id, updateId, revisionNumber } of records) {
    const document = await store.document(id);
    if (document === undefined) continue;
    const text = withoutDeclaration(decodeXml(document, DOCUMENT_LIMITS, updateId));
    const line = metadataLine({ updateId, revisionNumber, text });
    size += line.length;
    if (size > LARGEST) throw bundleFailures.fail('package-too-large', { detail: `over ${LARGEST} bytes` });
    lines.push(line);
    if (lines.length % 16 > 0) continue;
    onProgress?.('revisions', lines.length, records.length);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return Buffer.concat(lines);
}

async function descriptionOf(
  { store, clock }: BundleContext,
  records: readonly IndexRecord[],
): Promise<string> {
  const categoryTypes = new Map(records.map(({ updateId, categoryType }) => [updateId, categoryType]));
  const files = new Map<string, UpdateFile>();
  const urls = new Map<string, string>();
  const revisions: ListedRevision[] = [];
  for (let at = 0; at < records.length; at += PAGE) {
    const page = records.slice(at, at + PAGE);
    const named = await store.filesOf(page.map(({ id }) => id));
    for (const record of page) {
      const own = named.get(record.id) ?? [];
      for (const file of own) files.set(file.sha1, file);
      const categories = record.prerequisites.flatMap(({ isCategory, anyOf }) => (isCategory ? anyOf : []));
      const isConfig = record.type === 'Category' || record.type === 'Detectoid';
      const ofType = (type: string) =>
        isConfig ? [] : categories.filter((id) => categoryTypes.get(id) === type);
      revisions.push({
        updateId: record.updateId,
        revisionNumber: record.revisionNumber,
        files: own.map(({ sha1 }) => sha1),
        categories: ofType('Product'),
        classifications: ofType('UpdateClassification'),
      });
    }
    const sources = await store.fileSources([...named.values()].flat().map(({ sha1 }) => sha1));
    for (const { sha1, url } of sources.values()) if (url !== undefined) urls.set(sha1, url);
    await setImmediate();
  }
  return writePackageXml({
    serverId: store.identity.serverId,
    createdAt: clock.now(),
    languages: await languagesOf(store),
    files: [...urls].map(([sha1, url]) => ({ sha1, url, name: files.get(sha1)?.fileName ?? '' })),
    revisions,
  });
}

/** Those of the upstream, from the setting `sync-state`; English where nothing is known. */
async function languagesOf(store: StoreReader): Promise<readonly PackageLanguage[]> {
  const state = await store.setting<{ readonly languages?: readonly PackageLanguage[] }>('sync-state');
  const languages = state?.languages ?? [];
  return languages.length === 0 ? [ENGLISH] : languages;
}

function keyOf({ updateId, revisionNumber }: UpdateIdentity): string {
  return identityKey(updateId, revisionNumber);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
