import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { approve, importRevisions } from '#changes';
import type { ContentStatus } from '#server/admin';
import { ALL_COMPUTERS } from '#update';
import { software, updateId } from '../test/server/documents.ts';
import { openQuietly } from './dataset.ts';
import { admin, type Serving, startServing } from './serving.ts';
import { synchronise } from './synchronise.ts';

const FILES = 12;
const MIB = 1024 * 1024;
const FILE_SIZE = 128 * MIB;
const AT_ONCE = 4;

export interface ContentFigures {
  readonly bytes: number;
  /** Bytes a second: ours with every digest verified, and a copy over HTTP that verifies nothing. Both are made durable. */
  readonly ours: number;
  readonly plain: number;
}

/** A replica fetches the approved files of its upstream over loopback; beside it, the same files copied from the same server. */
export async function measureContent(): Promise<ContentFigures> {
  const [above, below, copies] = await Promise.all(
    [1, 2, 3].map(() => mkdtemp(join(tmpdir(), 'todoku-bench-'))),
  );
  if (above === undefined || below === undefined || copies === undefined) throw new Error('no directories');
  const files = await prepare(above);
  const upper = await startServing(above);
  const lower = await startServing(below);
  try {
    await admin(lower, 'PUT', '/content/policy', { mode: 'from-microsoft', parallel: AT_ONCE });
    await admin(lower, 'PUT', '/upstream', {
      url: `http://127.0.0.1:${upper.port}`,
      mode: 'replica',
      rollup: false,
    });
    await synchronise(lower);
    const plain = await speed(files, () => copyAll(upper, files, copies));
    const ours = await speed(files, () => fetchAll(lower));
    return { bytes: sum(files), ours, plain };
  } finally {
    await lower.stop();
    await upper.stop();
    for (const directory of [above, below, copies]) await rm(directory, { recursive: true, force: true });
  }
}

interface BenchFile {
  readonly sha1: string;
  readonly size: number;
}

/** Files that no disk and no network can make smaller, each in an approved update. */
async function prepare(directory: string): Promise<readonly BenchFile[]> {
  const todoku = await openQuietly(directory);
  const files: BenchFile[] = [];
  const block = randomBytes(MIB);
  for (let index = 0; index < FILES; index++) {
    const pieces = function* (): Generator<Uint8Array> {
      for (let piece = 0; piece < FILE_SIZE / MIB; piece++) {
        block.writeUInt32LE(index * 100_000 + piece);
        yield Buffer.from(block);
      }
    };
    const digest = createHash('sha1');
    for (const piece of pieces()) digest.update(piece);
    const file = { sha1: digest.digest('hex').toUpperCase(), size: FILE_SIZE };
    const text = software({ id: index + 1, file: { name: `bench-${index}.cab`, ...file } });
    await importRevisions(todoku, [{ name: `${index}`, bytes: Buffer.from(text) }], 'bench');
    const source = (async function* () {
      yield* pieces();
    })();
    await todoku.content.add(file, source);
    await approve(
      todoku,
      { updateId: updateId(index + 1), groupId: ALL_COMPUTERS, action: 'Install' },
      'bench',
    );
    files.push(file);
  }
  await todoku.close();
  return files;
}

async function speed(files: readonly BenchFile[], work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return sum(files) / ((performance.now() - startedAt) / 1000);
}

async function fetchAll(lower: Serving): Promise<void> {
  await admin(lower, 'PUT', '/content/policy', { mode: 'on-approval' });
  for (;;) {
    const { approved } = await admin<ContentStatus>(lower, 'GET', '/content');
    if (approved.files === FILES && approved.missingFiles === 0) return;
    await sleep(20);
  }
}

/** What anybody would write: request, file, fsync; as many at once as Todoku fetches. */
async function copyAll({ port }: Serving, files: readonly BenchFile[], directory: string): Promise<void> {
  const open = [...files];
  const worker = async (): Promise<void> => {
    for (let file = open.pop(); file !== undefined; file = open.pop()) await copy(port, file, directory);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function copy(port: number, { sha1 }: BenchFile, directory: string): Promise<void> {
  const sent = request({ host: '127.0.0.1', port, path: `/Content/${sha1.slice(-2)}/${sha1}.cab` });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`the file was answered with ${response.statusCode}`);
  await pipeline(response, createWriteStream(join(directory, sha1), { flush: true }));
}

function sum(files: readonly BenchFile[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}
