import { readFile, stat } from 'node:fs/promises';
import { cliFailures } from '../failures.ts';

/** More than the server takes: it says itself what is too large, but not after gigabytes. */
const MOST_BYTES = 8 * 1024 * 1024 + 1;

/** The bytes of a file, or of standard input where it is called `-`; no more than can be of use. Fails with `cli/not-read`. */
export async function readPolicyFile(file: string): Promise<Buffer> {
  try {
    if (file === '-') return await readStandardInput();
    if ((await stat(file)).size > MOST_BYTES) throw new Error('it is larger than 8 MB');
    return await readFile(file);
  } catch (cause) {
    throw cliFailures.fail('not-read', { subject: file, detail: (cause as Error).message, cause });
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw new Error('it is larger than 8 MB');
  }
  return Buffer.concat(chunks);
}
