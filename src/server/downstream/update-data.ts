import { digestToBase64 } from '#base';
import { documentText, type RevisionId, type UpdateFile, type UpdateIdentity } from '#update';
import { encodeUpdateBlob, type ServerSyncUpdate, type ServerSyncUrl } from '#wire';
import type { ServerContext } from '../context.ts';
import { serverFailures } from '../failures.ts';
import { ANSWER_BYTES, LONGEST_PLAIN } from './limits.ts';

export interface AskedRevision extends UpdateIdentity {
  readonly id: RevisionId;
}

/** The revisions asked for. Throws `server/unknown-revision` for one that is not here: so do real servers, for the whole call. */
export function askedRevisions(
  { catalog }: Pick<ServerContext, 'catalog'>,
  identities: readonly UpdateIdentity[],
): AskedRevision[] {
  return identities.map((identity) => {
    const id = catalog.snapshot.idOf(identity);
    if (id === undefined) {
      const { updateId, revisionNumber } = identity;
      throw serverFailures.fail('unknown-revision', { subject: `${updateId} revision ${revisionNumber}` });
    }
    return { ...identity, id };
  });
}

/** Of each revision its files. */
export type FilesOf = ReadonlyMap<RevisionId, readonly UpdateFile[]>;

/** As many of the documents as fit into an answer, from the first on; one is sent whatever its size. The rest is asked for again. */
export async function documentsOf(
  { store, settings }: ServerContext,
  asked: readonly AskedRevision[],
  files: FilesOf,
): Promise<readonly ServerSyncUpdate[]> {
  const updates: ServerSyncUpdate[] = [];
  let bytes = 0;
  for (const { id, updateId, revisionNumber } of asked) {
    const text = await textOf(store, id);
    const isCabinet = settings.downstreamCompression === 'cabinet' && text.length * 2 > LONGEST_PLAIN;
    const cabinet = isCabinet ? encodeUpdateBlob(text) : undefined;
    bytes += cabinet === undefined ? escapedBytes(text) : Math.ceil((cabinet.length * 4) / 3);
    if (updates.length > 0 && bytes > ANSWER_BYTES) break;
    updates.push({
      id: { updateId, revisionNumber },
      ...(cabinet === undefined ? { xmlUpdateBlob: text } : { xmlUpdateBlobCompressed: cabinet }),
      fileDigests: unique(files.get(id) ?? []).map(({ sha1 }) => digestToBase64(sha1)),
    });
  }
  return updates;
}

/** Where those files are at Microsoft, as far as that is known. Each digest is there once, also without an address. */
export async function urlsOf(
  { store }: ServerContext,
  files: readonly UpdateFile[],
): Promise<readonly ServerSyncUrl[]> {
  const each = unique(files);
  const sources = await store.fileSources(each.map(({ sha1 }) => sha1));
  return each.map(({ sha1 }) => {
    const { url, decryptionKey } = sources.get(sha1) ?? {};
    return {
      fileDigest: digestToBase64(sha1),
      ...(url === undefined ? {} : { muUrl: url }),
      ussUrl: '',
      ...(decryptionKey === undefined ? {} : { decryptionKey }),
    };
  });
}

async function textOf(store: ServerContext['store'], id: RevisionId): Promise<string> {
  const document = await store.document(id);
  if (document === undefined) throw serverFailures.fail('fragment-missing', { subject: `revision ${id}` });
  return documentText(document, `revision ${id}`);
}

/** What a text takes in an answer: angle brackets as four bytes, ampersands as five. */
function escapedBytes(text: string): number {
  let bytes = Buffer.byteLength(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x26) bytes += 4;
    else if (code === 0x3c || code === 0x3e) bytes += 3;
  }
  return bytes;
}

function unique(files: readonly UpdateFile[]): UpdateFile[] {
  return [...new Map(files.map((file) => [file.sha1, file])).values()];
}
