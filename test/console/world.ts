import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { readConfig, serve } from '#app';
import { nullLog, systemClock } from '#base';
import type { StatusAnswer, SyncRunRow, SyncStatusAnswer, TaskView } from '#server/admin';
import {
  PROFILES,
  PublisherYear,
  runFleet,
  type SimulatedUpstream,
  startSimulatedUpstream,
  UpstreamWorld,
} from '#simulator';

const DAY = 86_400_000;
/** Of the accounts that there are. */
export const PASSWORD = 'correct horse battery';
export type Person = 'admin' | 'approver' | 'reader';

/** A whole server with a publisher above it and, if wanted, a fleet below, for a browser to look at. */
export interface World {
  readonly url: string;
  readonly setUpSecret: string | undefined;
  readonly upstream: SimulatedUpstream;
  /** What the publisher has; more can be added, and is there at the next synchronisation. */
  readonly published: UpstreamWorld;
  /** Asks the API as the server's own command line does. */
  ask<Answer>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answer>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly data: string;
  /** Days that the publisher has been at work; 0: nothing but the server, and nobody has set it up. */
  readonly days?: number;
  /** The same of a publisher that the server does not know of yet. */
  readonly published?: number;
  readonly machines?: number;
  /** The server is set up already from an earlier time: only start it, and the same publisher. */
  readonly again?: boolean;
  /** What stands where the public catalog would. */
  readonly catalogUrl?: string;
  /** What the publisher gives in one answer; as many as a real one when left out. */
  readonly updatesAtOnce?: number;
}

export async function openWorld({
  data,
  days = 0,
  published: publishedDays = days,
  machines = 0,
  again = false,
  catalogUrl,
  updatesAtOnce,
}: WorldOptions): Promise<World> {
  const publisher = new PublisherYear('console');
  const published = new UpstreamWorld(systemClock);
  published.addAll(publisher.ground());
  const today = Math.floor(Date.now() / DAY) * DAY;
  for (let day = publishedDays; day >= 1; day--) {
    const { documents, expired } = publisher.day(today - day * DAY);
    published.addAll(documents);
    for (const updateId of expired) published.expire(updateId);
  }
  const upstream = await startSimulatedUpstream({
    world: published,
    ...(updatesAtOnce === undefined ? {} : { maxUpdatesPerRequest: updatesAtOnce }),
  });
  const server = await serve(readConfig({ data, http: '127.0.0.1:0', scrubRate: '0', catalogUrl }), {
    log: nullLog,
  });
  const world: World = {
    url: server.url,
    setUpSecret: server.setUpSecret,
    upstream,
    published,
    ask: async (method, path, body) => {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${server.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text);
    },
    close: async () => {
      await server.close();
      await upstream.close();
    },
  };
  if (days > 0) await world.ask('PUT', '/upstream', { url: upstream.url });
  if (days > 0 && !again) await furnish(world, machines);
  return world;
}

/** As a person would in the first hour: accounts, products, rules, groups; then the machines come. */
async function furnish(world: World, machines: number): Promise<void> {
  const { ask } = world;
  await ask('POST', '/accounts', { name: 'admin', role: 'administrator', password: PASSWORD });
  await ask('POST', '/accounts', { name: 'approver', role: 'approver', password: PASSWORD });
  await ask('POST', '/accounts', { name: 'reader', role: 'reporter', password: PASSWORD });
  await synchronise(world, { categoriesOnly: true });
  for (const kind of ['products', 'classifications']) {
    const { items } = await ask<{ items: readonly { id: string }[] }>('GET', `/categories?kind=${kind}`);
    await ask('POST', '/categories/selection', { kind, enable: items.map(({ id }) => id) });
  }
  for (const name of ['Pilot', 'Office']) await ask('POST', '/groups', { name });
  await ask('POST', '/groups', { name: 'Tokyo', parent: 'Office' });
  await ask('POST', '/groups', {
    name: 'Servers',
    rule: { family: ['server'] },
  });
  for (const preset of ['definitions', 'security-pilot', 'no-previews'])
    await ask('POST', '/rules', { preset });
  await synchronise(world);
  await rulesHaveDecided(world);
  await filesAreHere(world);
  if (machines === 0) return;
  const common = { server: world.url, seed: 'console', concurrency: 8, profiles: Object.values(PROFILES) };
  const share = (part: number) => Math.max(1, Math.round(machines * part));
  // Names go on where the fleet before ended, so each has a seed of its own.
  await runFleet({ ...common, count: share(0.7), cycles: 2, install: true, failures: 0.04 });
  await runFleet({
    ...common,
    seed: 'pilot',
    count: share(0.15),
    cycles: 2,
    install: true,
    failures: 0.04,
    targetGroup: 'Pilot',
  });
  await runFleet({
    ...common,
    seed: 'slow',
    count: share(0.15),
    cycles: 1,
    install: false,
    targetGroup: 'Kyoto',
  });
}

/** One synchronisation to its end, whatever that is. */
export async function synchronise({ ask }: World, request: object = {}): Promise<SyncRunRow> {
  const { id } = await ask<SyncRunRow>('POST', '/sync', request);
  for (let tries = 0; tries < 3000; tries++) {
    if ((await ask<SyncStatusAnswer>('GET', '/sync')).running === undefined)
      return ask<SyncRunRow>('GET', `/sync/runs/${id}`);
    await setTimeout(20);
  }
  throw new Error('the synchronisation does not end');
}

/** Otherwise they decide at some time while something else is looked at. */
async function rulesHaveDecided({ ask }: World): Promise<void> {
  const { id } = await ask<TaskView>('POST', '/rules/run');
  for (let tries = 0; tries < 1000; tries++) {
    if ((await ask<TaskView>('GET', `/tasks/${id}`)).state !== 'running') return;
    await setTimeout(20);
  }
  throw new Error('the rules do not come to an end');
}

async function filesAreHere({ ask }: World): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if ((await ask<StatusAnswer>('GET', '/status')).content.missingFiles === 0) return;
    await setTimeout(20);
  }
  throw new Error('files do not come');
}
