import { readFile } from 'node:fs/promises';
import { cliFailures } from './failures.ts';

/** The bytes of a file, or of standard input where it is called `-`. Fails with `cli/not-read`. */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    if (file !== '-') return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (cause) {
    throw cliFailures.fail('not-read', { subject: file, detail: (cause as Error).message, cause });
  }
}

/** Text as Windows writes it: UTF-8, or UTF-16 where a mark at its beginning says so. */
export function decodeInput(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
