import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PageAnswer, SyncRunDetails, SyncRunRow, SyncStatusAnswer } from '#server/admin';
import { Gone, Server } from '../crash/server.ts';
import type { Random } from '../model/random.ts';
import { Administrator } from './administrator.ts';
import { type Findings, lookInto } from './data.ts';
import { difference, fingerprint } from './fingerprint.ts';
import { Link } from './link.ts';
import { Supply } from './supply.ts';

/** The servers of the chain, each a replica of the one before it. */
export const LEVELS = ['top', 'middle', 'bottom'] as const;
export type Level = (typeof LEVELS)[number];
export type Replica = Exclude<Level, 'top'>;

/** Milliseconds until a run that does not end is a violation. */
const PATIENCE = 300_000;
const LOOK_EVERY = 30;

/** A run that is over. */
export interface EndedRun extends SyncRunDetails {
  readonly endedAt: number;
}

/** Three servers in processes of their own, the links between them, and what each of them may say. */
export class World {
  readonly violations: string[] = [];
  readonly supply: Supply;
  /** What the top was at each moment that a server below may show; the first is an empty server. */
  readonly generations: string[] = [];
  round = 0;
  readonly #directory: string;
  readonly #links: Readonly<Record<Replica, Link>>;
  readonly #servers = new Map<Level, Server>();
  /** The oldest generation that each server may show: none goes back. */
  readonly #shown: Record<Level, number> = { top: 0, middle: 0, bottom: 0 };

  private constructor(directory: string, supply: Supply, links: Readonly<Record<Replica, Link>>) {
    this.#directory = directory;
    this.supply = supply;
    this.#links = links;
  }

  /** Makes three empty servers, the lower two told whose replicas they are. Up to so many revisions can be had. */
  static async open(directory: string, revisions: number, seed: string): Promise<World> {
    const links = { middle: await Link.open(), bottom: await Link.open() };
    const world = new World(directory, new Supply(revisions, seed), links);
    await world.startAll();
    for (const level of ['middle', 'bottom'] as const) {
      await world.#set(level, '/upstream', {
        url: `http://127.0.0.1:${links[level].port}`,
        mode: 'replica',
        rollup: true,
        accountName: `${level}.chain.example`,
      });
      // A server that was killed would catch up by itself what it missed.
      await world.#set(level, '/sync/schedule', { perDay: 0, firstAt: '03:00', randomOffset: 0 });
    }
    await world.killAll();
    world.generations.push((await lookInto(world.directory('top'))).fingerprint);
    return world;
  }

  directory(level: Level): string {
    return join(this.#directory, level);
  }

  violate(text: string): void {
    this.violations.push(`round ${this.round}: ${text}`);
  }

  server(level: Level): Server {
    const server = this.#servers.get(level);
    if (server === undefined) throw new Gone(`the ${level} does not run`);
    return server;
  }

  link(level: Replica): Link {
    return this.#links[level];
  }

  /** Starts the servers that do not run, and mends the links. */
  async startAll(): Promise<void> {
    const missing = LEVELS.filter((level) => !this.#servers.has(level));
    await Promise.all(
      missing.map(async (level) => this.#servers.set(level, await Server.start(this.directory(level)))),
    );
    this.#links.middle.leadTo(this.server('top').port);
    this.#links.bottom.leadTo(this.server('middle').port);
    for (const link of Object.values(this.#links)) link.mend();
  }

  /** Kills a server without warning, if it runs. */
  async kill(level: Level): Promise<void> {
    const server = this.#servers.get(level);
    this.#servers.delete(level);
    await server?.kill();
  }

  async killAll(): Promise<void> {
    // Who starts before its upstream waits for it, and does not find nobody there.
    for (const link of Object.values(this.#links)) link.stall();
    await Promise.all(LEVELS.map((level) => this.kill(level)));
  }

  /** Edits the top, which must not run; what it is afterwards is the next generation. */
  async edit(random: Random, work: (administrator: Administrator) => Promise<void>): Promise<void> {
    await Administrator.at(this.directory('top'), this.supply, random, async (administrator, { store }) => {
      await work(administrator);
      this.generations.push(await fingerprint(store));
    });
    this.#shown.top = this.generations.length - 1;
  }

  get newest(): number {
    return this.generations.length - 1;
  }

  /**
   * Looks into a server that was killed: it must show one generation, whole, and none older than before. Resolves with what
   * was found and which generation it is; undefined for a mixture.
   */
  async examine(level: Level, thoroughly = false): Promise<Findings & { readonly generation?: number }> {
    const findings = await lookInto(this.directory(level), thoroughly);
    const shown = this.#shown[level];
    for (const damage of findings.damage) this.violate(`the ${level} is damaged: ${damage}`);
    if (findings.incomplete > 0)
      this.violate(`the ${level} keeps back ${findings.incomplete} incomplete revisions`);
    const generation = this.generations.findIndex(
      (text, index) => index >= shown && text === findings.fingerprint,
    );
    if (generation < 0) {
      const older = this.generations.lastIndexOf(findings.fingerprint);
      this.violate(
        older >= 0
          ? `the ${level} went back from generation ${shown} to ${older}`
          : `the ${level} is a mixture; against the generation ${shown} that it had:\n  ${difference(findings.fingerprint, this.generations[shown]!)}\nagainst the newest, ${this.newest}:\n  ${difference(findings.fingerprint, this.generations[this.newest]!)}`,
      );
      return findings;
    }
    this.#shown[level] = generation;
    return { ...findings, generation };
  }

  /** Starts a synchronisation. Resolves with the number of the run. */
  async begin(level: Replica): Promise<number> {
    const { status, body } = await this.server(level).api<SyncRunRow>('POST', '/sync', {});
    if (status !== 200) throw new Error(`POST /sync was answered with ${status}: ${JSON.stringify(body)}`);
    return body.id;
  }

  /** The row of a run, once it is over. */
  async endOf(level: Replica, id: number): Promise<EndedRun> {
    const server = this.server(level);
    for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(LOOK_EVERY)) {
      const { running } = await server.get<SyncStatusAnswer>('/sync');
      if (running?.run.id === id) continue;
      const run = await server.get<SyncRunDetails>(`/sync/runs/${id}`);
      if (run.endedAt === undefined) throw new Error(`run ${id} of the ${level} goes on with nobody at it`);
      return { ...run, endedAt: run.endedAt };
    }
    throw new Error(`run ${id} of the ${level} does not end`);
  }

  /** The phase that a server is in: '' for one that does not synchronise. */
  async phase(level: Replica): Promise<string> {
    const { running } = await this.server(level).get<SyncStatusAnswer>('/sync');
    return running?.phase ?? '';
  }

  /** One run that must succeed, with nothing to say. */
  async complete(level: Replica): Promise<EndedRun> {
    const { running } = await this.server(level).get<SyncStatusAnswer>('/sync');
    if (running !== undefined) await this.endOf(level, running.run.id);
    const run = await this.endOf(level, await this.begin(level));
    if (run.outcome !== 'succeeded') this.violate(`the run of the ${level} ended ${run.outcome}`);
    for (const { level: weight, code, message, detail = '' } of run.findings)
      this.violate(`the run of the ${level} says ${weight} ${code}: ${message} ${detail}`);
    return run;
  }

  /** How the runs of a server ended, by outcome and by the code of what ended them. None may still be going on. */
  async history(level: Replica): Promise<Readonly<Record<string, number>>> {
    const { items } = await this.server(level).get<PageAnswer<SyncRunRow>>('/sync/runs?limit=1000');
    const ends: Record<string, number> = {};
    for (const { id, outcome, endedAt } of items) {
      if (endedAt === undefined) this.violate(`run ${id} of the ${level} is ${outcome} for ever`);
      const { findings } = await this.server(level).get<SyncRunDetails>(`/sync/runs/${id}`);
      const error = findings.find((finding) => finding.level === 'error')?.code;
      const end = error === undefined ? outcome : `${outcome} (${error})`;
      ends[end] = (ends[end] ?? 0) + 1;
    }
    return ends;
  }

  async #set(level: Replica, path: string, settings: object): Promise<void> {
    const { status, body } = await this.server(level).api('PUT', path, settings);
    if (status !== 200) throw new Error(`PUT ${path} was answered with ${status}: ${JSON.stringify(body)}`);
  }

  /** Stops everything. */
  async close(): Promise<void> {
    await this.killAll();
    for (const link of Object.values(this.#links)) await link.close();
  }
}
