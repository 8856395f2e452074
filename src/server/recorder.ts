import { BoundedCache } from '#base';
import type { ComputerId } from '#update';
import { Lately, type LatelySum } from './lately.ts';
import { afterTrip, type ScanCost } from './scan-cost.ts';

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

/** What is remembered of the calls of computers. In memory only: a fault of before the last start says nothing about now. */
export interface ExchangeReader {
  /** Oldest first; empty when nothing is remembered. */
  of(computerId: ComputerId): readonly Exchange[];
  /** Calls from that address that named no computer; oldest first. */
  ofAddress(address: string): readonly Exchange[];
  /** What its last scan cost so far; undefined when none is remembered. Kept for far longer than the calls themselves. */
  scanOf(computerId: ComputerId): ScanCost | undefined;
  /** Its last call that was answered with a fault; kept as long as `scanOf`. */
  faultOf(computerId: ComputerId): Exchange | undefined;
  /** How all calls of the last hour went. */
  lately(now: number): LatelySum;
}

const KEPT_PER_COMPUTER = 24;
const KEPT_IN_ALL = 120_000;
const COMPUTERS_KEPT = 200_000;

/** What stays of a computer when its calls are forgotten. */
interface Remembered {
  scan?: ScanCost;
  fault?: Exchange;
}

/**
 * The last exchanges of each computer, in memory, bounded. Calls that never got as far as a computer's name
 * are kept per address: they are the trace that a machine with a broken handshake leaves.
 */
export class ExchangeRecorder implements ExchangeReader {
  readonly #rings = new BoundedCache<string, Exchange[]>(KEPT_IN_ALL);
  readonly #remembered = new BoundedCache<ComputerId, Remembered>(COMPUTERS_KEPT);
  readonly #lately = new Lately();

  record(computerId: ComputerId | undefined, exchange: Exchange): void {
    this.#lately.note(exchange.at, exchange.outcome);
    if (computerId !== undefined) this.#remember(computerId, exchange);
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

  #remember(computerId: ComputerId, exchange: Exchange): void {
    const isTrip = exchange.operation === 'SyncUpdates';
    const isFault = exchange.outcome !== 'ok';
    if (!isTrip && !isFault) return;
    let known = this.#remembered.get(computerId);
    if (known === undefined) {
      known = {};
      this.#remembered.set(computerId, known, 1);
    }
    if (isTrip) known.scan = afterTrip(known.scan, exchange);
    if (isFault) known.fault = exchange;
  }

  of(computerId: ComputerId): readonly Exchange[] {
    return [...(this.#rings.get(computerId) ?? [])];
  }

  ofAddress(address: string): readonly Exchange[] {
    return [...(this.#rings.get(`address ${address}`) ?? [])];
  }

  scanOf(computerId: ComputerId): ScanCost | undefined {
    return this.#remembered.get(computerId)?.scan;
  }

  faultOf(computerId: ComputerId): Exchange | undefined {
    return this.#remembered.get(computerId)?.fault;
  }

  lately(now: number): LatelySum {
    return this.#lately.sum(now);
  }
}
