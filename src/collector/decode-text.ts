import { collectorFailures } from './failures.ts';

/** More than any script prints: 200 lines of each log are about 200 KB. */
export const MAX_BYTES = 8 * 1024 * 1024;

/**
 * A file of Windows as text: UTF-16 (which `>` of Windows PowerShell writes) or UTF-8, with or without the mark that says so.
 * Throws `collector/too-large`.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES)
    throw collectorFailures.fail('too-large', { detail: `${bytes.length} bytes` });
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : // JSON begins in ASCII: a zero in the first two bytes is half of a UTF-16 sign.
          second === 0 && first !== 0
          ? 'utf-16le'
          : first === 0 && second !== undefined
            ? 'utf-16be'
            : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * The JSON in a text that may have more around it (a prompt, a transcript), and line breaks within it where an old console wrapped it.
 * Throws `collector/not-json` and `collector/too-large`.
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_BYTES)
    throw collectorFailures.fail('too-large', { detail: `${text.length} characters` });
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) throw collectorFailures.fail('not-json');
  const json = text.slice(from, to + 1);
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Within strings JSON has no raw line breaks, and elsewhere they mean nothing.
      return JSON.parse(json.replace(/[\r\n]+/g, ''));
    } catch (cause) {
      throw collectorFailures.fail('not-json', { detail: (cause as Error).message.slice(0, 200), cause });
    }
  }
}
