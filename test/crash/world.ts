import type { Store } from '#store';
import type { Random } from '../model/random.ts';
import type { Kind } from './plan.ts';
import type { Server } from './server.ts';

/** One kind of work: does it, remembers what was acknowledged, and judges what is left of it after a kill. */
export interface Work {
  readonly kind: Kind;
  /** What is asked for at this moment and not acknowledged. */
  readonly underWay: readonly string[];
  /** How much was acknowledged, by what it was. */
  readonly acknowledged: Readonly<Record<string, number>>;
  /** Goes on until the server is gone. */
  run(server: Server, random: Random): Promise<void>;
  /** With no server running: compares, and settles whether what was under way happened. */
  judge(store: Store): Promise<void>;
  /** With the server up again: compares what its faces say. */
  lookAgain(server: Server, random: Random): Promise<void>;
}

/** Characters of a violation's two sides, around where they begin to differ. */
const SHOWN = 200;

/** What all kinds of work know together of one data directory. */
export class World {
  readonly violations: string[] = [];
  /** Rows that the audit log must have, with how often each. The first start writes two, however often it is cut off. */
  readonly audit = new Map([
    ['change-client-config GetConfig', 1],
    ['rotate-cookie-keys key 0', 1],
  ]);
  /** Every revision id that was ever seen, and whose it is. */
  readonly identities = new Map<number, string>();
  /** Every deployment id that was ever seen, and what it is. */
  readonly deployments = new Map<number, string>();
  /** What became of requests that the kill left without an answer. */
  readonly unanswered = { done: 0, partly: 0, 'not done': 0 };
  round = 0;
  /** The highest change sequence that was ever seen. */
  sequence = 0;

  violate(text: string): void {
    this.violations.push(`round ${this.round}: ${text}`);
  }

  /** Two things that must be the same. */
  same(what: string, found: unknown, expected: unknown): void {
    const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
    if (left === right) return;
    const from = Math.max(0, firstDifference(left, right) - 60);
    const cut = (text: string) => `${from === 0 ? '' : '…'}${text.slice(from, from + SHOWN)}`;
    this.violate(`${what}: found ${cut(left)}, expected ${cut(right)}`);
  }

  /** A verb was acknowledged, or was found to have happened. */
  mustBeAudited(row: string): void {
    this.audit.set(row, (this.audit.get(row) ?? 0) + 1);
  }

  /** An id that somebody was told; it is that thing's for ever. */
  seen(ids: Map<number, string>, id: number, owner: string): void {
    const before = ids.get(id);
    if (before === undefined) ids.set(id, owner);
    else if (before !== owner) this.violate(`id ${id} was ${before} and is now ${owner}`);
  }
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

/** What was asked for when the server was killed, if it changes the state of several things at once. */
export interface Pending {
  /** State by subject if it did not happen, and if it did. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** Whether it happened: every subject is as before, or every one is as after. `undefined` for a mixture. */
export function outcomeOf(pending: Pending, found: ReadonlyMap<string, string>): boolean | undefined {
  const is = (states: ReadonlyMap<string, string>) =>
    [...states].every(([subject, state]) => found.get(subject) === state);
  if (is(pending.after)) return true;
  return is(pending.before) ? false : undefined;
}
