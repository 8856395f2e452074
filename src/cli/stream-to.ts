import { createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Output } from './output.ts';
import { bytes } from './quantity.ts';

/** Writes what may be longer than memory into a file, in place of an older one, and says how much it was; without a file to the screen. */
export async function streamTo(output: Output, body: Readable, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await pipeline(body, process.stdout, { end: false });
    return;
  }
  let written = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      output.progress(`${bytes(written)} written`);
      done(null, chunk);
    },
  });
  await pipeline(body, counted, createWriteStream(file));
  output.answer({ path: file, bytes: written }, () => [`${file} (${bytes(written)}) is written.`]);
}
