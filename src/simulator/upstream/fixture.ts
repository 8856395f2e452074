import type { TestContext } from 'node:test';
import { manualClock } from '#base';
import {
  readDssGetAuthorizationCookieResponse,
  readDssGetCookieResponse,
  readGetRevisionIdListResponse,
  readGetUpdateDataResponse,
  type ServerSyncFilter,
  type WireIdentity,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetRevisionIdListRequest,
  writeGetUpdateDataRequest,
} from '#wire';
import { KNOWN_PRODUCTS, SOFTWARE_CLASSIFICATIONS } from '../synthetic/taxonomy.ts';
import type { UpstreamSettings } from './settings.ts';
import { type SimulatedUpstream, startSimulatedUpstream } from './simulated-upstream.ts';
import { UpstreamWorld } from './world.ts';

// A simulated upstream over the sample catalog, and calls to it that know nothing of a downstream server.

export const START = Date.UTC(2026, 9, 4, 15, 3, 36);
export const [WINDOWS_10, WINDOWS_11, SERVER_2022, , ANTIVIRUS, BROWSER] = KNOWN_PRODUCTS.map(({ id }) => id);
export const [SECURITY, , UPDATES, , DEFINITIONS] = SOFTWARE_CLASSIFICATIONS.map(({ id }) => id);
export const WINDOWS = '6964aab4-c5b5-43bd-a17d-ffb4346a8e1d';

export interface Scene {
  readonly clock: ReturnType<typeof manualClock>;
  readonly world: UpstreamWorld;
  readonly upstream: SimulatedUpstream;
  /** Any call, without a client that minds the answer. */
  post(path: string, envelope: string, headers?: Record<string, string>): Promise<Response>;
  list(filter: Partial<ServerSyncFilter>): Promise<{ anchor: string; ids: readonly string[] }>;
  data(ids: readonly WireIdentity[]): Promise<ReturnType<typeof readGetUpdateDataResponse>>;
}

export const SERVER_SYNC = '/ServerSyncWebService/ServerSyncWebService.asmx';

export async function scene(t: TestContext, settings: Partial<UpstreamSettings> = {}): Promise<Scene> {
  const clock = manualClock(START);
  const world = UpstreamWorld.withSamples(clock);
  const upstream = await startSimulatedUpstream({ world, ...settings });
  t.after(() => upstream.close());
  const post = (path: string, envelope: string, headers = {}) =>
    fetch(upstream.url + path, {
      method: 'POST',
      body: envelope,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', ...headers },
    });
  const bytes = async (path: string, envelope: string) =>
    Buffer.from(await (await post(path, envelope)).arrayBuffer());
  const authorization = readDssGetAuthorizationCookieResponse(
    await bytes(
      '/DssAuthWebService/DssAuthWebService.asmx',
      writeDssGetAuthorizationCookieRequest({ accountName: 'below.example' }),
    ),
  );
  const cookie = readDssGetCookieResponse(
    await bytes(
      SERVER_SYNC,
      writeDssGetCookieRequest({ authCookies: [authorization], protocolVersion: '1.20' }),
    ),
  );
  return {
    clock,
    world,
    upstream,
    post,
    list: async (filter) => {
      const request = writeGetRevisionIdListRequest({ cookie, filter: { getConfig: false, ...filter } });
      const answer = readGetRevisionIdListResponse(await bytes(SERVER_SYNC, request));
      return { anchor: answer.anchor, ids: answer.newRevisions.map(keyOf) };
    },
    data: async (updateIds) =>
      readGetUpdateDataResponse(await bytes(SERVER_SYNC, writeGetUpdateDataRequest({ cookie, updateIds }))),
  };
}

/** `<update id>/<revision number>`. */
export function keyOf({ updateId, revisionNumber }: WireIdentity): string {
  return `${updateId}/${revisionNumber}`;
}

/** A filter that lists everything of these, or what changed of them. */
export function ticked(
  products: readonly (string | undefined)[],
  classifications: readonly (string | undefined)[],
  delta = false,
): Pick<ServerSyncFilter, 'categories' | 'classifications'> {
  const entries = (ids: readonly (string | undefined)[]) => ids.map((id = '') => ({ id, delta }));
  return { categories: entries(products), classifications: entries(classifications) };
}
