import { finished } from 'node:stream/promises';
import type { FileRecord } from '#store';
import type { ServerContext } from '../context.ts';
import { approvedFiles, sumContent } from './content-needs.ts';
import {
  ContentFile,
  ContentParams,
  ContentStatus,
  type MissingFile,
  VerifyAnswer,
  VerifyRequest,
} from './contract/content.ts';
import { RawBytes } from './contract/shapes.ts';
import { adminFailures } from './failures.ts';
import { revisionNames } from './missing-things.ts';
import { present } from './present.ts';
import { endpoint, type RawBody, type RoutesOf } from './route.ts';

const MISSING_SHOWN = 50;
/** One step of a verification reads at most this much, so that its answer comes soon and progress can be shown. */
const VERIFY_BYTES = 1024 * 1024 * 1024;
const VERIFY_FILES = 256;

export const contentRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/content',
    summary: 'How much of the content that updates name is here',
    access: 'read',
    answer: ContentStatus,
    handle: () => contentStatus(context),
  }),
  endpoint({
    method: 'GET',
    path: '/content/:sha1',
    summary: 'One file that some update names, and whether it is here',
    access: 'read',
    params: ContentParams,
    answer: ContentFile,
    handle: async ({ params }) => describe(context, await findFile(context, params.sha1)),
  }),
  endpoint({
    method: 'PUT',
    path: '/content/:sha1',
    summary: 'Takes a file in: size and every declared digest are verified before it can be seen',
    access: 'administer',
    params: ContentParams,
    body: RawBytes,
    rawBody: true,
    answer: ContentFile,
    noted: ({ params }) => ({ verb: 'import-content', subject: params.sha1.toUpperCase() }),
    handle: ({ params, body }) => takeIn(context, params.sha1, body),
  }),
  endpoint({
    method: 'POST',
    path: '/content/verify',
    summary: 'Reads the next few of the files that are here again and compares them with their digests',
    access: 'administer',
    body: VerifyRequest,
    answer: VerifyAnswer,
    noted: ({ body }) => (body.after === undefined ? { verb: 'verify-content', subject: '' } : undefined),
    handle: ({ body }) => verify(context, body.after),
  }),
];

async function findFile(context: ServerContext, sha1: string): Promise<FileRecord> {
  const record = await context.store.fileBySha1(sha1.toUpperCase());
  if (record === undefined) throw adminFailures.fail('file-not-named', { subject: sha1.slice(0, 80) });
  return record;
}

async function describe(context: ServerContext, { file, revisionIds }: FileRecord): Promise<ContentFile> {
  const { sha1, sha256, fileName, size } = file;
  const stored = await context.content.stat(sha1);
  return {
    sha1,
    ...present({ sha256 }),
    fileName,
    size,
    present: stored !== undefined,
    updates: await revisionNames(context.store, revisionIds),
  };
}

async function takeIn(context: ServerContext, sha1: string, body: RawBody): Promise<ContentFile> {
  try {
    const record = await findFile(context, sha1);
    const { size, sha256 } = record.file;
    // A store that stops reading must not hang up on the client, who still waits for the reason.
    const source = body.iterator({ destroyOnReturn: false });
    await context.content.add({ sha1: record.file.sha1, size, ...present({ sha256 }) }, source);
    return await describe(context, record);
  } finally {
    // What was not read is read now and let go: an answer before the end of a request is lost when the
    // connection closes under a client that still sends.
    body.resume();
    await finished(body).catch(() => {});
  }
}

async function contentStatus(context: ServerContext): Promise<ContentStatus> {
  const stored = new Map<string, number>();
  for await (const { sha1, size } of context.content.list()) stored.set(sha1, size);
  const named = { files: 0, bytes: 0 };
  const here = { files: 0, bytes: 0 };
  for await (const { sha1, size } of context.store.files()) {
    named.files += 1;
    named.bytes += size;
    if (!stored.delete(sha1)) continue;
    here.files += 1;
    here.bytes += size;
  }
  const { sum, missing } = await sumContent(context, (await approvedFiles(context)).values());
  return {
    named,
    present: here,
    approved: sum,
    missing: missing
      .toSorted((left, right) => right.size - left.size)
      .slice(0, MISSING_SHOWN)
      .map(({ fileName, sha1, size }) => ({ fileName, sha1, size })),
    unnamed: { files: stored.size, bytes: stored.values().reduce((total, size) => total + size, 0) },
  };
}

async function verify(context: ServerContext, after: string | undefined): Promise<VerifyAnswer> {
  const checked = { files: 0, bytes: 0 };
  const corrupt: MissingFile[] = [];
  for await (const { sha1, size } of context.content.list(after)) {
    const named = (await context.store.fileBySha1(sha1))?.file;
    // What no revision names is at least compared with its own address.
    const expected = { sha1, size: named?.size ?? size, ...present({ sha256: named?.sha256 }) };
    if ((await context.content.verify(expected)) === 'corrupt') {
      // What is needed of that comes again at once, not when somebody looks the next time.
      context.desks.fetcher.wake();
      corrupt.push({ fileName: named?.fileName ?? '', sha1, size: expected.size });
    }
    checked.files += 1;
    checked.bytes += size;
    if (checked.files >= VERIFY_FILES || checked.bytes >= VERIFY_BYTES)
      return { checked, corrupt, next: sha1 };
  }
  return { checked, corrupt };
}
