import type { Clock } from '#base';
import {
  type Cookie,
  type GetConfigResponse,
  readGetAuthorizationCookieResponse,
  readGetConfigResponse,
  readGetCookieResponse,
  readRefreshCacheResponse,
  readRegisterComputerResponse,
  SoapFault,
  writeGetAuthorizationCookieRequest,
  writeGetConfigRequest,
  writeGetCookieRequest,
  writeRefreshCacheRequest,
  writeRegisterComputerRequest,
} from '#wire';
import { simulatorFailures } from '../failures.ts';
import { computerInfo } from '../profiles/computer-info.ts';
import type { Profile } from '../profiles/profile.ts';
import type { CachedRevision, Datastore } from './datastore.ts';
import { keyOf } from './machine.ts';
import type { SoapChannel } from './soap-channel.ts';
import type { StatisticsRecorder } from './statistics.ts';

/** Recoveries in one call before the agent gives up: a server that faults for ever must not hold it. */
const MAX_RECOVERIES = 4;
/** Global ids in one RefreshCache; no limit is stated, and 200 is what a real server was asked (protocol-facts 5.7). */
const REFRESH_BATCH = 200;

export interface SessionSettings {
  readonly channel: SoapChannel;
  readonly store: Datastore;
  readonly profile: Profile;
  readonly clientId: string;
  readonly name: string;
  readonly targetGroup: string | undefined;
  readonly clock: Clock;
  readonly statistics: StatisticsRecorder;
}

/**
 * Everything between an agent and its server that is not updates: configuration, authorization, cookie,
 * registration, and what MS-WUSP 2.2.2.4 asks a client to do on each fault.
 */
export class Session {
  readonly #settings: SessionSettings;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  /** The server's configuration, asked for once and remembered (MS-WUSP 3.2.5). */
  async config(): Promise<GetConfigResponse> {
    return (this.#settings.store.config ??= await this.#getConfig());
  }

  /** A configuration property, such as MaxExtendedUpdatesPerRequest. */
  async property(name: string): Promise<string | undefined> {
    const { properties } = await this.config();
    return properties.find((property) => property.name === name)?.value;
  }

  /** Makes sure that there is a cookie that has not expired, and that the computer is registered. */
  async open(): Promise<void> {
    await this.#cookie();
  }

  /**
   * Runs a call that needs a cookie, and repeats it after the recovery that its fault asks for. `call` is
   * handed the cookie of the moment and must build its request anew each time: ids may have changed.
   * Throws the SoapFault when there is no recovery for it (InvalidParameters, ServerBusy, …) or when
   * recovering does not help.
   */
  async withCookie<T>(call: (cookie: Cookie) => Promise<T>): Promise<T> {
    for (let recoveries = 0; ; recoveries++) {
      const cookie = await this.#cookie();
      try {
        return await call(cookie);
      } catch (error) {
        if (!(error instanceof SoapFault) || recoveries >= MAX_RECOVERIES) throw error;
        this.#settings.statistics.add('recoveries');
        if (!(await this.#recover(error.code))) throw error;
      }
    }
  }

  /** Config, authorization and cookie as far as they are missing or expired, then registration where it is asked for. */
  async #cookie(): Promise<Cookie> {
    const { store, clock } = this.#settings;
    const config = await this.config();
    const old = store.cookie;
    let cookie = old;
    if (cookie === undefined || Date.parse(cookie.expiration) <= clock.now()) {
      cookie = await this.#getCookie(old);
      if (config.isRegistrationRequired && !store.registered) await this.#register(cookie);
    }
    return cookie;
  }

  /** True when the call is worth repeating. */
  async #recover(code: string): Promise<boolean> {
    const { store } = this.#settings;
    switch (code) {
      case 'InvalidCookie':
      case 'ServerChanged':
        store.cookie = undefined;
        store.config = undefined;
        await this.config();
        await this.#refreshCache(await this.#cookie());
        return true;
      case 'ConfigChanged':
        store.config = undefined;
        await this.config();
        await this.#getCookie(store.cookie);
        return true;
      case 'CookieExpired':
        await this.#getCookie(store.cookie);
        return true;
      case 'RegistrationRequired':
        await this.#register(await this.#cookie());
        return true;
      default:
        return false;
    }
  }

  async #getConfig(): Promise<GetConfigResponse> {
    const { channel, profile } = this.#settings;
    const envelope = writeGetConfigRequest({ protocolVersion: profile.clientProtocol });
    const config = readGetConfigResponse(await channel.call('client', 'GetConfig', envelope));
    if (config.authInfo.length !== 1 || config.authInfo[0]?.plugInId !== 'SimpleTargeting') {
      throw simulatorFailures.fail('bad-answer', {
        subject: 'GetConfig',
        detail: 'AuthInfo must name SimpleTargeting and nothing else',
      });
    }
    return config;
  }

  async #getCookie(oldCookie: Cookie | undefined): Promise<Cookie> {
    const { channel, store, profile, clientId, name, targetGroup, clock } = this.#settings;
    const config = await this.config();
    const authorize = writeGetAuthorizationCookieRequest({
      clientId,
      ...(targetGroup === undefined ? {} : { targetGroupName: targetGroup }),
      dnsName: name,
    });
    // GetConfig gives the address relative to the server (protocol-facts 5.2).
    const path = `/${config.authInfo[0]!.serviceUrl.replace(/^\//, '')}`;
    const authCookie = readGetAuthorizationCookieResponse(
      await channel.call('simple-auth', 'GetAuthorizationCookie', authorize, path),
    );
    const now = new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
    const envelope = writeGetCookieRequest({
      authCookies: [authCookie],
      // The very first one has an expiration and nothing else (protocol-facts 5.4).
      oldCookie: oldCookie ?? { expiration: now, encryptedData: '' },
      lastChange: config.lastChange,
      currentTime: now,
      protocolVersion: profile.clientProtocol,
    });
    store.cookie = readGetCookieResponse(await channel.call('client', 'GetCookie', envelope));
    return store.cookie;
  }

  async #register(cookie: Cookie): Promise<void> {
    const { channel, store, profile, name } = this.#settings;
    const envelope = writeRegisterComputerRequest({ cookie, computerInfo: computerInfo(profile, name) });
    readRegisterComputerResponse(await channel.call('client', 'RegisterComputer', envelope));
    store.registered = true;
  }

  /** Learns the ids that another server, or a new database, gives to what is held; what it does not know is dropped (MS-WUSP 3.1.5.8). */
  async #refreshCache(cookie: Cookie): Promise<void> {
    const { channel, store } = this.#settings;
    const held = new Map<string, CachedRevision>();
    for (const revision of store.revisions) held.set(keyOf(revision.core.identity), revision);
    const identities = [...held.values()].map((revision) => revision.core.identity);
    const kept: CachedRevision[] = [];
    for (let from = 0; from < identities.length; from += REFRESH_BATCH) {
      const globalIds = identities.slice(from, from + REFRESH_BATCH);
      const envelope = writeRefreshCacheRequest({ cookie, globalIds });
      const { results } = readRefreshCacheResponse(await channel.call('client', 'RefreshCache', envelope));
      for (const { revisionId, globalId, isLeaf, deployment } of results) {
        const old = held.get(keyOf(globalId));
        if (old !== undefined) kept.push({ id: revisionId, core: old.core, isLeaf, deployment });
      }
    }
    store.replaceAll(kept);
  }
}
