import { extname } from 'node:path/win32';
import { digestToBase64 } from '#base';
import type { UpdateFile } from '#update';
import type { FileLocation } from '#wire';

// As the content address takes it. A file without one gets one: an address that lacks it is refused (protocol-facts 8.1).
const EXTENSION = /^\.[A-Za-z0-9_~-]{1,32}$/;

/** `<base>/Content/<last two hex digits>/<SHA-1>.<extension of the file name>` (protocol-facts 8.1). */
export function fileLocation(base: string, file: Pick<UpdateFile, 'sha1' | 'fileName'>): FileLocation {
  const { sha1, fileName } = file;
  const extension = extname(fileName);
  return {
    fileDigest: digestToBase64(sha1),
    url: `${base}/Content/${sha1.slice(-2)}/${sha1}${EXTENSION.test(extension) ? extension : '.bin'}`,
  };
}
