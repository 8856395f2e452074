import type { GetConfigDataResponse } from '#wire';
import { isRefusal } from './fetch-revisions.ts';
import type { SyncState } from './types.ts';
import type { UpstreamLimits, Work } from './work.ts';

/** What the upstream says of itself. */
export interface Configuration {
  readonly limits: UpstreamLimits;
  readonly state: Pick<SyncState, 'configAnchor' | 'languages' | 'upstreamProtocol' | 'catalogOnly'>;
}

/** Upstreams that give no limit, or an absurd one, are asked for so many revisions at a time. */
const USUAL_LIMIT = 100;

/** Configuration and languages (GetConfigData, MS-WSUSSS 3.2.4.2). With an anchor there is no list of languages: the one we have counts on. */
export async function readConfiguration({ session, state }: Work): Promise<Configuration> {
  const anchor = state?.languages.length ? state.configAnchor : undefined;
  const config = await session.getConfigData(anchor).catch((error: unknown) => {
    // A server that changed does not know the anchor; without it the question is a new one.
    if (anchor === undefined || !(session.serverChanged || isRefusal(error))) throw error;
    return session.getConfigData();
  });
  return configurationOf(config, anchor === undefined ? [] : (state?.languages ?? []));
}

/** Pure. `languages`: those of before, for an answer without any. */
export function configurationOf(
  config: GetConfigDataResponse,
  languages: SyncState['languages'],
): Configuration {
  return {
    limits: {
      updatesPerRequest: sensible(config.maxNumberOfUpdatesPerRequest),
      decryptionsPerRequest: sensible(config.maxUpdatesPerRequestInGetUpdateDecryptionData),
    },
    state: {
      configAnchor: config.newConfigAnchor,
      languages:
        config.languages.length === 0
          ? languages
          : config.languages.map(({ languageId, shortLanguage, longLanguage, enabled }) => ({
              id: languageId,
              short: shortLanguage,
              long: longLanguage,
              enabled,
            })),
      upstreamProtocol: config.protocolVersion,
      catalogOnly: config.catalogOnlySync,
    },
  };
}

function sensible(limit: number): number {
  return limit >= 1 && limit <= 1000 ? limit : USUAL_LIMIT;
}
