import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type {
  AuditRow,
  ContentStatus,
  FetchesAnswer,
  HousekeepingEntry,
  StatusAnswer,
  SyncRunRow,
  SyncStatusAnswer,
} from '#server/admin';
import {
  type PublishedRelease,
  PublisherYear,
  type SimulatedUpstream,
  startSimulatedUpstream,
  UpstreamWorld,
} from '#simulator';
import { AcceleratedTime } from './accelerated-time.ts';
import { isPresent, planFleet, versionsOf, work, type YearMachine } from './machines.ts';
import { JOBS, startYearServer, type YearServer } from './server.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 1, 1, 6);
/** The clock is moved so often a day. */
const HOPS = 4;
/** A release is for everybody after seven days, and machines do not work every day. */
const DUE_AFTER = 12 * DAY;
const PILOTS = 3;

export interface YearOptions {
  readonly days: number;
  readonly machines: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** How much there was, day by day. */
export interface Amounts {
  readonly day: number;
  readonly revisions: number;
  readonly inScope: number;
  readonly databaseBytes: number;
  readonly contentBytes: number;
  readonly computers: number;
}

export interface YearReport {
  readonly amounts: readonly Amounts[];
  readonly synchronisations: number;
  readonly approved: number;
  readonly declined: { readonly byRule: number; readonly byHousekeeping: number };
  readonly removedRevisions: number;
  readonly archivedComputers: number;
  readonly scans: number;
  /** Times that a machine was looked at and had everything that it should have by then. */
  readonly upToDate: number;
}

/**
 * A year of a server that nobody looks after, on a clock that is moved by hand: it is set up once, with an upstream, four rules and nothing else.
 * Then its publisher releases and withdraws, machines come, go, and fail, and every month it is checked that machines get what they
 * should. Throws an AssertionError for what is not as promised.
 */
export async function runYear({
  days,
  machines: count,
  seed,
  say = () => {},
}: YearOptions): Promise<YearReport> {
  const time = new AcceleratedTime(START);
  const directory = await mkdtemp(join(tmpdir(), 'todoku-year-'));
  const publisher = new PublisherYear(`year ${seed}`);
  const world = new UpstreamWorld(time.clock);
  world.addAll(publisher.ground());
  world.addAll(publisher.day(START).documents);
  const upstream = await startSimulatedUpstream({ world });
  const data = join(directory, 'data');
  const server = await startYearServer(data, time);
  const random = numbers(seed);
  const fleet = planFleet(count, days, random);
  const amounts: Amounts[] = [];
  let scans = 0;
  let upToDate = 0;
  try {
    await setUp(server, upstream, time);
    for (let day = 1; day <= days; day++) {
      const today = START + day * DAY;
      const { documents, expired } = publisher.day(today);
      world.addAll(documents);
      for (const updateId of expired) world.expire(updateId);
      for (let hop = 0; hop < HOPS; hop++) await time.advance(DAY / HOPS, JOBS);
      await filesAreHere(server);
      for (const [index, machine] of fleet.entries()) {
        if (!isPresent(machine, day)) machine.scannedDays = 0;
        else if (random() < 0.8) {
          await work(machine, server.url, time.clock, index < PILOTS);
          scans += 1;
        }
      }
      upToDate += everybodyHasTheirs(fleet, publisher.releases, time.clock.now());
      if (day % 10 !== 0) continue;
      amounts.push(await amountsOf(server, data, day));
      say(JSON.stringify(amounts.at(-1)));
    }
    return { amounts, scans, upToDate, ...(await explained(server)) };
  } finally {
    for (const { client } of fleet) client?.close();
    await server.close();
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** What a person does on the first day, and never again. */
async function setUp(server: YearServer, upstream: SimulatedUpstream, time: AcceleratedTime): Promise<void> {
  await server.send('PUT', '/upstream', { url: upstream.url });
  await synchronised(server, time, { categoriesOnly: true });
  for (const kind of ['products', 'classifications']) {
    const { items } = await server.get<{ items: readonly { id: string }[] }>(`/categories?kind=${kind}`);
    await server.send('POST', '/categories/selection', { kind, enable: items.map(({ id }) => id) });
  }
  for (const preset of ['definitions', 'security-pilot', 'no-previews', 'no-arm'])
    await server.send('POST', '/rules', { preset });
  await server.send('POST', '/rules', {
    name: 'Browser',
    conditions: [{ kind: 'kb', values: ['9940001'] }],
    actions: [{ action: 'approve', as: 'Install', groups: ['All Computers'] }],
  });
  await server.send('PUT', '/sync/schedule', { perDay: 2, firstAt: '01:00', randomOffset: 0 });
  await synchronised(server, time, {});
}

async function synchronised(server: YearServer, time: AcceleratedTime, request: object): Promise<void> {
  const { id } = await server.send<SyncRunRow>('POST', '/sync', request);
  while ((await server.get<SyncStatusAnswer>('/sync')).running !== undefined) await setTimeout(2);
  const { outcome } = await server.get<SyncRunRow>(`/sync/runs/${id}`);
  assert.equal(outcome, 'succeeded');
  await time.advance(60_000, JOBS);
}

/** Files are fetched by the real clock. */
async function filesAreHere(server: YearServer): Promise<void> {
  for (let tries = 0; tries < 5000; tries++) {
    const { active, waiting, failed, paused } = await server.get<FetchesAnswer>('/content/fetches');
    assert.deepEqual([failed, paused], [[], undefined]);
    if (active.length + waiting.length === 0) return;
    await setTimeout(2);
  }
  assert.fail('files do not come');
}

/** Of those that worked long enough to have it: the newest security release that is old enough. Resolves with how many were looked at. */
function everybodyHasTheirs(
  fleet: readonly YearMachine[],
  releases: readonly PublishedRelease[],
  now: number,
): number {
  const due = new Map<string, PublishedRelease>();
  for (const release of releases) {
    const isOld = now - release.publishedAt >= DUE_AFTER;
    if (isOld && ['security', 'definitions', 'browser'].includes(release.kind))
      due.set(release.product, release);
  }
  let looked = 0;
  for (const machine of fleet) {
    if (machine.scannedDays < DUE_AFTER / DAY) continue;
    looked += 1;
    for (const [component, version] of Object.entries(versionsOf(machine))) {
      const release = [...due.values()].find(({ product }) => component === componentOf(product));
      if (release === undefined || machine.failed.has(release.updateId)) continue;
      const has = Number(version.split('.').at(-1));
      assert.ok(
        has >= release.version,
        `${machine.name} has ${component} ${version} and should have ${release.version} (KB${release.kb}) by now`,
      );
    }
  }
  return looked;
}

function componentOf(product: string): string {
  return `sample.${product.replace(/\W+/g, '-')}`;
}

async function amountsOf(server: YearServer, data: string, day: number): Promise<Amounts> {
  const status = await server.get<StatusAnswer>('/status');
  const content = await server.get<ContentStatus>('/content');
  const sizes = await Promise.all(
    ['todoku.db', 'todoku.db-wal'].map((name) => stat(join(data, name)).catch(() => ({ size: 0 }))),
  );
  return {
    day,
    revisions: status.updates.revisions,
    inScope: status.updates.inScope,
    databaseBytes: sizes.reduce((sum, { size }) => sum + size, 0),
    contentBytes: content.present.bytes + content.unnamed.bytes,
    computers: status.computers.total,
  };
}

/** Every decision of the year with who made it and why; fails for one that nothing explains. */
async function explained(server: YearServer): Promise<Omit<YearReport, 'amounts' | 'scans' | 'upToDate'>> {
  const audit = await server.all<AuditRow>('/audit');
  const log = await server.all<HousekeepingEntry>('/housekeeping/log');
  const rules = new Map(
    (await server.get<{ items: readonly { id: string; name: string }[] }>('/rules')).items.map((rule) => [
      rule.id,
      rule.name,
    ]),
  );
  const reasons = new Map(log.flatMap(({ items }) => items.map(({ id, reason }) => [id, reason] as const)));
  const counts = { approved: 0, byRule: 0, byHousekeeping: 0, archived: 0 };
  for (const { actor, verb, subject, details } of audit) {
    const rule = actor.startsWith('rule:') ? rules.get(actor.slice('rule:'.length)) : undefined;
    if (verb === 'approve') {
      assert.ok(rule !== undefined, `${subject} was approved by ${actor}`);
      counts.approved += 1;
    }
    if (verb === 'decline') {
      const updateId = String(details['updateId']);
      const reason = actor === 'housekeeping' ? reasons.get(updateId) : rule;
      assert.ok(
        reason !== undefined && reason !== '',
        `${subject} was declined by ${actor}, and nothing says why`,
      );
      counts[actor === 'housekeeping' ? 'byHousekeeping' : 'byRule'] += 1;
    }
    if (verb === 'archive-computers') counts.archived += 1;
  }
  const runs = await server.all<SyncRunRow>('/sync/runs');
  for (const { outcome, summary } of runs) assert.deepEqual([outcome, summary], ['succeeded', undefined]);
  const removed = log.filter(({ task }) => task.startsWith('remove-') && task !== 'remove-content');
  return {
    synchronisations: runs.length,
    approved: counts.approved,
    declined: { byRule: counts.byRule, byHousekeeping: counts.byHousekeeping },
    removedRevisions: removed.reduce((sum, { count }) => sum + count, 0),
    archivedComputers: counts.archived,
  };
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** `node test/year/year.ts [--days 365] [--machines 24] [--seed 1]` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const option = (name: string, otherwise: number) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const startedAt = performance.now();
  const { amounts: _, ...report } = await runYear({
    days: option('days', 365),
    machines: option('machines', 24),
    seed: option('seed', 1),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  const took = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(`${JSON.stringify(report)}\n${took} s\n`);
}
