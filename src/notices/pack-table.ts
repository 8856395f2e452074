import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Attachment } from './message.ts';

/** Most bytes of an attachment: what every mail server takes, a third more for its coding. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * A table as an attachment: as it is while it is small, else compressed, and undefined when it is too large for that too. Memory holds no more
 * than one attachment and what is read at the moment.
 */
export async function packTable(name: string, table: AsyncIterable<Buffer>): Promise<Attachment | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  const source = table[Symbol.asyncIterator]();
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    pieces.push(next.value);
    size += next.value.length;
    if (size > MOST_BYTES) return packed(name, [...pieces], source);
  }
  return { name, type: 'text/csv; charset=utf-8', bytes: Buffer.concat(pieces) };
}

async function packed(
  name: string,
  begun: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
): Promise<Attachment | undefined> {
  async function* all(): AsyncGenerator<Buffer> {
    yield* begun;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  }
  const coded = pipeline(Readable.from(all(), { objectMode: false }), createGzip(), () => {
    // What went wrong ends the stream, and the loop below fails with it.
  });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of coded as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  return { name: `${name}.gz`, type: 'application/gzip', bytes: Buffer.concat(pieces) };
}
