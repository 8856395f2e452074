import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { ZERO_GUID } from '#base';
import {
  type Cookie,
  type GetUpdateDataResponse,
  readDssGetAuthorizationCookieResponse,
  readDssGetCookieResponse,
  readGetAuthConfigResponse,
  readGetConfigDataResponse,
  readGetRevisionIdListResponse,
  readGetUpdateDataResponse,
  type ServerSyncFilter,
  type WireIdentity,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetAuthConfigRequest,
  writeGetConfigDataRequest,
  writeGetRevisionIdListRequest,
  writeGetUpdateDataRequest,
} from '#wire';
import { childOf, type XmlElement } from '#xml';
import { badAnswer, type SampleAnswer, SampleChannel } from './sample-channel.ts';
import { complaintsAbout } from './sample-document.ts';

export interface SampleDownstreamOptions {
  /** Base URL of any upstream. */
  readonly server: string;
  readonly products: readonly string[];
  readonly classifications: readonly string[];
  readonly accountName?: string;
  readonly accountGuid?: string;
  /** Milliseconds between two attempts of GetUpdateData. */
  readonly retryPause?: number;
}

/** A document as the sample stores it. */
export interface SampleRevision extends WireIdentity {
  readonly text: string;
  readonly fileDigests: readonly string[];
}

export interface SampleDownstreamResult {
  readonly categories: readonly SampleRevision[];
  readonly updates: readonly SampleRevision[];
  /** Addresses at Microsoft by file digest, base64. */
  readonly fileUrls: ReadonlyMap<string, string>;
  /** Listed, and not in the answer to the one time it asks for them. */
  readonly lost: readonly WireIdentity[];
  /** Operations in the order in which they were called. */
  readonly calls: readonly string[];
}

const OUTER_BATCH = 50;
const ATTEMPTS = 10;
/** WCF's own limit for a message; raised only behind the authorization. */
const AUTHORIZATION_LIMIT = 65_536;

/**
 * Synchronises as Microsoft's sample of a downstream server does: the same calls in the same order, with its oddities, and
 * as strict about the answers (peers-and-anchors.md 1.4). Throws simulator/bad-answer for what it would stumble over,
 * simulator/http-status for faults.
 */
export async function syncAsSample(options: SampleDownstreamOptions): Promise<SampleDownstreamResult> {
  const channel = new SampleChannel(options.server);
  try {
    return await new SampleDownstream(channel, options).run();
  } finally {
    channel.close();
  }
}

class SampleDownstream {
  readonly #channel: SampleChannel;
  readonly #options: SampleDownstreamOptions;
  readonly #fileUrls = new Map<string, string>();
  readonly #lost: WireIdentity[] = [];
  #cookie: Cookie | undefined;
  #batch = OUTER_BATCH;

  constructor(channel: SampleChannel, options: SampleDownstreamOptions) {
    this.#channel = channel;
    this.#options = options;
  }

  async run(): Promise<SampleDownstreamResult> {
    await this.#authorize();
    const cookie = this.#cookie!;
    const config = await this.#channel.call(
      'server-sync',
      'GetConfigData',
      writeGetConfigDataRequest({ cookie }),
    );
    const { maxNumberOfUpdatesPerRequest } = readGetConfigDataResponse(config.body);
    this.#batch = Math.max(1, Math.min(OUTER_BATCH, maxNumberOfUpdatesPerRequest));
    const categories = await this.#fetch(await this.#list({ getConfig: true }));
    const had = new Set(categories.map(keyOf));
    const listed = await this.#list({
      getConfig: false,
      categories: this.#options.products.map((id) => ({ id, delta: false })),
      classifications: this.#options.classifications.map((id) => ({ id, delta: false })),
    });
    const updates = await this.#fetch(listed.filter((id) => !had.has(keyOf(id))));
    return {
      categories,
      updates,
      fileUrls: this.#fileUrls,
      lost: this.#lost,
      calls: this.#channel.calls,
    };
  }

  async #authorize(): Promise<void> {
    const { accountName = ZERO_GUID, accountGuid = ZERO_GUID } = this.#options;
    const auth = await this.#small('server-sync', 'GetAuthConfig', writeGetAuthConfigRequest());
    checkOrder(auth);
    const [plugIn] = readGetAuthConfigResponse(auth.body).authInfo;
    if (plugIn === undefined) throw badAnswer('GetAuthConfig', 'there is no AuthPlugInInfo');
    // The two are swapped in the sample.
    const swapped = { accountName: accountGuid, accountGuid: accountName };
    const authorization = await this.#small(
      'dss-auth',
      'GetAuthorizationCookie',
      writeDssGetAuthorizationCookieRequest(swapped),
      plugIn.serviceUrl,
    );
    const authCookies = [readDssGetAuthorizationCookieResponse(authorization.body)];
    const request = writeDssGetCookieRequest({ authCookies, protocolVersion: '1.7' });
    const cookie = readDssGetCookieResponse((await this.#small('server-sync', 'GetCookie', request)).body);
    if (Number.isNaN(Date.parse(cookie.expiration))) {
      throw badAnswer('GetCookie', `"${cookie.expiration}" is no time`);
    }
    this.#cookie = cookie;
  }

  async #small(...call: Parameters<SampleChannel['call']>): Promise<SampleAnswer> {
    const answer = await this.#channel.call(...call);
    if (answer.body.length >= AUTHORIZATION_LIMIT) throw badAnswer(call[1], 'it is 64 KB or more');
    return answer;
  }

  async #list(filter: ServerSyncFilter): Promise<readonly WireIdentity[]> {
    const request = writeGetRevisionIdListRequest({ cookie: this.#cookie!, filter });
    const answer = await this.#channel.call('server-sync', 'GetRevisionIdList', request);
    expectIn(answer, 'GetRevisionIdList', 'NewRevisions');
    return readGetRevisionIdListResponse(answer.body).newRevisions;
  }

  /** One request for each core of the machine at a time. */
  async #fetch(ids: readonly WireIdentity[]): Promise<SampleRevision[]> {
    const batches: WireIdentity[][] = [];
    for (let at = 0; at < ids.length; at += this.#batch) batches.push(ids.slice(at, at + this.#batch));
    const fetched: SampleRevision[] = [];
    const worker = async (): Promise<void> => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        fetched.push(...this.#take(batch, await this.#ask(batch)));
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    return fetched;
  }

  async #ask(batch: readonly WireIdentity[]): Promise<GetUpdateDataResponse> {
    const request = writeGetUpdateDataRequest({ cookie: this.#cookie!, updateIds: batch });
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.#channel.call('server-sync', 'GetUpdateData', request);
        expectIn(answer, 'GetUpdateData', 'updates');
        expectIn(answer, 'GetUpdateData', 'fileUrls');
        return readGetUpdateDataResponse(answer.body);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await pause(this.#options.retryPause ?? 5000);
      }
    }
  }

  #take(asked: readonly WireIdentity[], { updates, fileUrls }: GetUpdateDataResponse): SampleRevision[] {
    const known = new Set(fileUrls.map(({ fileDigest }) => fileDigest));
    if (known.size < fileUrls.length) throw badAnswer('GetUpdateData', 'a FileDigest stands there twice');
    for (const { fileDigest, muUrl = '' } of fileUrls) this.#fileUrls.set(fileDigest, muUrl);
    const came = new Set(updates.map(({ id }) => keyOf(id)));
    this.#lost.push(...asked.filter((id) => !came.has(keyOf(id))));
    return updates.map(({ id, xmlUpdateBlob: text, fileDigests }) => {
      if (text === undefined) throw badAnswer('GetUpdateData', 'a document is compressed');
      const [complaint] = complaintsAbout(text, known);
      if (complaint !== undefined) throw badAnswer('GetUpdateData', `${id.updateId}: ${complaint}`);
      return { ...id, text, fileDigests };
    });
  }
}

/** DataContracts are read in order: what stands at another place is not seen. */
function checkOrder({ element }: SampleAnswer): void {
  const result = childOf(element, 'GetAuthConfigResult');
  const plugIn = childOf(childOf(result, 'AuthInfo'), 'AuthPlugInInfo');
  for (const [parent, expected] of [
    [result, ['LastChange', 'AuthInfo', 'AllowedEventIds']],
    [plugIn, ['PlugInID', 'ServiceUrl', 'Parameter']],
  ] as const) {
    const names = namesIn(parent);
    const inOrder = expected.filter((name) => names.includes(name));
    if (names.join() !== inOrder.join()) throw badAnswer('GetAuthConfig', `the order is ${names.join(', ')}`);
  }
}

function namesIn(element: XmlElement | undefined): string[] {
  return element?.children.map(({ local }) => local) ?? [];
}

/** It looks for no nulls: an array has to be there when it is empty too. */
function expectIn({ element }: SampleAnswer, operation: string, name: string): void {
  if (childOf(childOf(element, `${operation}Result`), name) === undefined) {
    throw badAnswer(operation, `there is no ${name}`);
  }
}

function keyOf({ updateId, revisionNumber }: WireIdentity): string {
  return `${updateId}/${revisionNumber}`;
}
