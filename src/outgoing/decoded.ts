import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { failureOf } from './failure-of.ts';
import { outgoingFailures } from './failures.ts';

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/**
 * The whole body with its codings undone, as far as they are known here; an unknown one is left to the caller. `received` is its size
 * on the wire. The limit counts both. `onPiece` is told of each piece of the wire; what it throws ends the body. Rejects with
 * outgoing/too-large, outgoing/bad-coding, outgoing/reset, ….
 */
export async function readBody(
  body: Readable,
  {
    coding,
    limit,
    subject,
    onPiece,
    signal,
  }: {
    readonly coding: string | undefined;
    readonly limit: number;
    readonly subject: string;
    readonly onPiece: (bytes: number) => void;
    readonly signal: AbortSignal | undefined;
  },
): Promise<{ readonly body: Buffer; readonly received: number }> {
  const pieces: Buffer[] = [];
  const received = { bytes: 0 };
  const decoded = { bytes: 0 };
  const within = (count: { bytes: number }, piece: Buffer): void => {
    count.bytes += piece.length;
    if (count.bytes > limit)
      throw outgoingFailures.fail('too-large', { subject, detail: `the limit is ${limit} bytes` });
  };
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const piece of source) {
      // A coding may swallow bytes without end and give none.
      within(received, piece);
      onPiece(piece.length);
      yield piece;
    }
  };
  const collected = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of source) {
      within(decoded, piece);
      pieces.push(piece);
    }
  };
  try {
    await pipeline([body, counted, ...decodersFor(coding), collected]);
  } catch (error) {
    throw isCodingError(error)
      ? outgoingFailures.fail('bad-coding', { subject, detail: (error as Error).message, cause: error })
      : failureOf(error, subject, signal);
  } finally {
    body.destroy();
  }
  return { body: Buffer.concat(pieces, decoded.bytes), received: received.bytes };
}

/** True when every coding named is undone by `readBody`. */
export function isUndone(coding: string | undefined): boolean {
  return coding !== undefined && decodersFor(coding).length > 0;
}

/** In the order in which they are undone: the last one applied first (RFC 9110 8.4). Empty when one is unknown. */
function decodersFor(coding: string | undefined) {
  const names = (coding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  // Two are unusual, more are an attack.
  if (names.length > 2 || !names.every((name) => name in DECODERS)) return [];
  return names.map((name) => DECODERS[name as keyof typeof DECODERS]());
}

function isCodingError(error: unknown): boolean {
  return /^(Z_|ERR_BROTLI|ERR_ZLIB|ERR__ERROR|ERR_BUFFER|ERR_PADDING)/.test(
    String((error as { readonly code?: unknown } | undefined)?.code ?? ''),
  );
}
