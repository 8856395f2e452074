// For tests: a server with real parts (database, content directory, network) that fetches from a web server beside it.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Clock, digestToBase64, type Log, manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { approve, type ChangeContext, decline, importRevisions, loadCatalog } from '#changes';
import { CONTENT_POLICY, type ContentPolicy, type ContentStore } from '#content';
import { openFileContentStore } from '#content/file';
import { openOutgoing } from '#outgoing';
import type { FetchRecord, FileSource } from '#store';
import { openSqliteStore } from '#store/sqlite';
import { ALL_COMPUTERS, type UpdateId } from '#update';
import { type ContentFetcherOptions, createContentFetcher } from './fetch-content.ts';
import type { ContentFetcher } from './fetch-types.ts';

/** A file with everything that is known of it. */
export interface SampleFile {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sha1: string;
  readonly sha256: string;
  readonly patchingType?: string;
}

export function sampleFile(fileName: string, size = 5000, patchingType?: string): SampleFile {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 32 < size; block++) {
    blocks.push(createHash('sha256').update(`${fileName}/${block}`).digest());
  }
  const bytes = Buffer.concat(blocks).subarray(0, size);
  const digest = (name: string) => createHash(name).update(bytes).digest('hex').toUpperCase();
  const sample = { fileName, bytes, sha1: digest('sha1'), sha256: digest('sha256') };
  return patchingType === undefined ? sample : { ...sample, patchingType };
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on a free port that notes what it is asked and how many bytes it gives. */
export interface Web {
  readonly url: string;
  readonly host: string;
  /** `GET /path` with the range, one for each request. */
  readonly asked: string[];
  /** Bytes of bodies that were handed to the connection. */
  served: number;
  /** By path. What is not here is 404. */
  readonly pages: Map<string, Answering>;
  /** Puts a file where WSUS has it, with ranges. */
  put(file: SampleFile): void;
}

export async function web(t: TestContext): Promise<Web> {
  const pages = new Map<string, Answering>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    asked.push(`${request.method} ${request.url}${range === undefined ? '' : ` ${range}`}`);
    const page = pages.get(request.url ?? '');
    if (page !== undefined) return page(request, response);
    response.statusCode = 404;
    response.end('no such file');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home: Web = {
    url: `http://${host}`,
    host,
    asked,
    served: 0,
    pages,
    put: (file) => {
      pages.set(addressOf(file), (request, response) => {
        const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
        const body = file.bytes.subarray(from);
        home.served += body.length;
        response.writeHead(from === 0 ? 200 : 206, {
          'Content-Length': body.length,
          ...(from === 0
            ? {}
            : { 'Content-Range': `bytes ${from}-${file.bytes.length - 1}/${file.bytes.length}` }),
        });
        response.end(body);
      });
    },
  };
  return home;
}

/** `/Content/XX/SHA1.ext` */
export function addressOf({ sha1, fileName }: SampleFile): string {
  return `/Content/${sha1.slice(-2)}/${sha1}${fileName.slice(fileName.lastIndexOf('.'))}`;
}

export interface Fetching extends ChangeContext {
  readonly clock: Clock & { advance(milliseconds: number): void };
  readonly content: ContentStore;
  readonly directory: string;
  readonly fetcher: ContentFetcher;
  /** SHA-1s of files that the upstream was asked to fetch. */
  readonly downloadFiles: string[];
  readonly events: { readonly event: string; readonly fields: object }[];
  /** Imports an update with those files; number 1 to 999. */
  import(number: number, files: readonly SampleFile[], more?: { readonly bundles?: number }): Promise<void>;
  approve(number: number): Promise<void>;
  decline(number: number): Promise<void>;
  policy(change: Partial<ContentPolicy>): Promise<void>;
  /** Sets the upstream; without it there is none. */
  upstream(url: string, more?: { readonly catalogOnly?: boolean }): Promise<void>;
  sources(...sources: FileSource[]): Promise<void>;
  record(file: SampleFile): Promise<FetchRecord | undefined>;
  has(file: SampleFile): Promise<boolean>;
  /** Moves the clock and works until nothing is due. */
  later(milliseconds: number): Promise<void>;
}

export interface FetchingOptions extends Partial<ContentFetcherOptions> {
  readonly directory?: string;
  /** Stands between the fetcher and the content directory. */
  readonly disk?: (content: ContentStore) => ContentStore;
}

/** Noon of a Wednesday, by the clock of whoever runs the test. */
export const START = new Date(2026, 0, 14, 12).getTime();

export async function fetching(t: TestContext, options: FetchingOptions = {}): Promise<Fetching> {
  const directory = options.directory ?? temporaryFolder('fetch');
  const clock = manualClock(START);
  const events: { event: string; fields: object }[] = [];
  const note = (event: string, fields: object = {}) => void events.push({ event, fields });
  const log: Log = { ...nullLog, info: note, warn: note, error: note };
  const store = await openSqliteStore({ path: join(directory, 'todoku.db'), clock });
  const content = await openFileContentStore({ directory: join(directory, 'content'), clock });
  const catalog = await loadCatalog(store);
  const outgoing = openOutgoing({ settings: {}, clock, log });
  const context: ChangeContext = { store, catalog, clock, log };
  const downloadFiles: string[] = [];
  const { directory: _directory, disk = (same) => same, ...rest } = options;
  const fetcher = createContentFetcher({
    context,
    content: disk(content),
    outgoing,
    openSession: async () => ({
      downloadFiles: async (digests) =>
        void downloadFiles.push(
          ...digests.map((digest) => Buffer.from(digest, 'base64').toString('hex').toUpperCase()),
        ),
    }),
    inBackground: false,
    random: () => 0.5,
    ...rest,
  });
  t.after(async () => {
    await fetcher.close();
    await outgoing.close();
    await content.close();
    await store.close();
    if (options.directory === undefined) await rm(directory, { recursive: true });
  });
  const set = (name: string, value: unknown) => store.write((tx) => tx.setSetting(name, value));
  return {
    ...context,
    clock,
    content,
    directory,
    fetcher,
    downloadFiles,
    events,
    import: async (number, files, more) => {
      const report = await importRevisions(context, [documentOf(number, files, more?.bundles)], 'test');
      const [failed] = report.failed;
      if (failed !== undefined) throw failed.failure;
    },
    approve: async (number) => {
      await approve(
        context,
        { updateId: updateIdOf(number), groupId: ALL_COMPUTERS, action: 'Install' },
        'test',
      );
    },
    decline: async (number) => {
      await decline(context, [updateIdOf(number)], 'test');
    },
    policy: (change) => set(CONTENT_POLICY, change),
    upstream: async (url, more) => {
      await set('upstream', { kind: 'server', url, mode: 'autonomous' });
      await set('sync-state', { upstream: url, catalogOnly: more?.catalogOnly ?? false });
    },
    sources: (...sources) => store.write((tx) => tx.putFileSources(sources)),
    record: async ({ sha1 }) => (await store.fetches()).find((record) => record.sha1 === sha1),
    has: async ({ sha1, sha256, bytes }) =>
      (await content.verify({ sha1, sha256, size: bytes.length })) === 'sound',
    later: async (milliseconds) => {
      clock.advance(milliseconds);
      await fetcher.drain();
    },
  };
}

/** The same content with some of its answers changed, as a disk in trouble gives them. */
export function troubled(content: ContentStore, changed: Partial<ContentStore>): ContentStore {
  return new Proxy(content, {
    get: (target, name) => {
      const own = Reflect.get(changed, name) ?? Reflect.get(target, name);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

export function updateIdOf(number: number): UpdateId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
}

function documentOf(number: number, files: readonly SampleFile[], bundled?: number) {
  const listed = files.map(
    ({ fileName, bytes, sha1, sha256, patchingType }) =>
      `<upd:File Digest="${digestToBase64(sha1)}" DigestAlgorithm="SHA1" FileName="${fileName}" Size="${bytes.length}"
 Modified="2026-01-01T00:00:00Z"${patchingType === undefined ? '' : ` PatchingType="${patchingType}"`}>
<upd:AdditionalDigest Algorithm="SHA256">${digestToBase64(sha256)}</upd:AdditionalDigest></upd:File>`,
  );
  const members =
    bundled === undefined
      ? ''
      : `<upd:Relationships><upd:BundledUpdates><upd:UpdateIdentity UpdateID="${updateIdOf(bundled)}" RevisionNumber="1"/></upd:BundledUpdates></upd:Relationships>`;
  const xml = `<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update">
<upd:UpdateIdentity UpdateID="${updateIdOf(number)}" RevisionNumber="1"/>
<upd:Properties DefaultPropertiesLanguage="en" UpdateType="Software" ExplicitlyDeployable="true"
 PublicationState="Published" CreationDate="2026-01-01T00:00:00Z"></upd:Properties>
<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language>
<upd:Title>Update ${number}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>
${members}<upd:Files>${listed.join('')}</upd:Files>
</upd:Update>`;
  return { name: `${number}.xml`, bytes: Buffer.from(xml) };
}
