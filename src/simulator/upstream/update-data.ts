import { digestToBase64 } from '#base';
import {
  encodeUpdateBlob,
  type GetUpdateDataResponse,
  type ServerSyncUpdate,
  type WireIdentity,
} from '#wire';
import type { WorldFile } from './revision.ts';
import type { UpstreamSettings } from './settings.ts';
import { UpstreamFault } from './upstream-fault.ts';
import type { DatedRevision, WorldView } from './world-view.ts';

/** Longer documents go into a Cabinet, bytes of UTF-16 (MS-WSUSSS note 36). */
const LONGEST_PLAIN = 5120;

/**
 * What GetUpdateData answers (MS-WSUSSS 3.1.4.6, protocol-facts 12.2): as many of the documents asked for as fit into the
 * budget, from the first on; the rest is left out without a word. One id that the server does not have is an
 * InternalServerError for the whole call.
 */
export function updateData(
  view: WorldView,
  asked: readonly WireIdentity[] | undefined,
  settings: UpstreamSettings,
  microsoft: string,
): GetUpdateDataResponse {
  if (asked === undefined || asked.length > settings.maxUpdatesPerRequest) {
    throw new UpstreamFault('InvalidParameters', 'updateIds');
  }
  const updates: ServerSyncUpdate[] = [];
  const files = new Map<string, WorldFile>();
  let bytes = 0;
  for (const identity of asked) {
    const revision = view.revision(identity);
    if (revision === undefined) {
      if (settings.unknownIds === 'left-out') continue;
      throw new UpstreamFault('InternalServerError');
    }
    const update = syncUpdate(revision, settings.documents);
    bytes += update.xmlUpdateBlob?.length ?? ((update.xmlUpdateBlobCompressed?.length ?? 0) * 4) / 3;
    if (updates.length > 0 && bytes > settings.answerBudget) break;
    updates.push(update);
    for (const file of revision.files) files.set(file.sha1, file);
  }
  const fileUrls = [...files.values()].map((file) => ({
    fileDigest: digestToBase64(file.sha1),
    muUrl: `${microsoft}${microsoftPath(file)}`,
    ussUrl: '',
    ...(file.decryptionKey === undefined ? {} : { decryptionKey: file.decryptionKey }),
  }));
  return { updates, fileUrls };
}

function syncUpdate(revision: DatedRevision, form: UpstreamSettings['documents']): ServerSyncUpdate {
  const { updateId, revisionNumber, bytes, files } = revision;
  const text = bytes.toString();
  const fileDigests = files.map(({ sha1 }) => digestToBase64(sha1));
  const id = { updateId, revisionNumber };
  if (form === 'cab' && text.length * 2 > LONGEST_PLAIN) {
    return { id, fileDigests, xmlUpdateBlobCompressed: encodeUpdateBlob(text) };
  }
  return { id, fileDigests, xmlUpdateBlob: text };
}

/** `/c/msdownload/update/software/secu/2026/10/<name>_<sha1>.<ext>`, as Microsoft names its files. */
export function microsoftPath({ fileName, sha1 }: WorldFile): string {
  const dot = fileName.lastIndexOf('.');
  const [name, extension] = dot < 0 ? [fileName, ''] : [fileName.slice(0, dot), fileName.slice(dot)];
  return `/c/msdownload/update/software/secu/2026/10/${name.toLowerCase()}_${sha1.toLowerCase()}${extension}`;
}

/** `/Content/XX/SHA1.ext`, as a WSUS names them. */
export function contentPath({ fileName, sha1 }: WorldFile): string {
  const dot = fileName.lastIndexOf('.');
  return `/Content/${sha1.slice(-2)}/${sha1}${dot < 0 ? '' : fileName.slice(dot)}`;
}
