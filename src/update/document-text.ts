import { DOCUMENT_LIMITS, decodeXml } from '#xml';

/**
 * A document as MS-WSUSSS carries it: text without byte order mark and without XML declaration, which would be wrong about
 * its encoding there (protocol-facts 12.2). The rest is as it was.
 *
 * @param bytes the document, UTF-8 or UTF-16
 * @param name what failures call it
 * @throws a Failure of `xml` for bytes that are no text
 */
export function documentText(bytes: Uint8Array, name: string): string {
  return decodeXml(bytes, DOCUMENT_LIMITS, name).replace(/^\s*(<\?xml\s[^>]*>\s*)?/, '');
}
