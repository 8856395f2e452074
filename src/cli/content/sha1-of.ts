import { open } from 'node:fs/promises';
import { startDigest } from '#base';
import { unreadable } from '../files-under.ts';

/** One for all files, which are read one after the other: a content folder has tens of thousands. */
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/** The SHA-1 of a file, upper-case hex. Fails with `cli/unreadable`. One call at a time. */
export async function sha1Of(path: string): Promise<string> {
  const digest = startDigest('SHA1');
  try {
    await using file = await open(path);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      digest.update(buffer.subarray(0, bytesRead));
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return digest.digest('hex').toUpperCase();
}
