/** Traffic of one kind of call. */
export interface CallCounts {
  readonly calls: number;
  readonly faults: number;
  /** Bytes of request bodies. */
  readonly sent: number;
  /** Bytes of answers as they came over the wire. */
  readonly received: number;
  /** The same after Xpress. */
  readonly decoded: number;
}

/** Everything one simulated machine counted since it was made. */
export interface Statistics {
  /** SOAP calls of every kind. */
  readonly calls: number;
  readonly faults: number;
  /** SyncUpdates calls: what the budget of 200 a sync is about. */
  readonly trips: number;
  readonly sent: number;
  readonly received: number;
  readonly decoded: number;
  readonly byOperation: Readonly<Record<string, CallCounts>>;
  readonly newUpdates: number;
  readonly changedUpdates: number;
  readonly outOfScope: number;
  readonly deployedOutOfScope: number;
  readonly recoveries: number;
  readonly contentRequests: number;
  readonly contentBytes: number;
  /** Most content connections that were open at once. */
  readonly contentConnections: number;
  /** Files whose digests were checked and found right. */
  readonly filesVerified: number;
  readonly eventsSent: number;
}

type Counter = {
  -readonly [Name in keyof Statistics as Statistics[Name] extends number ? Name : never]: number;
};

/** Counts while a machine works. */
export class StatisticsRecorder {
  readonly #counts: Counter = {
    calls: 0,
    faults: 0,
    trips: 0,
    sent: 0,
    received: 0,
    decoded: 0,
    newUpdates: 0,
    changedUpdates: 0,
    outOfScope: 0,
    deployedOutOfScope: 0,
    recoveries: 0,
    contentRequests: 0,
    contentBytes: 0,
    contentConnections: 0,
    filesVerified: 0,
    eventsSent: 0,
  };
  readonly #operations = new Map<string, CallCounts>();

  add(name: keyof Counter, amount = 1): void {
    this.#counts[name] += amount;
  }

  atLeast(name: 'contentConnections', value: number): void {
    this.#counts[name] = Math.max(this.#counts[name], value);
  }

  /** Notes one SOAP call; sizes in bytes. */
  call(operation: string, sizes: { sent: number; received: number; decoded: number }, fault: boolean): void {
    const old = this.#operations.get(operation);
    this.#operations.set(operation, {
      calls: (old?.calls ?? 0) + 1,
      faults: (old?.faults ?? 0) + (fault ? 1 : 0),
      sent: (old?.sent ?? 0) + sizes.sent,
      received: (old?.received ?? 0) + sizes.received,
      decoded: (old?.decoded ?? 0) + sizes.decoded,
    });
    this.add('calls');
    if (fault) this.add('faults');
    if (operation === 'SyncUpdates') this.add('trips');
    this.add('sent', sizes.sent);
    this.add('received', sizes.received);
    this.add('decoded', sizes.decoded);
  }

  snapshot(): Statistics {
    return { ...this.#counts, byOperation: Object.fromEntries(this.#operations) };
  }
}
