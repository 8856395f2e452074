import { CONTENT_POLICY, type ContentPolicy, DEFAULT_CONTENT_POLICY } from '#content';
import type { Selection } from '#store';
import { readGetConfigDataRequest, writeGetConfigDataResponse } from '#wire';
import { invalidParameter } from '../client/parameters.ts';
import { admit } from './admit.ts';
import { readAnchor, writeAnchor } from './anchor.ts';
import { languagesWith } from './languages.ts';
import { MOST_UPDATES } from './limits.ts';
import type { DownstreamOperation } from './operation.ts';

/** What real servers of today say they speak (protocol-facts 11.4). */
const PROTOCOL_VERSION = '1.20';

/**
 * MS-WSUSSS 3.1.4.4: our limits, how content comes, and the languages; with an anchor the languages are known and left out
 * (observed). Drivers are handed out as updates, so the limits of the driver calls are 0, as on real servers.
 */
export const getConfigData: DownstreamOperation = async (services, call) => {
  const { store, catalog } = services.context;
  const request = readGetConfigDataRequest(call.payload);
  await admit(services, call, request.cookie);
  const anchor = request.configAnchor ?? '';
  if (anchor !== '' && readAnchor(anchor) === undefined) throw invalidParameter('configAnchor');
  const policy = (await store.setting<ContentPolicy>(CONTENT_POLICY)) ?? DEFAULT_CONTENT_POLICY;
  const selection = await store.setting<Selection>('selection');
  return writeGetConfigDataResponse(
    {
      catalogOnlySync: policy.mode === 'from-microsoft',
      lazySync: policy.mode !== 'everything',
      serverHostsPsfFiles: policy.express,
      maxNumberOfComputerIdsInRequest: 0,
      maxNumberOfDriverSetsPerRequest: 0,
      maxNumberOfPnpHardwareIdsInRequest: 0,
      maxNumberOfUpdatesPerRequest: MOST_UPDATES,
      newConfigAnchor: writeAnchor({ sequence: catalog.snapshot.sequence, time: call.at }),
      protocolVersion: PROTOCOL_VERSION,
      languages: anchor === '' ? languagesWith(selection?.languages ?? []) : [],
      maxUpdatesPerRequestInGetUpdateDecryptionData: MOST_UPDATES,
    },
    call.soap,
  );
};
