import { createHash } from 'node:crypto';
import { BoundedCache, type Clock } from '#base';
import { type ClientKnowledge, NOTHING_KNOWN } from '#catalog';
import type { StoreIdentity } from '#store';
import type { ComputerId } from '#update';
import { type Cookie, parseXsDateTime, toXsDateTime } from '#wire';
import type { CookieKey, ServerSettings } from '../context.ts';
import { serverFailures } from '../failures.ts';
import { fingerprint } from './fingerprint.ts';
import { SealedBox } from './sealed-box.ts';

export interface ProtocolVersion {
  readonly major: number;
  readonly minor: number;
}

/**
 * Up to which change the client knows its deployments: the high-water mark of MS-WUSP 3.1.5.7. Category scans have
 * one of their own: with one for both, a category scan would hide from the next full scan what has changed
 * outside its categories. Driver passes need none, they tell of every held driver again.
 */
export interface Marks {
  readonly software: ClientKnowledge;
  readonly categories: ClientKnowledge;
}

/** What a client's cookie holds. Groups are not in it: a move is seen by the next scan. */
export interface Session {
  readonly computerId: ComputerId;
  readonly version: ProtocolVersion;
  readonly marks: Marks;
  /** Milliseconds since 1970, UTC. Later cookies of the session keep it (protocol-facts 5.4). */
  readonly expiresAt: number;
  /** Which content address the client was told: its fingerprint. */
  readonly locations: number;
  /** The cookie as the client has it. */
  readonly cookie: Cookie;
}

export interface Authorization {
  readonly computerId: ComputerId;
  readonly dnsName: string;
}

// Client cookie, before it is sealed. Numbers are big-endian, times in milliseconds since 1970.
//   0  installation 16   hash of server id and epoch
//  16  configuration 8   hash of the LastChange that the client read
//  24  major 2, minor 2  protocol version of the client
//  28  software 10, categories 10   each: change sequence 6, scope tag 4
//  48  expiry 6
//  54  locations 4       fingerprint of the content address that the client was told
//  58  computer id       the rest, ASCII
const AT = {
  configuration: 16,
  version: 24,
  software: 28,
  categories: 38,
  expiry: 48,
  locations: 54,
  computer: 58,
};
// Authorization cookie: installation 16, length of the computer id 1, computer id, DNS name.
const OPENED_COOKIES_KEPT = 20_000;

export const NO_MARKS: Marks = { software: NOTHING_KNOWN, categories: NOTHING_KNOWN };

/** True from that protocol version on (numerically: 2.90 is later than 2.9, MS-WUSP 2.2.2.2.1). */
export function isAtLeast(version: ProtocolVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/** Issues and opens the cookies of the client services. Every way a cookie can be bad is a failure of its own. */
export class CookieDesk {
  readonly #box: SealedBox;
  readonly #clock: Clock;
  readonly #settings: ServerSettings;
  readonly #installation: Buffer;
  readonly #configuration: Buffer;
  readonly #locations: number;
  readonly #opened = new BoundedCache<string, Opened>(OPENED_COOKIES_KEPT);

  constructor(options: {
    readonly keys: readonly CookieKey[];
    readonly identity: StoreIdentity;
    readonly settings: ServerSettings;
    readonly clock: Clock;
  }) {
    this.#box = new SealedBox(options.keys);
    this.#clock = options.clock;
    this.#settings = options.settings;
    this.#installation = shortHash(`${options.identity.serverId} ${options.identity.epoch}`, 16);
    this.#configuration = shortHash(options.settings.configChangedAt, 8);
    this.#locations = fingerprint(options.settings.contentBaseUrl ?? '');
  }

  authorize(authorization: Authorization): string {
    const { computerId, dnsName } = authorization;
    const id = Buffer.from(computerId, 'latin1');
    return this.#box.seal(
      'authorization',
      Buffer.concat([this.#installation, Buffer.from([id.length]), id, Buffer.from(dnsName, 'utf8')]),
    );
  }

  /** Throws `server/invalid-authorization-cookie`. */
  openAuthorization(text: string): Authorization {
    const plain = this.#box.open('authorization', text);
    if (plain === undefined || !plain.subarray(0, 16).equals(this.#installation)) {
      throw serverFailures.fail('invalid-authorization-cookie');
    }
    const end = 17 + (plain[16] ?? 0);
    return {
      computerId: plain.toString('latin1', 17, end) as ComputerId,
      dnsName: plain.toString('utf8', end),
    };
  }

  /**
   * The first cookie of a session (GetCookie). `lastChange` is what the client believes the configuration to be:
   * throws `server/config-changed` when it has moved on.
   */
  issue(
    client: { readonly computerId: ComputerId; readonly version: ProtocolVersion; readonly marks: Marks },
    lastChange: string,
  ): Cookie {
    if (!this.#isCurrent(lastChange))
      throw serverFailures.fail('config-changed', { detail: lastChange.slice(0, 40) });
    const expiresAt = this.#clock.now() + this.#settings.cookieLifetime;
    return this.#seal({ ...client, expiresAt, locations: this.#locations });
  }

  /** The session's cookie with other marks; the very same one where nothing moved. */
  renew(session: Session, marks: Marks): Cookie {
    const { software, categories } = session.marks;
    const unmoved = isSame(software, marks.software) && isSame(categories, marks.categories);
    return unmoved ? session.cookie : this.#seal({ ...session, marks });
  }

  /** The session's cookie once the client has been told where files are now (GetFileLocations). */
  relocate(session: Session): Cookie {
    return session.locations === this.#locations
      ? session.cookie
      : this.#seal({ ...session, locations: this.#locations });
  }

  /**
   * Opens a cookie that a client presents. `newest` is the newest change sequence there is.
   * Throws `server/invalid-cookie`, `server/server-changed`, `server/cookie-expired`.
   */
  open(cookie: Cookie | undefined, newest: number): Session {
    return this.#openFresh(cookie, newest).session;
  }

  /** As `open`, for scans: throws `server/config-changed` (MS-WUSP 3.1.5.7) and `server/file-locations-changed` too. */
  openForScan(cookie: Cookie | undefined, newest: number): Session {
    const { session, configuration } = this.#openFresh(cookie, newest);
    if (!configuration.equals(this.#configuration)) {
      throw serverFailures.fail('config-changed', { subject: session.computerId });
    }
    if (session.locations !== this.#locations) {
      throw serverFailures.fail('file-locations-changed', { subject: session.computerId });
    }
    return session;
  }

  /** The marks of a cookie that GetCookie replaces. It may have expired; none at all is fine too (protocol-facts 5.4). */
  marksOf(oldCookie: Cookie | undefined, computerId: ComputerId, newest: number): Marks {
    if (oldCookie === undefined || oldCookie.encryptedData === '') return NO_MARKS;
    const { session } = this.#openSealed(oldCookie, newest);
    // Another computer's cookie comes from a cloned machine: its cache is not known to fit.
    return session.computerId === computerId ? session.marks : NO_MARKS;
  }

  #openFresh(cookie: Cookie | undefined, newest: number): Opened {
    const opened = this.#openSealed(cookie, newest);
    if (opened.session.expiresAt <= this.#clock.now()) {
      throw serverFailures.fail('cookie-expired', { subject: opened.session.computerId });
    }
    return opened;
  }

  #openSealed(cookie: Cookie | undefined, newest: number): Opened {
    const text = cookie?.encryptedData ?? '';
    let opened = this.#opened.get(text);
    if (opened === undefined) {
      opened = this.#unseal(text);
      this.#opened.set(text, opened, 1);
    }
    const { software, categories } = opened.session.marks;
    const highest = Math.max(software.sequence, categories.sequence);
    if (highest > newest) {
      throw serverFailures.fail('server-changed', {
        subject: opened.session.computerId,
        detail: `the client knows changes up to ${highest}, the newest is ${newest}`,
      });
    }
    return opened;
  }

  #unseal(text: string): Opened {
    const plain = this.#box.open('cookie', text);
    if (plain === undefined || plain.length <= AT.computer) throw serverFailures.fail('invalid-cookie');
    const computerId = plain.toString('latin1', AT.computer) as ComputerId;
    if (!plain.subarray(0, AT.configuration).equals(this.#installation)) {
      throw serverFailures.fail('server-changed', { subject: computerId });
    }
    const expiresAt = plain.readUIntBE(AT.expiry, 6);
    return {
      configuration: plain.subarray(AT.configuration, AT.version),
      session: {
        computerId,
        version: { major: plain.readUInt16BE(AT.version), minor: plain.readUInt16BE(AT.version + 2) },
        marks: {
          software: readMark(plain, AT.software),
          categories: readMark(plain, AT.categories),
        },
        expiresAt,
        locations: plain.readUInt32BE(AT.locations),
        cookie: { expiration: toXsDateTime(expiresAt), encryptedData: text },
      },
    };
  }

  #seal(session: Omit<Session, 'cookie'>): Cookie {
    const { computerId, version, marks, expiresAt, locations } = session;
    const plain = Buffer.alloc(AT.computer + computerId.length);
    this.#installation.copy(plain, 0);
    this.#configuration.copy(plain, AT.configuration);
    plain.writeUInt16BE(version.major, AT.version);
    plain.writeUInt16BE(version.minor, AT.version + 2);
    writeMark(plain, AT.software, marks.software);
    writeMark(plain, AT.categories, marks.categories);
    plain.writeUIntBE(expiresAt, AT.expiry, 6);
    plain.writeUInt32BE(locations, AT.locations);
    plain.write(computerId, AT.computer, 'latin1');
    const cookie: Cookie = {
      expiration: toXsDateTime(expiresAt),
      encryptedData: this.#box.seal('cookie', plain),
    };
    this.#opened.set(
      cookie.encryptedData,
      {
        configuration: this.#configuration,
        session: { computerId, version, marks, expiresAt, locations, cookie },
      },
      1,
    );
    return cookie;
  }

  #isCurrent(lastChange: string): boolean {
    const { configChangedAt } = this.#settings;
    // Clients echo the text; a proxy class in between may write the same moment in other digits.
    return lastChange === configChangedAt || parseXsDateTime(lastChange) === parseXsDateTime(configChangedAt);
  }
}

interface Opened {
  readonly session: Session;
  readonly configuration: Buffer;
}

function isSame(left: ClientKnowledge, right: ClientKnowledge): boolean {
  return left.sequence === right.sequence && left.scopeTag === right.scopeTag;
}

function readMark(plain: Buffer, at: number): ClientKnowledge {
  return { sequence: plain.readUIntBE(at, 6), scopeTag: plain.readUInt32BE(at + 6) };
}

function writeMark(plain: Buffer, at: number, mark: ClientKnowledge): void {
  plain.writeUIntBE(mark.sequence, at, 6);
  plain.writeUInt32BE(mark.scopeTag >>> 0, at + 6);
}

function shortHash(text: string, bytes: number): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, bytes);
}
