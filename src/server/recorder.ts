import { BoundedCache } from '#base';
import type { ComputerId } from '#update';

/** One SOAP call as it went: what "why did it not arrive?" looks at first. */
export interface Exchange {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly operation: string;
  /** `ok` or the fault's ErrorCode. */
  readonly outcome: string;
  /** The fault's Message and id; '' where all went well. */
  readonly message: string;
  readonly faultId: string;
  readonly address: string;
  /** Milliseconds from the whole request read to the answer handed over. */
  readonly took: number;
  readonly requestBytes: number;
  /** Bytes on the wire, compressed where the client asked for it. */
  readonly responseBytes: number;
  /** What the operation counted: new updates, changed, out of scope, events, … */
  readonly counts: Readonly<Record<string, number>>;
}

const KEPT_PER_COMPUTER = 24;
const KEPT_IN_ALL = 120_000;

/**
 * The last exchanges of each computer, in memory, bounded. Calls that never got as far as a computer's name
 * are kept per address: they are the trace that a machine with a broken handshake leaves.
 */
export class ExchangeRecorder {
  readonly #rings = new BoundedCache<string, Exchange[]>(KEPT_IN_ALL);

  record(computerId: ComputerId | undefined, exchange: Exchange): void {
    const key = computerId ?? `address ${exchange.address}`;
    const ring = this.#rings.get(key);
    if (ring === undefined) {
      this.#rings.set(key, [exchange], 1);
    } else if (ring.length >= KEPT_PER_COMPUTER) {
      ring.shift();
      ring.push(exchange);
    } else {
      ring.push(exchange);
      this.#rings.set(key, ring, ring.length);
    }
  }

  /** Oldest first; empty when nothing is remembered. */
  of(computerId: ComputerId): readonly Exchange[] {
    return this.#rings.get(computerId) ?? [];
  }

  /** Calls from that address that named no computer; oldest first. */
  ofAddress(address: string): readonly Exchange[] {
    return this.#rings.get(`address ${address}`) ?? [];
  }
}
