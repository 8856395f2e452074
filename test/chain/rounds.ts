import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_COMPUTERS, type GroupId, type UpdateId } from '#update';
import { randomOf } from '../crash/plan.ts';
import type { Random } from '../model/random.ts';
import { differingDocuments } from './data.ts';
import { editSome, KINDS } from './edits.ts';
import { approvedFor, contentArrived, Machine, rolledUp } from './machine.ts';
import { type Aftermath, type Mishap, mishapOf, Pace, suffer } from './mishaps.ts';
import { add, list, seconds } from './telling.ts';
import { LEVELS, World } from './world.ts';

export interface ChainOptions {
  readonly revisions: number;
  readonly declines: number;
  readonly rounds: number;
  /** On each link, before the first generation is down. */
  readonly mishapsWhileFilling: number;
  readonly seed: number;
  /** Milliseconds for the files to come down by themselves. */
  readonly contentPatience: number;
}

export interface Summary {
  readonly violations: readonly string[];
  /** How often what went wrong. */
  readonly mishaps: Readonly<Record<string, number>>;
  /** What went on at that moment. */
  readonly during: Readonly<Record<string, number>>;
  /** What servers showed that were looked into afterwards. */
  readonly shown: Readonly<Record<'old' | 'new' | 'between' | 'mixed', number>>;
  /** Where the directories are, when something was wrong. */
  readonly left?: string;
}

type Tell = (text: string) => void;

/** Builds a chain, fills it, and lets things go wrong in it so many times. */
export async function runRounds(options: ChainOptions, tell: Tell = () => undefined): Promise<Summary> {
  const directory = await mkdtemp(join(tmpdir(), 'todoku-chain-'));
  const story = await Story.open(directory, options, tell);
  try {
    await story.fill();
    await story.declineMany();
    for (let round = 3; round < 3 + options.rounds && story.isSound; round++) await story.round(round);
    if (story.isSound) await story.end();
  } catch (error) {
    // What was found before it is the reason more often than not.
    story.broke(error);
  } finally {
    await story.close();
  }
  const { summary } = story;
  if (!story.isSound) return { ...summary, left: directory };
  await rm(directory, { recursive: true });
  return summary;
}

class Story {
  readonly #world: World;
  readonly #options: ChainOptions;
  readonly #tell: Tell;
  readonly #pace = new Pace();
  readonly #mishaps: Record<string, number> = {};
  readonly #during: Record<string, number> = {};
  readonly #shown = { old: 0, new: 0, between: 0, mixed: 0 };
  /** The group that the machine at the bottom is in: it is never deleted. */
  #group: GroupId = ALL_COMPUTERS;
  readonly #machine: Machine;
  /** What the machine said it needs when it first reported. */
  #needed: readonly UpdateId[] = [];

  private constructor(world: World, options: ChainOptions, tell: Tell) {
    this.#world = world;
    this.#options = options;
    this.#tell = tell;
    this.#machine = new Machine(world);
  }

  static async open(directory: string, options: ChainOptions, tell: Tell): Promise<Story> {
    const reserve = Math.ceil(options.revisions / 100) * options.rounds;
    return new Story(
      await World.open(directory, options.revisions + reserve, `chain ${options.seed}`),
      options,
      tell,
    );
  }

  get isSound(): boolean {
    return this.#world.violations.length === 0;
  }

  get summary(): Summary {
    return {
      violations: this.#world.violations,
      mishaps: this.#mishaps,
      during: this.#during,
      shown: this.#shown,
    };
  }

  broke(error: unknown): void {
    this.#world.violate(error instanceof Error ? `${error.stack}` : `${error}`);
  }

  /** The first generation: everything, with mishaps on its way down. */
  async fill(): Promise<void> {
    const world = this.#world;
    const { revisions, seed } = this.#options;
    world.round = 1;
    await world.edit(randomOf(seed, 'fill'), async (administrator) => {
      await administrator.import(revisions);
      const offices = await administrator.createGroup('Offices');
      this.#group = await administrator.createGroup('Pilot', offices);
      await administrator.createGroup('Servers');
      const few = [...world.supply.approvable.keys()].filter((_, index) => index % 20 === 0);
      await administrator.approveFor(this.#group, few);
      await administrator.approve(Math.ceil(revisions / 40));
    });
    // On each link some, while most of it is still on its way.
    const random = randomOf(seed, 'fill mishaps');
    for (const working of ['middle', 'bottom'] as const) {
      for (let left = this.#options.mishapsWhileFilling; left > 0; left--) {
        const { aim: _, ...any } = mishapOf(random);
        const mishap: Mishap = { ...any, at: working, working, moment: 0.1 + 0.5 * random.next() };
        await this.#suffer([mishap], revisions);
      }
    }
    await this.#complete();
  }

  /** Thousands of declines in one pass. */
  async declineMany(): Promise<void> {
    const world = this.#world;
    world.round = 2;
    const { declines, seed } = this.#options;
    let declined = 0;
    await world.edit(randomOf(seed, 'declines'), async (administrator) => {
      declined = await administrator.decline(declines);
    });
    if (declined !== declines) world.violate(`only ${declined} updates could be declined`);
    const runs = await this.#complete(async () => {
      this.#needed = await this.#machine.report('Pilot');
    });
    for (const { level, run } of runs) {
      if (run.counts.declines !== declines)
        world.violate(`one run of the ${level} declined ${run.counts.declines}`);
    }
  }

  async round(round: number): Promise<void> {
    const { seed, revisions } = this.#options;
    const world = this.#world;
    world.round = round;
    let things = 0;
    const random = randomOf(seed, round, 'edits');
    await world.edit(random, async (administrator) => {
      things = await editSome(administrator, this.#group, random.below(KINDS), Math.ceil(revisions / 100));
    });
    const plan = randomOf(seed, round, 'mishaps');
    if (plan.chance(0.3)) return this.#overtaken(plan, things);
    const mishaps = Array.from({ length: plan.chance(0.3) ? 2 : 1 }, () => mishapOf(plan));
    await this.#suffer(mishaps, things);
    await this.#complete();
  }

  /** The middle publishes the next generation while the bottom takes the one before from it. */
  async #overtaken(plan: Random, things: number): Promise<void> {
    const world = this.#world;
    const much = Math.ceil(this.#options.revisions / 100);
    await world.startAll();
    await world.complete('middle');
    await world.killAll();
    await world.edit(plan, async (administrator) => {
      await administrator.regroup(this.#group);
      await administrator.revise(3);
      await administrator.approve(much);
      await administrator.declineSome(much);
    });
    const mishap = plan.chance(0.5)
      ? mishapOf(plan)
      : ({ ...mishapOf(plan), kind: 'none', at: 'bottom' } as const);
    await this.#suffer([{ ...mishap, working: 'both', offset: 0.2 * plan.next() }], things);
    await this.#complete();
  }

  /** The end: a machine gets what was approved for it, files too, the top knows of it, and every document is the same one. */
  async end(): Promise<void> {
    const world = this.#world;
    world.round += 1;
    await world.edit(randomOf(this.#options.seed, 'end'), (administrator) =>
      administrator.approveFor(this.#group, this.#needed),
    );
    const approved = await approvedFor(world.directory('top'), this.#group);
    await this.#complete();
    await world.startAll();
    for (const level of ['middle', 'bottom'] as const) {
      const begun = Date.now();
      const { files, atOnce, retried } = await contentArrived(world, level, this.#options.contentPatience);
      this.#tell(
        `content of the ${level}: all ${files} approved files after ${seconds(Date.now() - begun)}, ${atOnce} of them at once, ${retried} when asked for again`,
      );
    }
    const { installed, filesVerified, trips } = await this.#machine.update(approved);
    this.#tell(
      `a machine at the bottom: needed ${this.#needed.length}, ${approved.size} approved for its group, ${installed} installed, ${filesVerified} files verified, ${trips} trips`,
    );
    if (installed === 0 || filesVerified === 0) world.violate('the machine had nothing to do');
    const { items } = await rolledUp(world);
    for (const { name, mode, lag, computers, lastSyncAt } of items)
      this.#tell(
        `the top knows ${name}: ${mode}, lag ${lag}, computers ${computers}, last sync ${new Date(lastSyncAt).toISOString()}`,
      );
    for (const level of ['middle', 'bottom'] as const)
      this.#tell(`runs of the ${level}: ${list(await world.history(level))}`);
    await world.killAll();
    for (const level of LEVELS) await world.examine(level, true);
    for (const level of ['middle', 'bottom'] as const) {
      const differing = await differingDocuments(world.directory(level), world.directory('top'));
      if (differing.length > 0)
        world.violate(`${differing.length} documents of the ${level} are others, ${differing[0]} for one`);
    }
  }

  async close(): Promise<void> {
    await this.#world.close();
  }

  async #suffer(mishaps: readonly Mishap[], things: number): Promise<void> {
    const world = this.#world;
    for (const mishap of mishaps) {
      if (!this.isSound) return;
      const aftermath = await suffer(world, mishap, this.#pace.expected(things));
      this.#note(mishap, aftermath);
    }
  }

  #note({ kind, at, working }: Mishap, { during, shown }: Aftermath): void {
    const world = this.#world;
    const what = kind === 'none' ? 'overtaken' : kind === 'kill' ? `kill ${at}` : `${kind} link above ${at}`;
    add(this.#mishaps, what);
    for (const each of during.length === 0 ? ['nothing'] : during) add(this.#during, each);
    const states = shown.map(({ level, generation, staged }) => {
      const state =
        generation === undefined
          ? 'mixed'
          : generation === world.newest
            ? 'new'
            : generation === world.newest - 1
              ? 'old'
              : 'between';
      if (level !== 'top') this.#shown[state] += 1;
      return `${level} shows ${generation ?? 'a mixture'} of ${world.newest}${staged > 0 ? `, ${staged} staged` : ''}`;
    });
    this.#tell(
      `round ${world.round}: ${what} while ${working} synchronise, during ${during.join(' and ') || 'nothing'}: ${states.join('; ')}`,
    );
  }

  /** One further run on each link; then all are killed, and each must show the newest generation. */
  async #complete(meanwhile?: () => Promise<void>) {
    const world = this.#world;
    await world.startAll();
    const runs = [];
    for (const level of ['middle', 'bottom'] as const) {
      const run = await world.complete(level);
      this.#pace.learn(run);
      runs.push({ level, run });
      const { counts, startedAt, endedAt, requests, bytes } = run;
      this.#tell(
        `round ${world.round}: the ${level} completed in ${seconds(endedAt - startedAt)}: new ${counts.new}, revised ${counts.revised}, expired ${counts.expired}, approvals ${counts.deployments}, declines ${counts.declines}, groups ${counts.groups}; ${requests} requests, ${bytes} bytes`,
      );
    }
    await meanwhile?.();
    await world.killAll();
    for (const level of ['middle', 'bottom'] as const) {
      const { generation } = await world.examine(level);
      if (generation !== undefined && world.generations[generation] !== world.generations[world.newest])
        world.violate(`the ${level} completed and shows generation ${generation} of ${world.newest}`);
    }
    return runs;
  }
}
