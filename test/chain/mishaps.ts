import { setTimeout as sleep } from 'node:timers/promises';
import { Gone } from '../crash/server.ts';
import type { Random } from '../model/random.ts';
import { type EndedRun, LEVELS, type Level, type Replica, type World } from './world.ts';

/** What goes wrong: a server is killed, or the link above a server breaks; `none`: only the next generation comes in between. */
export interface Mishap {
  readonly kind: 'kill' | 'cut' | 'down' | 'stall' | 'none';
  /** The server that is killed, or the one below the link. */
  readonly at: Level;
  /** Which servers synchronise meanwhile. */
  readonly working: 'middle' | 'bottom' | 'both';
  /** When it happens: 0 as the work begins, 1 about when it should be over. */
  readonly moment: number;
  /** Given, the moment counts from where the struck server, or the one below it, comes to this phase, and is far shorter. */
  readonly aim?: 'deployments' | 'publishing';
  /** When the lower server begins in the work of both: 0 to 1. */
  readonly offset: number;
  /** Milliseconds from a broken link, or a killed upstream, until the server below it is killed too, to be looked into. */
  readonly linger: number;
}

export function mishapOf(random: Random): Mishap {
  const kind = random.pick(['kill', 'kill', 'kill', 'cut', 'down', 'stall'] as const);
  const at = kind === 'kill' ? random.pick(LEVELS) : random.pick(['middle', 'bottom'] as const);
  const working = random.pick(['middle', 'bottom', 'both', 'both'] as const);
  const aim = random.pick(['deployments', 'publishing', 'publishing', 'any', 'any'] as const);
  return {
    kind,
    at,
    ...(aim === 'any' ? {} : { aim }),
    working: at === 'top' && working === 'bottom' ? 'both' : working,
    moment: 1.15 * random.next(),
    offset: random.next(),
    // A cut connection is tried again after a second: some are left to come through.
    linger: random.chance(0.3) ? 3000 * random.next() : 200 * random.next(),
  };
}

/** What a mishap met and left behind. */
export interface Aftermath {
  /** `middle updates`, `bottom publishing`, …: what went on. Empty: nothing. */
  readonly during: readonly string[];
  /** Of each server that was looked into: the generation it shows, undefined for a mixture. */
  readonly shown: readonly { readonly level: Level; readonly generation?: number; readonly staged: number }[];
}

/** From so many things on, they are what a run takes its time for. */
const MANY = 300;

/** How long a run takes, so that mishaps fall into it. */
export class Pace {
  /** Milliseconds of any run, and for each revision or other thing. */
  #base = 250;
  #each = 0.8;

  expected(things: number): number {
    return this.#base + this.#each * things;
  }

  learn({ counts, startedAt, endedAt }: EndedRun): void {
    const things = counts.new + counts.revised + counts.declines + counts.deployments;
    const taken = endedAt - startedAt;
    if (things > MANY) this.#each = Math.max(0.1, (taken - this.#base) / things);
    else if (things > 0) this.#base = (this.#base + taken) / 2;
  }
}

/**
 * Lets servers synchronise, lets the mishap happen, and looks at what it left of the server that was struck and of the one
 * below it. `things` is how much the newest generation brings. Servers that were looked into do not run afterwards.
 */
export async function suffer(world: World, mishap: Mishap, expected: number): Promise<Aftermath> {
  const { kind, at, working } = mishap;
  await world.startAll();
  if (working === 'bottom') await world.complete('middle');
  const workers: readonly Replica[] = working === 'both' ? ['middle', 'bottom'] : [working];
  const begin = async (level: Replica, after: number): Promise<void> => {
    await sleep(after);
    await world.endOf(level, await world.begin(level));
  };
  const work = workers.map((level) => {
    const after = level === 'bottom' && working === 'both' ? mishap.offset * expected : 0;
    return begin(level, after).catch((error: unknown) => {
      if (!(error instanceof Gone)) world.violate(error instanceof Error ? `${error.stack}` : `${error}`);
    });
  });
  const over = Promise.all(work).then(() => undefined);
  await Promise.race([over, momentOf(world, mishap, workers, expected)]);
  const phases = await Promise.all(
    workers.map(async (level) => ({ level, phase: await world.phase(level) })),
  );

  const struck: Level[] = [at];
  if (kind === 'kill') {
    await world.kill(at);
    const below = LEVELS[LEVELS.indexOf(at) + 1];
    if (below !== undefined) struck.push(below);
  } else if (kind !== 'none' && at !== 'top') {
    world.link(at)[kind]();
  }
  if (kind === 'none') await over;
  else if (kind !== 'kill' || struck.length > 1) await sleep(mishap.linger);
  await Promise.all(struck.map((level) => world.kill(level)));
  const shown = [];
  for (const level of struck) {
    const { generation, staged } = await world.examine(level);
    shown.push({ level, staged, ...(generation === undefined ? {} : { generation }) });
  }
  await world.startAll();
  await over;
  return {
    during: phases.filter(({ phase }) => phase !== '').map(({ level, phase }) => `${level} ${phase}`),
    shown,
  };
}

/** Of the time that a run takes, how long after it came to a phase the mishap happens at the latest. */
const AIMED = 0.15;

/** Waits for the moment of a mishap. */
async function momentOf(
  world: World,
  { at, working, aim, moment, offset }: Mishap,
  workers: readonly Replica[],
  expected: number,
): Promise<void> {
  const aimed = workers.find((level) => level === (at === 'top' ? 'middle' : at));
  if (aim === undefined || aimed === undefined)
    return void (await sleep(moment * (working === 'both' ? 1 + offset : 1) * expected));
  const until = Date.now() + 3 * expected;
  while (Date.now() < until && (await world.phase(aimed)) !== aim) await sleep(2);
  await sleep(AIMED * moment * expected);
}
