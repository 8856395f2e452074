import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { encodeXpress } from '#wire';
import type { Reply } from './client/services.ts';
import type { Lane } from './lanes.ts';
import { offersCoding } from './offered-coding.ts';
import type { AllServices } from './operations.ts';

/** An answer as it goes over the wire. */
export interface CodedAnswer {
  readonly body: Uint8Array;
  /** Its Content-Encoding; undefined for none. */
  readonly coding?: 'xpress' | 'gzip';
}

const compressGzip = promisify(gzip);

/** What is worth remembering once it is compressed: a list of ids that is sent to the next server too. */
const KEEP_FROM = 64 * 1024;
const compressed = new WeakMap<Uint8Array, Buffer>();
/** Coded in one go: 32 whole blocks, about 20 ms. */
const TURN_BYTES = 32 * 16_352;

/** Codes an answer as its caller offered: Xpress first, which is what Windows asks for (protocol-facts 2.5). */
export function codeAnswer(
  { client }: AllServices,
  lane: Lane,
  request: IncomingMessage,
  reply: Reply,
): CodedAnswer | Promise<CodedAnswer> {
  const pieces = reply instanceof Uint8Array ? [reply] : reply;
  if (offersXpress(request)) {
    return lane.gzips ? xpressOf(pieces) : { body: client.fragments.compress(pieces), coding: 'xpress' };
  }
  if (lane.gzips && offersCoding(request, 'gzip')) return gzipOf(pieces);
  return { body: joined(pieces) };
}

/** Xpress blocks are independent (MS-WUSP 2.1.1), so that those of each piece can be kept by themselves. */
async function xpressOf(pieces: readonly Uint8Array[]): Promise<CodedAnswer> {
  const coded: Uint8Array[] = [];
  for (const piece of pieces) {
    const blocks = compressed.get(piece) ?? (await codedInTurns(piece));
    if (piece.length >= KEEP_FROM) compressed.set(piece, blocks);
    coded.push(blocks);
  }
  return { body: joined(coded), coding: 'xpress' };
}

async function codedInTurns(piece: Uint8Array): Promise<Buffer> {
  const coded: Buffer[] = [];
  for (let at = 0; at < piece.length; at += TURN_BYTES) {
    // Scans are let through in between.
    if (at > 0) await setImmediate();
    coded.push(encodeXpress([piece.subarray(at, at + TURN_BYTES)]));
  }
  return Buffer.concat(coded);
}

/** Quickly rather than small: the other side is near, and 50,000 ids shrink to a tenth in any case. */
async function gzipOf(pieces: readonly Uint8Array[]): Promise<CodedAnswer> {
  const body = await compressGzip(joined(pieces), { level: constants.Z_BEST_SPEED });
  return { body, coding: 'gzip' };
}

/** As Windows writes it; one look, for every scan asks. */
function offersXpress({ headers }: IncomingMessage): boolean {
  return /\bxpress\b/i.test(String(headers['accept-encoding'] ?? ''));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}
