import { digestToBase64 } from '#base';
import { contentPath } from '#content';
import { contentPolicy } from '#jobs';
import type { UpdateFile } from '#update';
import type { FileLocation } from '#wire';
import type { ServerContext } from '../context.ts';

/**
 * Where clients get those files, one location for each in their order: here (protocol-facts 8.1), or where Microsoft has
 * them when the policy keeps none. Files whose place there is not known are always said to be here, as real servers do
 * it whether they have them or not (protocol-facts 7.1).
 */
export async function fileLocations(
  { store }: Pick<ServerContext, 'store'>,
  base: string,
  files: readonly Pick<UpdateFile, 'sha1' | 'fileName'>[],
): Promise<readonly FileLocation[]> {
  const { mode } = await contentPolicy(store);
  const elsewhere =
    mode === 'from-microsoft' ? await store.fileSources(files.map(({ sha1 }) => sha1)) : undefined;
  return files.map((file) => {
    const known = elsewhere?.get(file.sha1)?.url;
    const url = known !== undefined && isWebAddress(known) ? known : `${base}${contentPath(file)}`;
    return { fileDigest: digestToBase64(file.sha1), url };
  });
}

/** The keys of those of the files of which one is known: they are encrypted, and are kept so (protocol-facts 7.2). */
export async function fileDecryption(
  { store }: Pick<ServerContext, 'store'>,
  files: readonly Pick<UpdateFile, 'sha1'>[],
): Promise<readonly { readonly fileDigest: string; readonly decryptionKey: string }[]> {
  const keys: { fileDigest: string; decryptionKey: string }[] = [];
  for (const { sha1, decryptionKey } of (await store.fileSources(files.map((file) => file.sha1))).values()) {
    if (decryptionKey !== undefined) keys.push({ fileDigest: digestToBase64(sha1), decryptionKey });
  }
  return keys;
}

/** What an upstream gives as an address is passed on to clients only when it is one. */
function isWebAddress(text: string): boolean {
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}
