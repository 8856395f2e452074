import { policyFailures } from '../failures.ts';

/** Most bytes that are read: a gpresult of a large domain has some megabytes. */
export const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The text of a file as tools of Windows write it: UTF-16 with its mark or without, UTF-8, else the code page of Japanese or of Western
 * Windows. A text that has been read already may still have the mark before it. Fails with `policy/too-large`.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) {
    throw policyFailures.fail('too-large', { detail: `${bytes.length} bytes, the limit is ${MOST_BYTES}` });
  }
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  // A line of Latin letters has a zero beside each of them.
  if (second === 0 && first !== 0) return decoded(bytes, 'utf-16le');
  if (first === 0 && second !== 0) return decoded(bytes, 'utf-16be');
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, then.
    }
  }
  return decoded(bytes, 'windows-1252');
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
