import { xmlFailures } from './failures.ts';
import type { XmlLimits } from './limits.ts';

const DECLARED_ENCODING = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/**
 * The text of an XML document: UTF-8 (also as us-ascii) or UTF-16 in either byte order, with or without a mark.
 * A declaration that contradicts the bytes and bytes that are not valid in their encoding are failures:
 * a guess would change digests and titles silently.
 */
export function decodeXml(bytes: Uint8Array, limits: XmlLimits, subject?: string): string {
  const about = subject === undefined ? {} : { subject };
  if (bytes.length > limits.bytes) {
    throw xmlFailures.fail('too-large', {
      ...about,
      detail: `${bytes.length} bytes, the limit is ${limits.bytes}`,
    });
  }
  const encoding = detectEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw xmlFailures.fail('wrong-encoding', {
      ...about,
      detail: `not valid ${encoding.toUpperCase()}`,
      cause,
    });
  }
  const declared = DECLARED_ENCODING.exec(text.slice(0, 200))?.[1]?.toLowerCase();
  if (declared !== undefined && !agrees(declared, encoding)) {
    throw xmlFailures.fail('wrong-encoding', {
      ...about,
      detail: `declared ${declared}, the bytes are ${encoding.toUpperCase()}`,
    });
  }
  return text;
}

function detectEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function agrees(declared: string, encoding: string): boolean {
  if (encoding === 'utf-8')
    return declared === 'utf-8' || declared === 'utf8' || declared === 'us-ascii' || declared === 'ascii';
  return declared === 'utf-16' || declared === encoding || declared === 'unicode';
}
