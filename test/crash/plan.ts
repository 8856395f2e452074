import { createHash } from 'node:crypto';
import { Random } from '../model/random.ts';

/** The kinds of work that go on while a server is killed. */
export const KINDS = ['import', 'decide', 'group', 'report', 'content'] as const;
export type Kind = (typeof KINDS)[number];

/** What happens in one round. */
export interface Plan {
  /** The kinds of work that go on side by side. */
  readonly kinds: readonly Kind[];
  /** From the moment the work goes on until the kill, milliseconds. */
  readonly killAfter: number;
  /** The process that starts next is killed too, so long after it was started; undefined for most rounds. */
  readonly killStartAfter?: number;
}

/** Longest time until a kill, milliseconds. */
const LONGEST = 400;
/** About how long a server takes until it serves, milliseconds. */
const START = 500;

/** The same seed and round give the same plan. */
export function planOf(seed: number, round: number): Plan {
  const random = randomOf(seed, round, 'plan');
  const chosen = KINDS.filter(() => random.chance(0.5));
  return {
    // Often all of it: writes of different kinds share the transaction log then.
    kinds: chosen.length === 0 || random.chance(0.4) ? KINDS : chosen,
    killAfter: 1 + random.below(LONGEST),
    ...(random.chance(0.15) ? { killStartAfter: random.below(START) } : {}),
  };
}

/** A generator of its own for each thing that is decided by chance, so that none disturbs the others. */
export function randomOf(seed: number, ...parts: readonly (string | number)[]): Random {
  return new Random(
    createHash('sha256')
      .update([seed, ...parts].join(' '))
      .digest()
      .readUInt32BE(),
  );
}
