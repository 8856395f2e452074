import { createHash } from 'node:crypto';
import { BoundedCache, type Clock } from '#base';
import type { StoreIdentity } from '#store';
import { type Cookie, toXsDateTime } from '#wire';
import { SealedBox } from '../client/sealed-box.ts';
import type { CookieKey } from '../context.ts';
import { serverFailures } from '../failures.ts';

/** Lifetime of a cookie, and of the authorization that it is made from (MS-WSUSSS note 29). */
const LIFETIME = 240 * 60_000;

/** Who a downstream server says it is. It proves nothing. */
export interface Account {
  /** Lower-case GUID. Microsoft's sample has the zero GUID. */
  readonly id: string;
  readonly name: string;
}

export interface DownstreamSession extends Account {
  /** `1.20`, as it said at GetCookie. */
  readonly protocolVersion: string;
}

// Both kinds, before they are sealed: installation 16 (hash of server id and epoch), expiry 6 (big-endian, milliseconds since
// 1970), then UTF-8: account id, a zero byte, of cookies the protocol version and a zero byte, and the name.
const EXPIRY = 16;
const TEXTS = 22;
const OPENED_COOKIES_KEPT = 1000;

interface Opened {
  readonly installation: Buffer;
  readonly expiresAt: number;
  readonly texts: readonly string[];
}

/**
 * Issues and opens the cookies of downstream servers. They are sealed like those of clients and for another purpose, so
 * that neither opens as the other.
 */
export class DownstreamCookies {
  readonly #box: SealedBox;
  readonly #clock: Clock;
  readonly #installation: Buffer;
  readonly #opened = new BoundedCache<string, Opened>(OPENED_COOKIES_KEPT);

  constructor(options: {
    readonly keys: readonly CookieKey[];
    readonly identity: StoreIdentity;
    readonly clock: Clock;
  }) {
    this.#box = new SealedBox(options.keys);
    this.#clock = options.clock;
    const { serverId, epoch } = options.identity;
    this.#installation = createHash('sha256')
      .update(`downstream ${serverId} ${epoch}`)
      .digest()
      .subarray(0, 16);
  }

  /** The CookieData of GetAuthorizationCookie. */
  authorize({ id, name }: Account): string {
    return this.#box.seal('downstream-authorization', this.#plain([id, name]));
  }

  /** Throws `server/invalid-authorization-cookie`, also for one that is too old. */
  openAuthorization(text: string): Account {
    const opened = this.#unseal('downstream-authorization', text);
    const [id, name] = opened?.texts ?? [];
    if (id === undefined || name === undefined || !this.#isOurs(opened) || this.#isOver(opened)) {
      throw serverFailures.fail('invalid-authorization-cookie');
    }
    return { id, name };
  }

  issue({ id, name, protocolVersion }: DownstreamSession): Cookie {
    return {
      expiration: toXsDateTime(this.#clock.now() + LIFETIME),
      encryptedData: this.#box.seal('downstream-cookie', this.#plain([id, protocolVersion, name])),
    };
  }

  /**
   * Throws `server/invalid-cookie`, also for none and for one that is too old, for which MS-WSUSSS has no code of its own;
   * `server/server-changed` for one of an earlier history of this server: its anchors mean nothing any more.
   */
  open(cookie: Cookie | undefined): DownstreamSession {
    const text = cookie?.encryptedData ?? '';
    const opened = this.#opened.get(text) ?? this.#unseal('downstream-cookie', text);
    const [id, protocolVersion, name] = opened?.texts ?? [];
    if (id === undefined || protocolVersion === undefined || name === undefined) {
      throw serverFailures.fail('invalid-cookie');
    }
    if (!this.#isOurs(opened)) throw serverFailures.fail('server-changed', { subject: name });
    if (this.#isOver(opened))
      throw serverFailures.fail('invalid-cookie', { subject: name, detail: 'too old' });
    return { id, name, protocolVersion };
  }

  #plain(texts: readonly string[]): Buffer {
    const head = Buffer.alloc(TEXTS);
    this.#installation.copy(head);
    head.writeUIntBE(this.#clock.now() + LIFETIME, EXPIRY, 6);
    return Buffer.concat([head, Buffer.from(texts.join('\0'))]);
  }

  #unseal(purpose: 'downstream-cookie' | 'downstream-authorization', text: string): Opened | undefined {
    const plain = this.#box.open(purpose, text);
    if (plain === undefined || plain.length < TEXTS) return undefined;
    const opened = {
      installation: plain.subarray(0, EXPIRY),
      expiresAt: plain.readUIntBE(EXPIRY, 6),
      texts: plain.toString('utf8', TEXTS).split('\0'),
    };
    if (purpose === 'downstream-cookie') this.#opened.set(text, opened, 1);
    return opened;
  }

  #isOurs(opened: Opened | undefined): boolean {
    return opened?.installation.equals(this.#installation) === true;
  }

  #isOver(opened: Opened | undefined): boolean {
    return opened === undefined || opened.expiresAt <= this.#clock.now();
  }
}
