import type { ContentPolicy } from '#content';
import type { FetchRecord, StoreReader } from '#store';
import type { SyncState, UpstreamSettings } from '#upstream';
import { contentPolicy } from './content-needs.ts';
import { sourcesOf, type UpstreamFacts } from './fetch-sources.ts';

/** What was set, and what synchronisations left behind, as far as files are concerned. */
export interface FetchSettings {
  readonly policy: ContentPolicy;
  readonly upstream: UpstreamFacts;
}

export async function readFetchSettings(store: Pick<StoreReader, 'setting'>): Promise<FetchSettings> {
  const settings = await store.setting<UpstreamSettings>('upstream');
  const state = await store.setting<SyncState>('sync-state');
  return {
    policy: await contentPolicy(store),
    upstream: {
      ...(settings === undefined ? {} : { settings }),
      ...(state === undefined ? {} : { state }),
    },
  };
}

/** Of the files that nobody had: those that somebody may have now. */
export async function withSourceNow(
  store: Pick<StoreReader, 'fileSources'>,
  records: Iterable<FetchRecord>,
  { policy, upstream }: FetchSettings,
): Promise<readonly FetchRecord[]> {
  const lacking = [...records].filter(({ failure }) => failure?.code === 'jobs/no-source');
  const known = await store.fileSources(lacking.map(({ sha1 }) => sha1));
  // The name only shapes an address, and here it matters only whether there is one.
  return lacking.filter(
    ({ sha1 }) => sourcesOf({ sha1, fileName: '' }, known.get(sha1), upstream, policy).length > 0,
  );
}
