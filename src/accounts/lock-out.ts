import { BoundedCache, type Clock } from '#base';
import { accountsFailures } from './failures.ts';

/** Wrong attempts are counted over this long, and lock for as long, milliseconds. */
const WINDOW = 15 * 60_000;
/** From one address for one name: a person who mistypes. */
const MOST_OF_PAIR = 5;
/** From one address for whatever names: somebody who tries them all. */
const MOST_OF_ADDRESS = 30;
/** For one name from wherever: somebody who has many addresses. */
const MOST_OF_NAME = 60;
/** How many names and addresses are remembered; a stranger can only push out what is older. */
const REMEMBERED = 50_000;

interface Count {
  readonly since: number;
  readonly wrong: number;
}

/**
 * Keeps those out for a while who guess passwords. Counted in memory: a restart forgets it, and costs whoever guesses more than it
 * gives. An address that a person came from before is not locked by what others try with the name from elsewhere.
 */
export class LockOut {
  readonly #clock: Clock;
  readonly #counts = new BoundedCache<string, Count>(REMEMBERED);
  readonly #known = new BoundedCache<string, true>(REMEMBERED);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Fails with `accounts/locked-out`. Asked before the password is looked at. */
  mustBeOpen(name: string, address: string): void {
    const { pair, place, anywhere } = keysOf(name, address);
    const limits: readonly (readonly [string, number])[] = [
      [pair, MOST_OF_PAIR],
      [place, MOST_OF_ADDRESS],
      ...(this.#known.get(pair) === true ? [] : ([[anywhere, MOST_OF_NAME]] as const)),
    ];
    for (const [key, most] of limits) {
      const count = this.#countOf(key);
      if (count.wrong < most) continue;
      const seconds = Math.ceil((count.since + WINDOW - this.#clock.now()) / 1000);
      throw accountsFailures.fail('locked-out', { detail: `${seconds} seconds` });
    }
  }

  /** Resolves true when this was the attempt that locked. */
  wasWrong(name: string, address: string): boolean {
    const { pair, place, anywhere } = keysOf(name, address);
    const limits = [
      [pair, MOST_OF_PAIR],
      [place, MOST_OF_ADDRESS],
      [anywhere, MOST_OF_NAME],
    ] as const;
    let locked = false;
    for (const [key, most] of limits) {
      const { since, wrong } = this.#countOf(key);
      // The last attempt counts from itself on: whoever locked waits the whole time.
      const count = { since: wrong + 1 >= most ? this.#clock.now() : since, wrong: wrong + 1 };
      this.#counts.set(key, count, 1);
      locked ||= count.wrong === most;
    }
    return locked;
  }

  /** Resolves with how many wrong attempts there were for this name from there. */
  wasRight(name: string, address: string): number {
    const { pair } = keysOf(name, address);
    const { wrong } = this.#countOf(pair);
    this.#counts.delete(pair);
    this.#known.set(pair, true, 1);
    return wrong;
  }

  #countOf(key: string): Count {
    const now = this.#clock.now();
    const count = this.#counts.get(key);
    return count === undefined || now - count.since >= WINDOW ? { since: now, wrong: 0 } : count;
  }
}

function keysOf(name: string, address: string) {
  const anywhere = `name ${name.toLowerCase()}`;
  const place = `address ${networkOf(address)}`;
  return { anywhere, place, pair: `${anywhere} ${place}` };
}

/** One household or company has a whole /64 of IPv6 addresses. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [front = '', back] = address.split('::');
  const groups = front.split(':');
  if (back === undefined) return groups.slice(0, 4).join(':');
  const missing = 8 - groups.length - (back === '' ? 0 : back.split(':').length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...back.split(':')];
  return all
    .slice(0, 4)
    .map((group) => group || '0')
    .join(':');
}
