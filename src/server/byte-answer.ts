import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerPlainly } from './plain-answer.ts';
import { checkPreconditions, ifRangeHolds, type Validators } from './preconditions.ts';
import { type ByteRange, chooseRanges } from './ranges.ts';

/** A file that can be sent in parts. */
export interface ByteResource extends Validators {
  readonly size: number;
  /** Opens those bytes; what it resolves with is read to its end or destroyed. */
  read(range: ByteRange): Promise<Readable>;
}

const TYPE = 'application/octet-stream';

/**
 * Answers a GET or HEAD for a file: whole, one range, several ranges, 304, 412 or 416 (RFC 9110 13 to 15). Never
 * compressed: ranges count the bytes of the file itself. Resolves when all is sent or the client has gone. Rejects
 * when the bytes cannot be read; if the answer had begun by then, its connection is cut, so that the client
 * sees a broken transfer and not a short file. A client that takes nothing for `stallTimeout` milliseconds is cut off.
 */
export async function answerWithBytes(
  request: IncomingMessage,
  response: ServerResponse,
  resource: ByteResource,
  stallTimeout: number,
): Promise<void> {
  const { size, etag } = resource;
  const known = { 'Last-Modified': new Date(resource.modifiedAt).toUTCString(), ETag: etag };
  const ranged = { ...known, 'Accept-Ranges': 'bytes' };
  switch (checkPreconditions(request.headers, resource)) {
    case 'not-modified':
      response.writeHead(304, known).end();
      return;
    case 'failed':
      return answerPlainly(request, response, 412, 'The file is not the one the request is about.', known);
    case 'proceed':
  }
  if (request.method === 'HEAD' || size === 0) {
    // Range is defined for GET only (RFC 9110 14.2), so it is passed over. The real server answers 416 here
    // (protocol-facts 8.3); no client has been seen to send it.
    response.writeHead(200, { 'Content-Type': TYPE, ...ranged, 'Content-Length': size }).end();
    return;
  }
  const choice = ifRangeHolds(headerText(request.headers['if-range']), resource)
    ? chooseRanges(request.headers.range, size)
    : { kind: 'whole' as const };
  if (choice.kind === 'unsatisfiable') {
    return answerPlainly(request, response, 416, 'The file has no such bytes.', {
      ...ranged,
      'Content-Range': `bytes */${size}`,
    });
  }
  response.setTimeout(stallTimeout, () => response.destroy());
  if (choice.kind === 'whole') {
    await send(response, 200, { 'Content-Type': TYPE, ...ranged }, resource, [
      { lead: '', range: { start: 0, end: size - 1 } },
    ]);
  } else if (choice.parts.length === 1) {
    const range = choice.parts[0]!;
    const head = { 'Content-Type': TYPE, ...ranged, 'Content-Range': contentRange(range, size) };
    await send(response, 206, head, resource, [{ lead: '', range }]);
  } else {
    // Random, so that no file can contain it on purpose.
    const boundary = randomBytes(18).toString('hex');
    const head = { 'Content-Type': `multipart/byteranges; boundary=${boundary}`, ...ranged };
    const parts = choice.parts.map((range) => ({
      lead: `\r\n--${boundary}\r\nContent-Type: ${TYPE}\r\nContent-Range: ${contentRange(range, size)}\r\n\r\n`,
      range,
    }));
    await send(response, 206, head, resource, parts, `\r\n--${boundary}--\r\n`);
  }
}

interface Part {
  /** What goes before the bytes. */
  readonly lead: string;
  readonly range: ByteRange;
}

async function send(
  response: ServerResponse,
  status: number,
  head: Readonly<Record<string, string>>,
  resource: ByteResource,
  parts: readonly Part[],
  tail = '',
): Promise<void> {
  const length = parts.reduce((sum, part) => sum + part.lead.length + lengthOf(part.range), tail.length);
  // Opened before the head is sent: a file that has vanished in between can still be answered with its own status.
  const first = await resource.read(parts[0]!.range);
  let broken: unknown;
  async function* body(): AsyncGenerator<string | Uint8Array> {
    try {
      for (const [index, { lead, range }] of parts.entries()) {
        if (lead !== '') yield lead;
        yield* wholly(index === 0 ? first : await resource.read(range), lengthOf(range));
      }
      if (tail !== '') yield tail;
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  try {
    if (response.destroyed) return;
    response.writeHead(status, { ...head, 'Content-Length': length });
    await pipeline(body, response);
  } catch (error) {
    if (broken !== undefined) throw error;
    // Anything else is the client's going away, which is its right.
  } finally {
    first.destroy();
  }
}

/** All of the stream, or an error: one byte too few or too many and the next answer of the connection would be garbled. */
async function* wholly(stream: Readable, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const bytes of stream as AsyncIterable<Uint8Array>) {
    left -= bytes.length;
    if (left < 0) throw new Error('the file gave more bytes than it was asked for');
    yield bytes;
  }
  if (left !== 0) throw new Error(`the file ended ${left} bytes early`);
}

function lengthOf(range: ByteRange): number {
  return range.end - range.start + 1;
}

function contentRange(range: ByteRange, size: number): string {
  return `bytes ${range.start}-${range.end}/${size}`;
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
