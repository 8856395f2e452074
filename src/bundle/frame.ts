import { bundleFailures } from './failures.ts';
import { countAt, GUID, Misshapen, matchAt, parseObject, SHA1, SHA256 } from './json-shape.ts';
import type { PartStream } from './part-stream.ts';

/** What stands before each thing in the stream; drawn in manifest.ts. `size`: bytes of the body. */
export type FrameHead =
  | { readonly kind: 'state' | 'sources' | 'end'; readonly size: number }
  | {
      readonly kind: 'revision';
      readonly size: number;
      /** Lower case. */
      readonly updateId: string;
      readonly revisionNumber: number;
    }
  | { readonly kind: 'file'; readonly size: number; readonly sha1: string; readonly sha256?: string };

const LONGEST_HEAD = 4096;
/** Bodies that are read as a whole: state, sources and documents. */
const LARGEST_BODY = 256 * 1024 * 1024;

/** The bytes before a body. */
export function writeHead(head: FrameHead): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
}

/** The next head; the body is then to be taken or skipped. Throws `bundle/damaged-content` and what the stream throws. */
export async function readHead(stream: PartStream): Promise<FrameHead> {
  const length = (await stream.take(4)).readUInt32LE(0);
  if (length > LONGEST_HEAD) throw misshapen(`a head of ${length} bytes`);
  const text = (await stream.take(length)).toString('utf8');
  try {
    return toHead(text);
  } catch (error) {
    throw error instanceof Misshapen ? misshapen(error.message) : error;
  }
}

function toHead(text: string): FrameHead {
  const json = parseObject(text);
  const { kind } = json;
  const size = countAt(json, 'size');
  if (kind !== 'file' && size > LARGEST_BODY) throw new Misshapen(`${kind} of ${size} bytes`);
  switch (kind) {
    case 'state':
    case 'sources':
    case 'end':
      return { kind, size };
    case 'revision': {
      const revisionNumber = countAt(json, 'revisionNumber');
      return { kind, size, updateId: matchAt(json, 'updateId', GUID), revisionNumber };
    }
    case 'file': {
      const sha1 = matchAt(json, 'sha1', SHA1);
      const sha256 = json['sha256'] === undefined ? {} : { sha256: matchAt(json, 'sha256', SHA256) };
      return { kind, size, sha1, ...sha256 };
    }
    default:
      throw new Misshapen(`something of an unknown kind: ${JSON.stringify(kind)?.slice(0, 40)}`);
  }
}

function misshapen(detail: string) {
  return bundleFailures.fail('damaged-content', { detail });
}
