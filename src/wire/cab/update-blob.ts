import { damaged } from './damage.ts';
import { CABINET_LIMITS } from './limits.ts';
import { readCabinet } from './read-cabinet.ts';
import { writeCabinet } from './write-cabinet.ts';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * The update document in an XmlUpdateBlobCompressed: the one member of the cabinet, UTF-16LE (MS-WSUSSS 3.1.4.6.3.3, protocol-facts 12.2). `limit`: most bytes of it. Throws wire/bad-cabinet, wire/cabinet-too-large and wire/cabinet-not-supported.
 */
export function decodeUpdateBlob(cabinet: Uint8Array, limit = CABINET_LIMITS.memberBytes): string {
  const members = readCabinet(cabinet, { ...CABINET_LIMITS, memberBytes: limit, totalBytes: limit });
  const [member] = members;
  if (member === undefined || members.length > 1)
    throw damaged(`it has ${members.length} members instead of one`);
  const bytes = member.read();
  if (bytes.length % 2 === 1) throw damaged(`UTF-16 text of ${bytes.length} bytes`);
  const text = bytes.toString('utf16le');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** The cabinet of an update document, as XmlUpdateBlobCompressed carries it: member `blob`, UTF-16LE without BOM. */
export function encodeUpdateBlob(text: string): Buffer {
  return writeCabinet([{ name: 'blob', bytes: Buffer.from(text, 'utf16le') }], { compression: 'lzx' });
}
