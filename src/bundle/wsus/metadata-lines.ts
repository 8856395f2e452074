import { bundleFailures } from '../failures.ts';

// metadata.txt of a WSUS package: of each revision one line
//
//   <update id>,<revision number, 8 hex digits>,<length, 8 hex digits>,<document>\r\n
//
// The length counts UTF-16 units of the document, which may itself have line breaks (Microsoft's public sample code writes
// it so, in UTF-8; UTF-16 with a mark is read as well).

/** A document of a package. */
export interface PackagedDocument {
  /** Lower case. */
  readonly updateId: string;
  readonly revisionNumber: number;
  readonly text: string;
}

const HEAD = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}),([0-9a-f]{8}),([0-9a-f]{8}),/i;
const DECLARATION = /^\ufeff?\s*(<\?xml[^>]*\?>\s*)?/;
const HEAD_LENGTH = 36 + 1 + 8 + 1 + 8 + 1;
const LONGEST_DOCUMENT = 128 * 1024 * 1024;

/** One line. */
export function metadataLine({ updateId, revisionNumber, text }: PackagedDocument): Buffer {
  return Buffer.from(`${updateId},${hex8(revisionNumber)},${hex8(text.length)},${text}\r\n`);
}

/** The documents, one after the other; no more than one is in memory. Throws `bundle/damaged-package`. */
export async function* readMetadataLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<PackagedDocument> {
  let rest = '';
  let count = 0;
  let head: Head | undefined;
  for await (const text of decoded(pieces)) {
    // Not looked at before the whole document is there: that would copy a long one over and over.
    rest += text;
    for (;;) {
      if (head === undefined) {
        rest = rest.replace(/^[\r\n]+/, '');
        if (rest.length < HEAD_LENGTH) break;
        head = readHead(rest, count + 1);
      }
      const end = HEAD_LENGTH + head.length;
      if (rest.length < end) break;
      yield {
        updateId: head.updateId,
        revisionNumber: head.revisionNumber,
        text: rest.slice(HEAD_LENGTH, end),
      };
      rest = rest.slice(end);
      head = undefined;
      count += 1;
    }
  }
  if (head !== undefined || /[^\r\n]/.test(rest)) throw damaged(`document ${count + 1} is cut off`);
}

/** The document as those of an upstream are kept: without mark and declaration. */
export function withoutDeclaration(text: string): string {
  return text.replace(DECLARATION, '');
}

interface Head extends Omit<PackagedDocument, 'text'> {
  readonly length: number;
}

function readHead(rest: string, number: number): Head {
  const match = HEAD.exec(rest.slice(0, HEAD_LENGTH));
  if (match === null) throw damaged(`what stands before document ${number} is not of its form`);
  const [, id = '', revision = '', size = ''] = match;
  const length = Number.parseInt(size, 16);
  if (length > LONGEST_DOCUMENT) throw damaged(`document ${number} says that it has ${length} characters`);
  return { updateId: id.toLowerCase(), revisionNumber: Number.parseInt(revision, 16), length };
}

async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8', {
        fatal: true,
      });
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    if (error instanceof TypeError) throw damaged('metadata.txt is not text');
    throw error;
  }
}

function hex8(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function damaged(detail: string) {
  return bundleFailures.fail('damaged-package', { detail });
}
