import { setTimeout as sleep } from 'node:timers/promises';
import { openTodoku } from '#app';
import { nullLog } from '#base';
import type { ComputerDetails, ContentStatus, DownstreamAnswer, FetchesAnswer } from '#server/admin';
import { type DatastoreState, PROFILES, type SimulatedClient, simulateClient } from '#simulator';
import type { GroupId, UpdateId } from '#update';
import type { Server } from '../crash/server.ts';
import { configOf } from './data.ts';
import type { Replica, World } from './world.ts';

/** The updates that machines of a group are to install: of each, the nearest decision upwards counts. */
export async function approvedFor(directory: string, groupId: GroupId): Promise<ReadonlySet<UpdateId>> {
  const todoku = await openTodoku(configOf(directory), { log: nullLog });
  try {
    const decided = new Map<UpdateId, string>();
    const deployments = await todoku.store.deployments();
    for (const { id } of todoku.catalog.snapshot.groupPath(groupId)) {
      for (const { updateId, groupId: of, action } of deployments)
        if (of === id && !decided.has(updateId)) decided.set(updateId, action);
    }
    return new Set([...decided].filter(([, action]) => action === 'Install').map(([updateId]) => updateId));
  } finally {
    await todoku.close();
  }
}

/** How the files of a server came. */
export interface ContentReport {
  readonly files: number;
  /** Files that were here when the server was first asked. */
  readonly atOnce: number;
  /** Files that did not come within the patience, and came when a person asked for another attempt. */
  readonly retried: number;
}

/** Milliseconds for files that a person asked for. */
const RETRY_PATIENCE = 30_000;
const LOOK_EVERY = 250;
/** Cycles of a machine until it has everything: some updates need others first. */
const TURNS = 4;

/** Waits until a server has every approved file; what failed before is asked for again when the patience, milliseconds, is over. */
export async function contentArrived(world: World, level: Replica, patience: number): Promise<ContentReport> {
  const server = world.server(level);
  const approved = async () => (await server.get<ContentStatus>('/content')).approved;
  const wait = async (milliseconds: number) => {
    const until = Date.now() + milliseconds;
    let missing = (await approved()).missingFiles;
    while (missing > 0 && Date.now() < until) {
      await sleep(LOOK_EVERY);
      missing = (await approved()).missingFiles;
    }
    return missing;
  };
  const { files, missingFiles } = await approved();
  const retried = await wait(patience);
  const report = { files, atOnce: files - missingFiles, retried };
  if (retried === 0) return report;
  await server.api('POST', '/content/fetch', { retry: true });
  const missing = await wait(RETRY_PATIENCE);
  if (missing === 0) return report;
  const { failed, waiting, paused } = await server.get<FetchesAnswer>('/content/fetches');
  world.violate(
    `the ${level} still lacks ${missing} of ${files} files; waiting ${waiting.length}, failed ${failed.length} (${failed[0]?.error.code} ${failed[0]?.error.detail}), paused ${paused}`,
  );
  return report;
}

/** What a machine at the bottom of the chain came to. */
export interface MachineReport {
  readonly installed: number;
  readonly filesVerified: number;
  readonly trips: number;
}

/** A machine whose update server is the bottom of the chain. */
export class Machine {
  readonly #world: World;
  readonly name = 'machine.chain.example';
  #datastore: DatastoreState | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Its first contact, after which it is in that group. Resolves with the updates that it needs. */
  async report(group: string): Promise<readonly UpdateId[]> {
    return this.#with(async (client, server) => {
      const { scan } = await client.cycle({ install: false });
      if (scan.outcome !== 'done') this.#world.violate(`the first scan: ${scan.error}`);
      const { status } = await server.api('PUT', `/groups/${group}/computers/${this.name}`);
      if (status !== 200) this.#world.violate(`the machine does not get into ${group}: ${status}`);
      return client.status.needed as UpdateId[];
    });
  }

  /** Scans, downloads, verifies, installs, restarts and reports, until nothing of what is approved is needed. */
  async update(approved: ReadonlySet<UpdateId>): Promise<MachineReport> {
    return this.#with(async (client, server) => {
      const world = this.#world;
      let installed = 0;
      for (let turn = 0; turn < TURNS; turn++) {
        const { scan, installs } = await client.cycle();
        if (scan.outcome !== 'done') world.violate(`scan ${turn}: ${scan.error}`);
        for (const [updateId, outcome] of installs) {
          if (!approved.has(updateId as UpdateId))
            world.violate(`${updateId} was installed and never approved`);
          if (outcome !== 'Installed' && outcome !== 'PendingRestart')
            world.violate(`${updateId}: ${outcome}`);
        }
        installed += installs.size;
        client.restart();
      }
      const left = client.status.needed.filter((updateId) => approved.has(updateId as UpdateId));
      if (left.length > 0)
        world.violate(`${left.length} approved updates are needed still, ${left[0]} for one`);
      const computer = await server.get<ComputerDetails>(`/computers/${this.name}`);
      if (computer.summary.installed !== client.status.installed.length)
        world.violate(
          `the bottom knows of ${computer.summary.installed} installed updates, the machine of ${client.status.installed.length}`,
        );
      const { filesVerified, trips } = client.statistics;
      return { installed, filesVerified, trips };
    });
  }

  /** The server has another address after each start; the machine stays the same one. */
  async #with<T>(work: (client: SimulatedClient, server: Server) => Promise<T>): Promise<T> {
    const server = this.#world.server('bottom');
    const client = simulateClient({
      server: `http://127.0.0.1:${server.port}`,
      profile: PROFILES['windows-11-25h2'],
      seed: 'chain',
      name: this.name,
      ...(this.#datastore === undefined ? {} : { datastore: this.#datastore }),
    });
    try {
      return await work(client, server);
    } finally {
      this.#datastore = client.export();
      client.close();
    }
  }
}

/** After a run of each server from the bottom up: what the top knows of the servers below it. */
export async function rolledUp(world: World): Promise<DownstreamAnswer> {
  await world.complete('bottom');
  await world.complete('middle');
  const answer = await world.server('top').get<DownstreamAnswer>('/downstream');
  const find = (name: string) => answer.items.find((server) => server.name.startsWith(name));
  const [middle, bottom] = [find('middle'), find('bottom')];
  if (middle === undefined || bottom === undefined || answer.items.length !== 2)
    world.violate(`the top knows of ${JSON.stringify(answer.items)}`);
  else {
    if (bottom.parentId !== middle.id) world.violate(`the bottom is below ${bottom.parentId}`);
    if (bottom.computers !== 1) world.violate(`the bottom has ${bottom.computers} computers`);
    if (middle.lag !== 0) world.violate(`the middle lags behind by ${middle.lag}`);
    for (const { name, mode } of [middle, bottom])
      if (mode !== 'replica') world.violate(`${name} is ${mode}`);
  }
  return answer;
}
