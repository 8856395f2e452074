import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { LastScans } from './client/last-scans.ts';
import type { ComputerNews } from './client/watched-store.ts';
import type { Desks } from './desks.ts';
import type { ExchangeReader } from './recorder.ts';

/** Everything the faces are handed. `app` puts it together; nothing in `server` knows an implementation. */
export interface ServerContext extends ChangeContext {
  readonly content: ContentStore;
  /** What `store` tells of computers: it is a `watchedStore`, so that no verb's change is missed. */
  readonly computerNews: ComputerNews;
  /** What machines sent with their last scan. */
  readonly lastScans: LastScans;
  readonly settings: ServerSettings;
  /** Keys that seal cookies, newest first; older ones still open. Each 32 random bytes of this installation. */
  readonly cookieKeys: readonly CookieKey[];
  readonly desks: Desks;
  /** What is remembered of the calls of computers; undefined where no server runs: nothing is known of them then. */
  readonly exchanges?: ExchangeReader;
  /** How computers reach this server; undefined while none runs. */
  readonly servedAt: () => ServedAt | undefined;
  /** Todoku's own version, for `status` and logs. */
  readonly version: string;
}

/** How computers reach a running server. */
export interface ServedAt {
  /** Addresses for their policy, the best first, without a slash at the end. */
  readonly urls: readonly string[];
  /** The PEM file of the certificate: whoever writes a renewed one there need do no more. */
  readonly certificateFile?: string;
  readonly certificate?: ShownCertificate;
  /** Names that machines asked for lately and that the certificate does not have. */
  readonly lacks?: readonly string[];
}

/** What a server shows over TLS. */
export interface ShownCertificate {
  /** SHA-1 of its chain, itself first. */
  readonly thumbprints: readonly string[];
  /** That it is for. */
  readonly names: readonly string[];
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly expiresAt: number;
}

export interface CookieKey {
  /** 0 to 255; written into the cookie. */
  readonly id: number;
  readonly bytes: Buffer;
}

/** Each limit with its unit and its reason. `app/config.ts` fills in the defaults. */
export interface ServerSettings {
  /** Base URL of content in file locations, without a slash at the end; undefined: taken from the request's Host header and our own port. */
  readonly contentBaseUrl?: string;
  /** Directory with operator-supplied self-update files for Windows 8.1 and older; undefined: 404. */
  readonly selfUpdateDirectory?: string;
  /** When the client-visible configuration last changed: GetConfig's LastChange (xs:dateTime). */
  readonly configChangedAt: string;
  /** Clients have to say what they are (RegisterComputer) before they scan. Real WSUS: true. */
  readonly requiresRegistration: boolean;
  /** Lifetime of a client cookie, milliseconds. Real WSUS: one hour. */
  readonly cookieLifetime: number;
  /** Most entries in InstalledNonLeafUpdateIDs. Real WSUS: 400; a full catalog needs more. */
  readonly maxInstalledNonLeaf: number;
  /** MaxExtendedUpdatesPerRequest. Real WSUS: 50. */
  readonly maxExtendedUpdates: number;
  /** New updates in one SyncUpdates answer. */
  readonly pageCount: number;
  /** Bytes of Core fragments in one SyncUpdates answer; one update is sent whatever its size. */
  readonly pageBytes: number;
  /** Longest request body of the SOAP services, bytes. IIS: 4 MiB. */
  readonly maxRequestBytes: number;
  /** SOAP requests being worked on at once; beyond it clients are told ServerBusy. */
  readonly maxConcurrentRequests: number;
  /**
   * How update documents go to downstream servers: `plain`, which every one of them reads and Microsoft's sample reads best,
   * or in a `cabinet` from 5 KB on, as real WSUS sends them.
   */
  readonly downstreamCompression: 'plain' | 'cabinet';
  /** Most events in one report. */
  readonly maxEventsPerBatch: number;
  /** Bytes of Core fragments kept in memory. */
  readonly fragmentCacheBytes: number;
  /** Idle keep-alive connections are closed after this, milliseconds; clients keep theirs 27 to 31 s (protocol-facts 8.2). */
  readonly keepAliveTimeout: number;
  /** A request whose headers, or whose whole body, is not here by then is cut off, milliseconds. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
}
