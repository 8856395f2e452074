import { SERVICES, type ServiceName } from '#wire';
import { OPERATIONS } from '../operations.ts';
import { DURATION_BOUNDS } from './table.ts';

/** What was counted of one operation. */
export interface OperationCount {
  readonly service: ServiceName;
  readonly operation: string;
  readonly outcomes: ReadonlyMap<string, number>;
  /** How many took as long as that bound of `DURATION_BOUNDS` and longer than the one before; the last: longer than all. */
  readonly buckets: Float64Array;
  /** Seconds of all of them together. */
  readonly seconds: number;
}

/** Faces that are not SOAP. */
export type Face = 'api' | 'content' | 'self-update';

/** Operations that no service has are counted under one name: a stranger must not fill the memory with names. */
const UNKNOWN = 'unknown';

/**
 * Counts requests. A scan takes a tenth of a millisecond, so counting one is some additions to plain numbers; what a monitoring system
 * reads is made from them when it asks.
 */
export class Traffic {
  readonly #meters = new Map<ServiceName, Map<string, Meter>>();
  readonly #answers = new Map<string, { readonly face: Face; readonly status: number; count: number }>();

  constructor() {
    for (const service of Object.keys(SERVICES) as ServiceName[]) {
      const names = [...OPERATIONS[service].keys(), UNKNOWN];
      this.#meters.set(service, new Map(names.map((name) => [name, new Meter(service, name)])));
    }
  }

  /** One SOAP request: `outcome` is `ok` or the code of the fault. */
  request(service: ServiceName, operation: string, outcome: string, seconds: number): void {
    const meters = this.#meters.get(service)!;
    (meters.get(operation) ?? meters.get(UNKNOWN)!).add(outcome, seconds);
  }

  /** One answer of another face. */
  answer(face: Face, status: number): void {
    const key = `${face} ${status}`;
    const known = this.#answers.get(key);
    if (known === undefined) this.#answers.set(key, { face, status, count: 1 });
    else known.count += 1;
  }

  /** Operations that were asked for at least once. */
  operations(): readonly OperationCount[] {
    return [...this.#meters.values()]
      .flatMap((meters) => [...meters.values()])
      .filter(({ outcomes }) => outcomes.size > 0);
  }

  answers(): readonly { readonly face: Face; readonly status: number; readonly count: number }[] {
    return [...this.#answers.values()];
  }
}

class Meter implements OperationCount {
  readonly service: ServiceName;
  readonly operation: string;
  readonly buckets = new Float64Array(DURATION_BOUNDS.length + 1);
  readonly #faults = new Map<string, number>();
  #ok = 0;
  seconds = 0;

  constructor(service: ServiceName, operation: string) {
    this.service = service;
    this.operation = operation;
  }

  add(outcome: string, seconds: number): void {
    if (outcome === 'ok') this.#ok += 1;
    else this.#faults.set(outcome, (this.#faults.get(outcome) ?? 0) + 1);
    let bucket = 0;
    while (bucket < DURATION_BOUNDS.length && seconds > DURATION_BOUNDS[bucket]!) bucket += 1;
    this.buckets[bucket]! += 1;
    this.seconds += seconds;
  }

  get outcomes(): ReadonlyMap<string, number> {
    return new Map([...(this.#ok === 0 ? [] : ([['ok', this.#ok]] as const)), ...this.#faults]);
  }
}
