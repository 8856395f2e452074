import { digestFromBase64, Failure } from '#base';
import type { FileSource, QuarantinedRevision, RevisionImport } from '#store';
import { parseUpdate, type Revision, toWireFragments, type UpdateIdentity } from '#update';
import {
  decodeUpdateBlob,
  type GetUpdateDataResponse,
  readGetUpdateDataResponse,
  type ServerSyncUpdate,
} from '#wire';
import { upstreamFailures } from './failures.ts';
import { keyOf } from './identity-key.ts';

/** What is in an answer of GetUpdateData, as far as it was asked for. */
export interface DecodedAnswer {
  /** Ready to be stored. */
  readonly revisions: readonly RevisionImport[];
  readonly failures: readonly BadDocument[];
  /** Of files that those revisions name. */
  readonly fileSources: readonly FileSource[];
}

/** A revision that was delivered and cannot be taken in. */
export interface BadDocument
  extends UpdateIdentity,
    Pick<QuarantinedRevision, 'reason' | 'code' | 'detail'> {}

/** Documents decode to no more bytes than this: larger ones than 47 MB were never seen (protocol-facts 1.11). */
const LARGEST_DOCUMENT = 256 * 1024 * 1024;
/** Addresses longer than this are no addresses of files. */
const LONGEST_URL = 2048;

/**
 * Reads an answer: cabinets, documents, fragments, addresses of files. One bad document never spoils the others. What was not
 * asked for is passed over, what is there twice is taken once. Throws a failure of `wire` when the answer itself cannot
 * be read.
 */
export function decodeAnswer(body: Uint8Array, asked: readonly UpdateIdentity[]): DecodedAnswer {
  const response = readGetUpdateDataResponse(body);
  const open = new Map(asked.map((identity) => [keyOf(identity), identity]));
  const revisions: RevisionImport[] = [];
  const failures: BadDocument[] = [];
  for (const update of response.updates) {
    const key = keyOf(update.id);
    const identity = open.get(key);
    if (identity === undefined) continue;
    open.delete(key);
    try {
      revisions.push(readRevision(update, identity));
    } catch (error) {
      failures.push({ ...identity, ...whyNot(error) });
    }
  }
  return { revisions, failures, fileSources: fileSourcesOf(response, revisions) };
}

function readRevision(update: ServerSyncUpdate, identity: UpdateIdentity): RevisionImport {
  const name = `update ${identity.updateId}, revision ${identity.revisionNumber}`;
  const document = toDocument(textOf(update), name);
  const { revision, fragments } = parseUpdate(document, name);
  if (keyOf(revision) !== keyOf(identity)) {
    throw upstreamFailures.fail('contradictory-document', {
      subject: name,
      detail: `the document says ${revision.updateId}, revision ${revision.revisionNumber}`,
    });
  }
  return { revision, document, fragments: toWireFragments(fragments) };
}

function textOf({ xmlUpdateBlob, xmlUpdateBlobCompressed }: ServerSyncUpdate): string {
  if (xmlUpdateBlobCompressed !== undefined) return decodeUpdateBlob(xmlUpdateBlobCompressed);
  return xmlUpdateBlob ?? '';
}

const DECLARATION = /^\ufeff?(?:<\?xml\s[^>]{0,200}\?>\s*)?/;

/** Documents are kept as UTF-8 without a mark and without a declaration, whatever they came as. */
function toDocument(text: string, name: string): Uint8Array {
  const bytes = new TextEncoder().encode(text.replace(DECLARATION, ''));
  if (bytes.length > LARGEST_DOCUMENT)
    throw upstreamFailures.fail('document-too-large', { subject: name, detail: `${bytes.length} bytes` });
  return bytes;
}

function whyNot(error: unknown): Omit<BadDocument, keyof UpdateIdentity> {
  if (!(error instanceof Failure)) {
    const { code } = upstreamFailures.fail('decoding-failed');
    return { reason: 'unreadable', code, detail: String(error) };
  }
  const { code } = error;
  const reason = code.endsWith('too-large')
    ? 'too-large'
    : upstreamFailures.is(error, 'contradictory-document')
      ? 'contradictory'
      : 'unreadable';
  return { reason, code, detail: error.detail ?? error.message };
}

/** Only of files that the revisions of this answer name: an answer has nothing to say of others. */
function fileSourcesOf(response: GetUpdateDataResponse, revisions: readonly RevisionImport[]): FileSource[] {
  const named = new Set(revisions.flatMap(({ revision }) => sha1sOf(revision)));
  const sources: FileSource[] = [];
  for (const { fileDigest, muUrl, decryptionKey } of response.fileUrls) {
    const sha1 = digestFromBase64(fileDigest, 'SHA1');
    if (sha1 === undefined || !named.delete(sha1)) continue;
    const url = muUrl !== undefined && isFetchable(muUrl) ? muUrl : undefined;
    if (url === undefined && decryptionKey === undefined) continue;
    sources.push({
      sha1,
      ...(url === undefined ? {} : { url }),
      ...(decryptionKey === undefined ? {} : { decryptionKey }),
    });
  }
  return sources;
}

function sha1sOf({ files, eulaFiles }: Revision): string[] {
  return [...files, ...eulaFiles].map(({ sha1 }) => sha1);
}

function isFetchable(url: string): boolean {
  return url.length <= LONGEST_URL && /^https?:\/\//i.test(url) && URL.canParse(url);
}
