import { extname } from 'node:path/win32';

// As the content address takes it. A file without one gets one: an address that lacks it is refused (protocol-facts 8.1).
const EXTENSION = /^\.[A-Za-z0-9_~-]{1,32}$/;

/** `/Content/<last two hex digits>/<SHA-1>.<extension of the file name>`, below the base URL of any server that keeps files (protocol-facts 8.1). */
export function contentPath({
  sha1,
  fileName,
}: {
  readonly sha1: string;
  readonly fileName: string;
}): string {
  const extension = extname(fileName);
  return `/Content/${sha1.slice(-2)}/${sha1}${EXTENSION.test(extension) ? extension : '.bin'}`;
}
