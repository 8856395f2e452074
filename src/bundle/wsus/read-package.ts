import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Failure } from '#base';
import { CABINET_LIMITS, type CabinetLimits, type CabinetMember, readCabinet } from '#wire';
import { decodeXml } from '#xml';
import { bundleFailures } from '../failures.ts';
import { isAbsent } from '../open-bundle.ts';
import { type PackagedDocument, readMetadataLines } from './metadata-lines.ts';
import { PACKAGE_LIMITS, type PackageDescription, readPackageXml } from './package-xml.ts';

/** A package that `wsusutil export` or a tool like it has written. */
export interface WsusPackage {
  readonly bytes: number;
  /** Undefined for a package that is nothing but documents. */
  readonly description: PackageDescription | undefined;
  /** Each time from the beginning. Rejects with `bundle/damaged-package`. */
  documents(): AsyncIterable<PackagedDocument>;
}

const LARGEST_FILE = 2 ** 31 - 1;
/** Most bytes of what a .gz unfolds to, when it is lines. */
const LARGEST_METADATA = 16 * 2 ** 30;
const LIMITS: CabinetLimits = {
  ...CABINET_LIMITS,
  memberBytes: LARGEST_FILE,
  // It is read twice: to be verified, and to be taken in.
  totalBytes: 4 * LARGEST_FILE,
};
/** Pieces of 32 KiB between two turns of other work. */
const PIECES_A_TURN = 16;

/**
 * Opens a package of WSUS: a cabinet with metadata.txt and package.xml, or the gzip form. Throws `bundle/not-a-bundle`,
 * `bundle/not-readable`, `bundle/damaged-package` and `bundle/package-too-large`.
 */
export async function readWsusPackage(path: string): Promise<WsusPackage> {
  const { head, size } = await headOf(path);
  try {
    if (head.toString('latin1', 0, 4) === 'MSCF') return await openCabinet(path, size);
    if (head[0] === 0x1f && head[1] === 0x8b) return await openGzip(path, size);
  } catch (error) {
    throw asDamaged(path, error);
  }
  throw bundleFailures.fail('not-a-bundle', { subject: path, detail: 'it is neither a cabinet nor gzip' });
}

async function headOf(path: string): Promise<{ readonly head: Buffer; readonly size: number }> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw bundleFailures.fail(isAbsent(cause) ? 'not-a-bundle' : 'not-readable', { subject: path, cause });
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const { size } = await handle.stat();
    return { head: buffer, size };
  } finally {
    await handle.close();
  }
}

async function openCabinet(path: string, size: number): Promise<WsusPackage> {
  if (size > LARGEST_FILE)
    throw bundleFailures.fail('package-too-large', { subject: path, detail: `${size} bytes` });
  const members = readCabinet(await readFile(path), LIMITS);
  const named = (name: string) => members.find((member) => member.name.toLowerCase() === name);
  const metadata = named('metadata.txt');
  const description = named('package.xml');
  if (metadata === undefined) throw damaged(path, 'it has no metadata.txt');
  return {
    bytes: size,
    description: description === undefined ? undefined : readPackageXml(await textOf(path, description)),
    documents: () => guarded(path, readMetadataLines(inTurns(metadata.pieces()))),
  };
}

async function textOf(path: string, member: CabinetMember): Promise<string> {
  if (member.size > PACKAGE_LIMITS.bytes) {
    throw bundleFailures.fail('package-too-large', {
      subject: path,
      detail: `${member.name}: ${member.size} bytes`,
    });
  }
  const pieces: Buffer[] = [];
  for await (const piece of inTurns(member.pieces())) pieces.push(piece);
  return decodeXml(Buffer.concat(pieces), PACKAGE_LIMITS, member.name);
}

async function openGzip(path: string, size: number): Promise<WsusPackage> {
  const first = await firstOf(gunzipped(path));
  if (!/^\s*</.test(first.toString('latin1', 0, 100).replace(/^ï»¿|^ÿþ|\0/g, ''))) {
    const documents = () => guarded(path, readMetadataLines(gunzipped(path)));
    return { bytes: size, description: undefined, documents };
  }
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of gunzipped(path)) {
    total += piece.length;
    if (total > PACKAGE_LIMITS.bytes) {
      throw bundleFailures.fail('package-too-large', {
        subject: path,
        detail: `over ${PACKAGE_LIMITS.bytes} bytes`,
      });
    }
    pieces.push(piece);
  }
  const description = readPackageXml(decodeXml(Buffer.concat(pieces), PACKAGE_LIMITS, path));
  return {
    bytes: size,
    description,
    documents: async function* () {
      yield* description.documents;
    },
  };
}

async function firstOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const piece of pieces) return piece;
  return Buffer.alloc(0);
}

async function* gunzipped(path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // What goes wrong shows in the loop.
  pipeline(createReadStream(path), gunzip, () => undefined);
  let total = 0;
  for await (const piece of gunzip as AsyncIterable<Buffer>) {
    total += piece.length;
    if (total > LARGEST_METADATA) throw bundleFailures.fail('package-too-large', { subject: path });
    yield piece;
  }
}

async function* inTurns(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  let count = 0;
  for (const piece of pieces) {
    yield piece;
    if (++count % PIECES_A_TURN === 0) await setImmediate();
  }
}

async function* guarded(
  path: string,
  documents: AsyncIterable<PackagedDocument>,
): AsyncGenerator<PackagedDocument> {
  try {
    yield* documents;
  } catch (error) {
    throw asDamaged(path, error);
  }
}

/** Failures of this room as they are; those of the cabinet, of gzip and of XML as what they mean here. */
function asDamaged(path: string, error: unknown): Failure {
  if (error instanceof Failure && error.code.startsWith('bundle/')) return error;
  const tooLarge = error instanceof Failure && error.code === 'wire/cabinet-too-large';
  return bundleFailures.fail(tooLarge ? 'package-too-large' : 'damaged-package', {
    subject: path,
    cause: error,
    ...(error instanceof Error ? { detail: error.message } : {}),
  });
}

function damaged(subject: string, detail: string) {
  return bundleFailures.fail('damaged-package', { subject, detail });
}
