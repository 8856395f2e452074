import { digestFromBase64 } from '#base';
import type { FileSource } from '#store';
import type { Revision, UpdateIdentity } from '#update';
import type { UpstreamSession } from './types.ts';

/** True for updates that have more to tell of their files than their document does (MS-WSUSSS 3.2.4.2). */
function hasKeys({ securedFragments }: Revision): boolean {
  return securedFragments.some((type) => type.toLowerCase() === 'filedecryption');
}

/**
 * The decryption keys of those updates' files (GetUpdateDecryptionData, MS-WSUSSS 3.1.4.18), asked for before the revisions
 * are stored, so that a crash in between loses none.
 */
export async function decryptionKeysOf(
  session: UpstreamSession,
  revisions: readonly Revision[],
  limit: number,
): Promise<readonly FileSource[]> {
  const ids: UpdateIdentity[] = revisions
    .filter(hasKeys)
    .map(({ updateId, revisionNumber }) => ({ updateId, revisionNumber }));
  const sources: FileSource[] = [];
  const size = Math.max(1, limit);
  for (let from = 0; from < ids.length; from += size) {
    const { updates } = await session.getUpdateDecryptionData(ids.slice(from, from + size));
    for (const { fileDigest, decryptionKey } of updates.flatMap(({ files }) => files)) {
      const sha1 = digestFromBase64(fileDigest, 'SHA1');
      if (sha1 !== undefined && decryptionKey !== undefined) sources.push({ sha1, decryptionKey });
    }
  }
  return sources;
}
