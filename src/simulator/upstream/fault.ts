import type { ServerResponse } from 'node:http';
import type { Answers, OperationName, Requests } from './operations.ts';
import type { UpstreamFault } from './upstream-fault.ts';
import type { WorldView } from './world-view.ts';

/** What a fault is about: an operation, the upstream's files, or Microsoft's. */
export type FaultTarget = OperationName | 'Content' | 'Microsoft';

/** An answer before it is coded and sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * A way in which an upstream goes wrong, on demand. The parts work on one call after another: what the world is, what is
 * refused, the answer as a value, its bytes, and how those are sent.
 */
export interface Fault {
  /** `every`: every operation, but no file. */
  readonly on: FaultTarget | 'every' | readonly FaultTarget[];
  /** Which of the calls that it is about, the first is 0; all when undefined. */
  readonly calls?: (index: number) => boolean;
  readonly view?: (live: WorldView) => WorldView;
  readonly refuse?: (request: unknown) => UpstreamFault | undefined;
  readonly alter?: (answer: unknown, request: unknown) => unknown;
  readonly reply?: (reply: Reply) => Reply;
  /** Sends the answer in its own way; it has to end or destroy the response. */
  readonly send?: (response: ServerResponse, reply: Reply) => void | Promise<void>;
}

/** A fault that changes the answer of one operation as a value. */
export function altering<Name extends OperationName>(
  on: Name,
  change: (answer: Answers[Name], request: Requests[Name]) => Answers[Name],
): Fault {
  return {
    on,
    alter: (answer, request) => change(answer as Answers[Name], request as Requests[Name]),
  };
}

/** The fault, but only at that call, counted from 0. */
export function onCall(index: number, fault: Fault): Fault {
  return { ...fault, calls: (at) => at === index };
}

/** The fault, but only at so many calls; then all is well. */
export function firstCalls(count: number, fault: Fault): Fault {
  return { ...fault, calls: (at) => at < count };
}

/** The fault, from that call on, counted from 0. */
export function fromCall(index: number, fault: Fault): Fault {
  return { ...fault, calls: (at) => at >= index };
}

/** The faults in force. Each counts the calls that it is about from the moment it was added. */
export class FaultPlan {
  #faults: { readonly fault: Fault; seen: number }[] = [];

  add(...faults: readonly Fault[]): void {
    for (const fault of faults) this.#faults.push({ fault, seen: 0 });
  }

  /** All is well from now on. */
  clear(): void {
    this.#faults = [];
  }

  /** Those that concern this call. */
  concerning(target: FaultTarget): readonly Fault[] {
    return this.#faults
      .filter(({ fault }) => isAbout(fault, target))
      .filter((entry) => entry.fault.calls?.(entry.seen++) ?? true)
      .map(({ fault }) => fault);
  }
}

function isAbout({ on }: Fault, target: FaultTarget): boolean {
  if (on === 'every') return target !== 'Content' && target !== 'Microsoft';
  return typeof on === 'string' ? on === target : on.includes(target);
}
