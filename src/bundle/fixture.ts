// For tests: servers with a real store and real content, small update documents with files, and folders for bundles.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { digestOf, digestToBase64, manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { importRevisions, loadCatalog } from '#changes';
import { openFileContentStore } from '#content/file';
import { openSqliteStore } from '#store/sqlite';
import type { UpdateId } from '#update';
import type { BundleContext, ExportOptions } from './types.ts';

export const START = Date.UTC(2026, 0, 15, 12);

export interface Server extends BundleContext {
  readonly clock: ReturnType<typeof manualClock>;
  /** Data directory. */
  readonly directory: string;
  close(): Promise<void>;
}

/** A server over that data directory. */
export async function openServer(directory: string): Promise<Server> {
  const clock = manualClock(START);
  const store = await openSqliteStore({ path: directory, clock });
  const content = await openFileContentStore({ directory: join(directory, 'content'), clock });
  const catalog = await loadCatalog(store);
  const close = async () => {
    await content.close();
    await store.close();
  };
  return { store, content, catalog, clock, log: nullLog, version: '1.2.3', directory, close };
}

/** An empty server, closed after the test. */
export async function emptyServer(t: TestContext): Promise<Server> {
  const server = await openServer(temporaryFolder('bundle'));
  t.after(() => server.close());
  return server;
}

/** `00000000-0000-4000-8000-` and the number. */
export function updateIdOf(number: number): UpdateId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
}

export interface Sample {
  readonly id: number;
  readonly revision?: number;
  readonly title?: string;
  readonly type?: 'Software' | 'Category' | 'Detectoid';
  readonly categoryType?: string;
  /** Categories that it is in. */
  readonly categories?: readonly number[];
  readonly bundles?: readonly number[];
  /** Bytes of its files. */
  readonly files?: readonly string[];
}

export function sampleText(sample: Sample): string {
  const { id, revision = 1, type = 'Software', title = `Update ${id} – 更新` } = sample;
  const category = sample.categoryType === undefined ? '' : ` CategoryType="${sample.categoryType}"`;
  const categories = (sample.categories ?? []).map(
    (each) =>
      `<upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${updateIdOf(each)}"/></upd:AtLeastOne>`,
  );
  const members = (sample.bundles ?? []).map(
    (each) => `<upd:UpdateIdentity UpdateID="${updateIdOf(each)}" RevisionNumber="1"/>`,
  );
  const relationships = [
    categories.length === 0 ? '' : `<upd:Prerequisites>${categories.join('')}</upd:Prerequisites>`,
    members.length === 0 ? '' : `<upd:BundledUpdates>${members.join('')}</upd:BundledUpdates>`,
  ].join('');
  const files = (sample.files ?? []).map((text, index) => {
    const bytes = Buffer.from(text);
    return `<upd:File Digest="${digestToBase64(digestOf(bytes, 'SHA1'))}" DigestAlgorithm="SHA1" FileName="${id}-${index}.cab" Size="${bytes.length}" Modified="2026-01-01T00:00:00Z"><upd:AdditionalDigest Algorithm="SHA256">${digestToBase64(digestOf(bytes, 'SHA256'))}</upd:AdditionalDigest></upd:File>`;
  });
  return `<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:cat="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Category">
<upd:UpdateIdentity UpdateID="${updateIdOf(id)}" RevisionNumber="${revision}"/>
<upd:Properties DefaultPropertiesLanguage="en" UpdateType="${type}" ExplicitlyDeployable="${type === 'Software'}" PublicationState="Published" CreationDate="2026-01-01T00:00:00Z"/>
<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>${title}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>
${relationships === '' ? '' : `<upd:Relationships>${relationships}</upd:Relationships>`}
${files.length === 0 ? '' : `<upd:Files>${files.join('')}</upd:Files>`}
${category === '' ? '' : `<upd:HandlerSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="cat:Category"><cat:CategoryInformation${category}/></upd:HandlerSpecificData>`}
</upd:Update>`;
}

/** Imports those documents, visible at once, with their files; every one must succeed. */
export async function importSamples(server: Server, ...samples: readonly Sample[]): Promise<void> {
  const documents = samples.map((sample) => ({
    name: `${sample.id}.xml`,
    bytes: Buffer.from(sampleText(sample)),
  }));
  const { failed } = await importRevisions(server, documents, 'test');
  for (const { failure } of failed) throw failure;
  for (const text of samples.flatMap(({ files }) => files ?? [])) await addFile(server, text);
}

/** Takes a file in. Resolves with its SHA-1. */
export async function addFile({ content }: Server, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const sha1 = digestOf(bytes, 'SHA1');
  const source = async function* () {
    yield bytes;
  };
  await content.add({ sha1, size: bytes.length }, source());
  return sha1;
}

/** Everything, unless said otherwise. */
export function allOptions(path: string, more: Partial<ExportOptions> = {}): ExportOptions {
  return {
    path,
    since: 'last',
    approvals: true,
    groups: true,
    settings: true,
    content: true,
    format: 'todoku',
    ...more,
  };
}

/** Turns the bits of one byte of a file round. */
export async function spoil(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  const byte = bytes[at];
  if (byte === undefined) throw new Error(`${path} has no byte ${at}`);
  bytes[at] = byte ^ 0xff;
  await writeFile(path, bytes);
}

/** The documents of all revisions by their identity, as text. */
export async function documentsOf({ store }: Server): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>();
  for await (const { id, updateId, revisionNumber } of store.indexRecords()) {
    documents.set(`${updateId} ${revisionNumber}`, Buffer.from((await store.document(id))!).toString());
  }
  return documents;
}

/** What anybody can see of a server, to be compared with what it was before. */
export async function visibleState(server: Server): Promise<unknown> {
  const { store } = server;
  return {
    documents: await documentsOf(server),
    groups: await store.groups(),
    deployments: await store.deployments(),
    declines: await store.declines(),
    bundles: await store.setting('bundle-state'),
    selection: await store.setting('selection'),
  };
}
