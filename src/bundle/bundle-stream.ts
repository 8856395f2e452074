import { setImmediate } from 'node:timers/promises';
import { startDigest } from '#base';
import type { RevisionId, UpdateFile } from '#update';
import { stateToExport } from './bundled-state.ts';
import { bundleFailures } from './failures.ts';
import { writeHead } from './frame.ts';
import type { ContentFile } from './manifest.ts';
import type { BundleContext, ExportOptions } from './types.ts';

/** What an export is about. */
export interface ExportPlan {
  readonly sequence: number;
  readonly since: number;
  readonly after: number;
  readonly upTo: number;
  readonly createdAt: number;
  /** Files that came here since then, besides those of the revisions; 0: all that are here. */
  readonly contentSince: number;
}

/** How much went into the stream. */
export interface ExportTally {
  revisions: number;
  approvals: number;
  groups: number;
  readonly files: ContentFile[];
}

/** How many revisions are asked for their files at a time. */
const PAGE = 500;

/**
 * The stream of a bundle, as manifest.ts draws it. The same plan over the same store gives the same bytes. The tally is true
 * once it has ended. Throws `bundle/damaged-content` for a file whose bytes went bad, what store and content throw, and the
 * signal's reason.
 */
export async function* bundleStream(
  context: BundleContext,
  plan: ExportPlan,
  options: ExportOptions,
  tally: ExportTally,
): AsyncGenerator<Uint8Array> {
  const state = await stateToExport(context.store, options, plan.upTo);
  if (state !== undefined) {
    tally.approvals = state.approvals?.deployments.length ?? 0;
    tally.groups = state.groups?.length ?? 0;
    yield* jsonFrame('state', state);
  }
  const ids = await revisionsIn(context, plan);
  yield* revisionFrames(context, ids, options, tally);
  const files = new Map<string, UpdateFile>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const named = await context.store.filesOf(ids.slice(at, at + PAGE));
    const page = [...named.values()].flat();
    for (const file of page) files.set(file.sha1, file);
    const sources = await context.store.fileSources([...new Set(page.map(({ sha1 }) => sha1))]);
    if (sources.size > 0) yield* jsonFrame('sources', [...sources.values()]);
    await turn(options);
  }
  if (options.content) yield* fileFrames(context, plan, files, options, tally);
  yield writeHead({ kind: 'end', size: 0 });
}

/** Scans are let through, and an abort is heard. */
async function turn({ signal }: ExportOptions): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

function* jsonFrame(kind: 'state' | 'sources', value: unknown): Generator<Uint8Array> {
  const body = Buffer.from(JSON.stringify(value));
  yield writeHead({ kind, size: body.length });
  yield body;
}

async function revisionsIn({ store }: BundleContext, { after, upTo }: ExportPlan): Promise<RevisionId[]> {
  const ids: RevisionId[] = [];
  for await (const { id, sequence } of store.indexRecords()) {
    if (sequence > after && sequence <= upTo) ids.push(id);
  }
  return ids;
}

async function* revisionFrames(
  { store }: BundleContext,
  ids: readonly RevisionId[],
  options: ExportOptions,
  tally: ExportTally,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < ids.length; at += PAGE) {
    for (const { id, updateId, revisionNumber } of await store.summaries(ids.slice(at, at + PAGE))) {
      const document = await store.document(id);
      if (document === undefined) continue;
      yield writeHead({ kind: 'revision', size: document.length, updateId, revisionNumber });
      yield document;
      tally.revisions += 1;
      if (tally.revisions % 16 === 0) await turn(options);
    }
    options.onProgress?.('revisions', tally.revisions, ids.length);
  }
}

async function* fileFrames(
  { store, content }: BundleContext,
  { since, contentSince }: ExportPlan,
  files: ReadonlyMap<string, UpdateFile>,
  options: ExportOptions,
  tally: ExportTally,
): AsyncGenerator<Uint8Array> {
  const wanted: ContentFile[] = [];
  for await (const { sha1, sha256, size } of store.files()) {
    const here = await content.stat(sha1);
    if (here === undefined || here.size !== size) continue;
    if (since > 0 && here.modifiedAt < contentSince && !files.has(sha1)) continue;
    wanted.push({ sha1, ...(sha256 === undefined ? {} : { sha256 }), size });
  }
  for (const file of wanted) {
    await turn(options);
    yield writeHead({ kind: 'file', ...file });
    const digest = startDigest('SHA1');
    for await (const bytes of await content.read(file.sha1, { start: 0, end: file.size - 1 })) {
      digest.update(bytes);
      yield bytes;
      options.signal?.throwIfAborted();
    }
    if (digest.digest('hex').toUpperCase() !== file.sha1) {
      throw bundleFailures.fail('damaged-content', { subject: file.sha1, detail: 'its bytes went bad here' });
    }
    tally.files.push(file);
    options.onProgress?.('content', tally.files.length, wanted.length);
  }
}
