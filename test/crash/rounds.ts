import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#base';
import type { Store } from '#store';
import { openSqliteStore } from '#store/sqlite';
import { Deciding } from './deciding.ts';
import { Grouping } from './grouping.ts';
import { Importing } from './importing.ts';
import { judgeWhole } from './judging.ts';
import { type Plan, planOf, randomOf } from './plan.ts';
import { Reporting } from './reporting.ts';
import { command, Gone, Server, startAndKill } from './server.ts';
import { Shelf } from './shelf.ts';
import { Storing } from './storing.ts';
import { type Work, World } from './world.ts';

/** Rounds on one directory before a new one is begun: enough for a history, few enough to stay quick. */
const ROUNDS_PER_DIRECTORY = 20;
/** Every so many rounds the command line looks at the directory as the kill left it. */
const COMMAND_EVERY = 5;

export interface Summary {
  readonly rounds: number;
  /** Kills by what was under way; one kill may find several things. */
  readonly kills: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<string, number>>;
  /** What became of requests that a kill left without an answer. */
  readonly unanswered: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** Kills a working server so many times, and judges after each kill. A directory with violations is left for looking at. */
export async function runRounds(
  rounds: number,
  seed: number,
  tell: (text: string) => void = () => {},
): Promise<Summary> {
  const kills: Record<string, number> = {};
  const acknowledged: Record<string, number> = {};
  const unanswered: Record<string, number> = {};
  const violations: string[] = [];
  const add = (sums: Record<string, number>, name: string, count: number) => {
    sums[name] = (sums[name] ?? 0) + count;
  };
  for (let first = 0; first < rounds; first += ROUNDS_PER_DIRECTORY) {
    const directory = await mkdtemp(join(tmpdir(), 'todoku-kill-'));
    const site = await Site.open(directory, seed, first);
    const { world } = site;
    for (let round = first; round < Math.min(rounds, first + ROUNDS_PER_DIRECTORY); round++) {
      const plan = planOf(seed, round);
      const found = await site.round(round, plan);
      for (const what of found.length === 0 ? ['nothing'] : found) add(kills, what, 1);
      if (plan.killStartAfter !== undefined) add(kills, 'start', 1);
      tell(`round ${round}: killed during ${found.join(', ') || 'nothing'}`);
      if (world.violations.length > 0) break;
    }
    await site.close();
    for (const work of site.works) {
      for (const [name, count] of Object.entries(work.acknowledged)) add(acknowledged, name, count);
    }
    for (const [outcome, count] of Object.entries(world.unanswered)) add(unanswered, outcome, count);
    if (world.violations.length === 0) await rm(directory, { recursive: true });
    else violations.push(...world.violations.map((text) => `${directory}, ${text}`));
  }
  return { rounds, kills, acknowledged, unanswered, violations };
}

/** One data directory, the server on it, and the work that goes on. */
class Site {
  readonly world = new World();
  readonly works: readonly Work[];
  readonly #importing: Importing;
  readonly #seed: number;
  #server: Server;

  private constructor(
    seed: number,
    server: Server,
    importing: Importing,
    works: readonly Work[],
    world: World,
  ) {
    this.#seed = seed;
    this.#server = server;
    this.#importing = importing;
    this.works = works;
    this.world = world;
  }

  /** Begins a directory: first with a kill while it is made, then with some of everything. */
  static async open(directory: string, seed: number, first: number): Promise<Site> {
    const random = randomOf(seed, first, 'site');
    await startAndKill(directory, random.below(500));
    const server = await Server.start(directory);
    const world = new World();
    const shelf = new Shelf(`${seed}-${first}`);
    const importing = new Importing(world, shelf);
    await importing.first(server, 420);
    const reporting = new Reporting(world, shelf);
    const computers = await reporting.first(server, 6);
    const grouping = new Grouping(world, shelf);
    const groups = await grouping.first(server, ['Pilot', 'Office', 'Servers'], computers.slice(0, 4));
    const deciding = new Deciding(world, shelf, groups);
    const storing = new Storing(world, shelf, directory);
    return new Site(seed, server, importing, [importing, deciding, grouping, reporting, storing], world);
  }

  /** Works, kills, judges, starts again. Gives what was under way at the kill. */
  async round(round: number, plan: Plan): Promise<readonly string[]> {
    const { world } = this;
    world.round = round;
    const { directory } = this.#server;
    const works = this.works.filter(({ kind }) => plan.kinds.includes(kind));
    const running = works.map((work) =>
      work.run(this.#server, randomOf(this.#seed, round, work.kind)).catch((error: unknown) => {
        if (!(error instanceof Gone))
          world.violate(`${work.kind}: ${error instanceof Error ? error.stack : error}`);
      }),
    );
    await sleep(plan.killAfter);
    const underWay = works.flatMap((work) => work.underWay);
    await this.#server.kill();
    await Promise.all(running);

    if (plan.killStartAfter !== undefined) await startAndKill(directory, plan.killStartAfter);
    const isCommanded = round % COMMAND_EVERY === 0;
    const answer = isCommanded
      ? await command<{ updates: { revisions: number } }>(directory, 'status')
      : undefined;
    await this.#judge(async (store) => {
      for (const work of this.works) await work.judge(store);
      await judgeWhole(store, world);
      if (answer !== undefined) {
        world.same('`todoku status`', answer.updates.revisions, (await store.counts()).revisions);
      }
    });
    this.#server = await Server.start(directory);
    const random = randomOf(this.#seed, round, 'look');
    for (const work of this.works) await work.lookAgain(this.#server, random);
    return underWay;
  }

  /** Stops the server and looks at everything once more. */
  async close(): Promise<void> {
    await this.#server.stop();
    await this.#judge((store) => this.#importing.judgeAll(store));
  }

  async #judge(look: (store: Store) => Promise<void>): Promise<void> {
    const store = await openSqliteStore({ path: this.#server.directory, clock: systemClock, create: false });
    try {
      await look(store);
    } finally {
      await store.close();
    }
  }
}
