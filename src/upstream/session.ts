import { type Clock, Failure, type Log } from '#base';
import type { CertificateTrust, Outgoing } from '#outgoing';
import type { Cookie, ServiceName } from '#wire';
import * as wire from '#wire';
import { authorize } from './authorize.ts';
import { Channel, type ChannelAnswer } from './channel.ts';
import { renewalTime } from './cookie-life.ts';
import { upstreamFailures } from './failures.ts';
import { microsoftTrust } from './microsoft.ts';
import { readAs } from './read-as.ts';
import { mayPass, type Pace, pauseAfter, realPace } from './retry.ts';
import { sessionEvents } from './session-events.ts';
import type { UpstreamSession, UpstreamSettings } from './types.ts';

/** Rollup calls carry this one, for ever (MS-WSUSSS 3.2.4.5, protocol-facts 11.3). */
const ROLLUP_COOKIE: Cookie = { expiration: '9999-12-31T23:59:59.9999999', encryptedData: '' };

export interface SessionParts {
  readonly outgoing: Outgoing;
  readonly settings: UpstreamSettings;
  /** GUID of this server, its account towards the upstream. */
  readonly serverId: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends every call at once. */
  readonly signal: AbortSignal;
  /** Of repeated attempts; undefined: real pauses. */
  readonly pace?: Pace;
}

/** Introduces this server to the upstream and resolves when it has a cookie. Rejects with failures of `upstream` and `outgoing`. */
export async function openSession(parts: SessionParts): Promise<UpstreamSession> {
  const session = new CookieSession(parts, await trustOf(parts));
  await session.open();
  return session;
}

/** What the certificate of that upstream has to show; undefined: what is usual. */
export async function trustOf({
  outgoing,
  settings,
  signal,
}: Pick<SessionParts, 'outgoing' | 'settings' | 'signal'>): Promise<CertificateTrust | undefined> {
  if (settings.pinnedCertificate !== undefined) return { pinnedCertificate: settings.pinnedCertificate };
  return settings.kind === 'microsoft' ? await microsoftTrust(outgoing, { signal }) : undefined;
}

interface Operation<Answer> {
  readonly service?: ServiceName;
  readonly name: string;
  readonly write: (cookie: Cookie) => string;
  readonly read: (body: Buffer) => Answer;
}

class CookieSession implements UpstreamSession {
  readonly #parts: SessionParts;
  readonly #channel: Channel;
  readonly #host: string;
  readonly #pace: Pace;
  #cookie: Cookie | undefined;
  #renewAt: number | undefined;
  /** Several calls at once wait for the same renewal. */
  #renewing: Promise<void> | undefined;
  #answeredBefore = false;
  #serverChanged = false;

  constructor(parts: SessionParts, trust: CertificateTrust | undefined) {
    const { outgoing, settings, signal } = parts;
    this.#parts = parts;
    this.#channel = new Channel({ outgoing, url: settings.url, trust, signal });
    this.#host = new URL(settings.url).host;
    this.#pace = parts.pace ?? realPace;
  }

  get serverChanged(): boolean {
    return this.#serverChanged;
  }

  get traffic(): { readonly bytes: number; readonly requests: number } {
    return this.#channel.traffic;
  }

  async open(): Promise<void> {
    await this.#patiently('authorization', () => this.#renew(undefined));
  }

  getConfigData(configAnchor?: string): Promise<wire.GetConfigDataResponse> {
    return this.#call({
      name: 'GetConfigData',
      write: (cookie) =>
        wire.writeGetConfigDataRequest({ cookie, ...(configAnchor === undefined ? {} : { configAnchor }) }),
      read: wire.readGetConfigDataResponse,
    });
  }

  getRevisionIdList(filter: wire.ServerSyncFilter): Promise<wire.GetRevisionIdListResponse> {
    return this.#call({
      name: 'GetRevisionIdList',
      write: (cookie) => wire.writeGetRevisionIdListRequest({ cookie, filter }),
      read: wire.readGetRevisionIdListResponse,
    });
  }

  getUpdateData(ids: readonly wire.WireIdentity[]): Promise<Buffer> {
    return this.#call({
      name: 'GetUpdateData',
      write: (cookie) => wire.writeGetUpdateDataRequest({ cookie, updateIds: ids }),
      read: (body) => body,
    });
  }

  getUpdateDecryptionData(ids: readonly wire.WireIdentity[]): Promise<wire.GetUpdateDecryptionDataResponse> {
    return this.#call({
      name: 'GetUpdateDecryptionData',
      write: (cookie) => wire.writeGetUpdateDecryptionDataRequest({ cookie, updateIds: ids }),
      read: wire.readGetUpdateDecryptionDataResponse,
    });
  }

  getDeployments(anchors: {
    readonly deploymentAnchor?: string;
    readonly syncAnchor: string;
  }): Promise<wire.GetDeploymentsResponse> {
    return this.#call({
      name: 'GetDeployments',
      write: (cookie) => wire.writeGetDeploymentsRequest({ cookie, ...anchors }),
      read: wire.readGetDeploymentsResponse,
    });
  }

  downloadFiles(fileDigests: readonly string[]): Promise<void> {
    return this.#call({
      name: 'DownloadFiles',
      write: (cookie) => wire.writeDownloadFilesRequest({ cookie, fileDigests }),
      read: wire.readDownloadFilesResponse,
    });
  }

  async getRelatedRevisions(updateIds: readonly string[]): Promise<readonly wire.WireIdentity[]> {
    try {
      const { revisions } = await this.#call({
        name: 'GetRelatedRevisionsForUpdates',
        write: (cookie) => wire.writeGetRelatedRevisionsForUpdatesRequest({ cookie, updateIds }),
        read: wire.readGetRelatedRevisionsForUpdatesResponse,
      });
      return revisions;
    } catch (error) {
      // MS-WSUSSS 3.1.4.9 lets a server ignore it, and each does so in its own way.
      if (error instanceof Failure && UNANSWERED.has(error.code)) return [];
      throw error;
    }
  }

  getRollupConfiguration(): Promise<wire.GetRollupConfigurationResponse> {
    return this.#call({
      service: 'reporting',
      name: 'GetRollupConfiguration',
      write: (cookie) => wire.writeGetRollupConfigurationRequest({ cookie }),
      read: wire.readGetRollupConfigurationResponse,
    });
  }

  rollupDownstreamServers(request: Omit<wire.RollupDownstreamServersRequest, 'cookie'>): Promise<void> {
    return this.#call({
      service: 'reporting',
      name: 'RollupDownstreamServers',
      write: (cookie) => wire.writeRollupDownstreamServersRequest({ cookie, ...request }),
      read: wire.readRollupDownstreamServersResponse,
    });
  }

  rollupComputers(
    request: Omit<wire.RollupComputersRequest, 'cookie'>,
  ): Promise<wire.RollupComputersResponse> {
    return this.#call({
      service: 'reporting',
      name: 'RollupComputers',
      write: (cookie) => wire.writeRollupComputersRequest({ cookie, ...request }),
      read: wire.readRollupComputersResponse,
    });
  }

  async getOutOfSyncComputers(
    request: Omit<wire.GetOutOfSyncComputersRequest, 'cookie'>,
  ): Promise<readonly string[]> {
    const { computerIds } = await this.#call({
      service: 'reporting',
      name: 'GetOutOfSyncComputers',
      write: (cookie) => wire.writeGetOutOfSyncComputersRequest({ cookie, ...request }),
      read: wire.readGetOutOfSyncComputersResponse,
    });
    return computerIds;
  }

  async rollupComputerStatus(request: Omit<wire.RollupComputerStatusRequest, 'cookie'>): Promise<boolean> {
    const { accepted } = await this.#call({
      service: 'reporting',
      name: 'RollupComputerStatus',
      write: (cookie) => wire.writeRollupComputerStatusRequest({ cookie, ...request }),
      read: wire.readRollupComputerStatusResponse,
    });
    return accepted;
  }

  async #call<Answer>(operation: Operation<Answer>): Promise<Answer> {
    const answer = await this.#patiently(operation.name, () =>
      operation.service === 'reporting' ? this.#send(operation, ROLLUP_COOKIE) : this.#withCookie(operation),
    );
    return readAs(operation.read, answer, this.#host, operation.name);
  }

  /** Carries the cookie; gets a new one and asks again, once, when the upstream says that it is void. */
  async #withCookie(operation: Operation<unknown>): Promise<ChannelAnswer> {
    const cookie = await this.#freshCookie();
    try {
      return await this.#send(operation, cookie);
    } catch (error) {
      const changed = upstreamFailures.is(error, 'server-changed');
      if (!changed && !upstreamFailures.is(error, 'cookie-refused')) throw error;
      if (changed) this.#noteChange(operation.name);
      await this.#renew(cookie);
      return await this.#send(operation, this.#cookie ?? cookie);
    }
  }

  #send(
    { service = 'server-sync', name, write }: Operation<unknown>,
    cookie: Cookie,
  ): Promise<ChannelAnswer> {
    return this.#channel.call({ service, operation: name, message: write(cookie) });
  }

  #noteChange(operation: string): void {
    if (!this.#serverChanged)
      sessionEvents.serverChanged(this.#parts.log, { upstream: this.#host, operation });
    this.#serverChanged = true;
  }

  async #freshCookie(): Promise<Cookie> {
    const known = this.#cookie;
    if (known === undefined || (this.#renewAt !== undefined && this.#parts.clock.now() >= this.#renewAt))
      await this.#renew(known);
    // A renewal that did not throw has left one.
    return this.#cookie ?? ROLLUP_COOKIE;
  }

  /** Gets a new cookie, unless somebody else did since that one was used. */
  async #renew(used: Cookie | undefined): Promise<void> {
    if (used !== this.#cookie) return;
    this.#renewing ??= this.#introduce().finally(() => {
      this.#renewing = undefined;
    });
    await this.#renewing;
  }

  async #introduce(): Promise<void> {
    const { settings, serverId, clock, log } = this.#parts;
    const account = { url: settings.url, accountName: settings.accountName, accountGuid: serverId };
    const { cookie, upstreamNow } = await authorize(this.#channel, account, this.#cookie).catch(
      (error: unknown) => {
        if (!upstreamFailures.is(error, 'cookie-refused')) throw error;
        // It may be the old cookie that it objects to.
        return authorize(this.#channel, account, undefined);
      },
    );
    this.#cookie = cookie;
    this.#renewAt = renewalTime(cookie.expiration, upstreamNow, clock.now());
    sessionEvents.authorized(log, { upstream: this.#host, renewAt: this.#renewAt });
  }

  /** Tries again what may pass. */
  async #patiently<Result>(operation: string, work: () => Promise<Result>): Promise<Result> {
    const { signal, log } = this.#parts;
    for (let attempt = 0; ; attempt++) {
      try {
        const result = await work();
        this.#answeredBefore = true;
        return result;
      } catch (error) {
        const pause = pauseAfter(attempt, this.#pace.random);
        if (pause === undefined || !mayPass(error, this.#answeredBefore)) throw error;
        sessionEvents.triedAgain(log, {
          operation,
          attempt: attempt + 1,
          pause,
          error: (error as Failure).message,
        });
        await this.#pace.sleep(pause, signal);
      }
    }
  }
}

const UNANSWERED = new Set([
  'upstream/fault',
  'upstream/bad-answer',
  'upstream/web-page',
  'upstream/not-found',
  'upstream/forbidden',
  'upstream/http-status',
  'upstream/server-error',
]);
