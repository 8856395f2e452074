import { digestToBase64 } from '#base';
import { readGetUpdateDecryptionDataRequest, writeGetUpdateDecryptionDataResponse } from '#wire';
import { atMost, identities, required } from '../client/parameters.ts';
import { admit } from './admit.ts';
import { MOST_UPDATES } from './limits.ts';
import type { DownstreamOperation } from './operation.ts';
import { askedRevisions } from './update-data.ts';

/** MS-WSUSSS 3.1.4.18: the keys of encrypted files, as far as our own upstream told them. */
export const getUpdateDecryptionData: DownstreamOperation = async (services, call) => {
  const { store } = services.context;
  const request = readGetUpdateDecryptionDataRequest(call.payload);
  await admit(services, call, request.cookie);
  const named = required(request.updateIds, 'updateIds');
  atMost(named.length, MOST_UPDATES, 'updateIds');
  const asked = askedRevisions(services.context, identities(named, 'updateIds'));
  const files = await store.filesOf(asked.map(({ id }) => id));
  const sources = await store.fileSources([...files.values()].flat().map(({ sha1 }) => sha1));
  const updates = asked.map(({ id, updateId, revisionNumber }) => ({
    updateId: { updateId, revisionNumber },
    files: (files.get(id) ?? [])
      .filter(({ sha1, isEncrypted }) => isEncrypted || sources.get(sha1)?.decryptionKey !== undefined)
      .map(({ sha1 }) => {
        const decryptionKey = sources.get(sha1)?.decryptionKey;
        return {
          fileDigest: digestToBase64(sha1),
          ...(decryptionKey === undefined ? {} : { decryptionKey }),
        };
      }),
  }));
  return writeGetUpdateDecryptionDataResponse({ updates }, call.soap);
};
