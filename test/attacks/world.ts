import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { manualClock } from '#base';
import {
  type Fault,
  type SimulatedUpstream,
  type SimulatedUpstreamSettings,
  startSimulatedUpstream,
  UpstreamWorld,
} from '#simulator';
import type { SyncOutcome, SyncRun } from '#store';
import type { GuardSettings } from '#upstream';
import { type Downstream, liveNumber, openDownstream, served } from './downstream.ts';

const START = Date.UTC(2026, 9, 4, 15, 3, 36);
const HOUR = 3_600_000;
/** Megabytes that a run under attack may add to this process; of a list of a million updates the simulator's own part is half. */
const MOST_MEMORY = 1000;

/** Where an attack takes place: a healthy generation below, news above. */
export interface Scene {
  readonly clock: ReturnType<typeof manualClock>;
  readonly world: UpstreamWorld;
  readonly upstream: SimulatedUpstream;
  readonly below: Downstream;
  /** A month before the generation below, when the world had less. */
  readonly lastMonth: number;
  /** When the world was as the generation below is. */
  readonly before: number;
  /** Updates with a new revision since then; the first is what attacks are about. */
  readonly news: readonly { readonly updateId: string; readonly revisionNumber: number }[];
}

export interface Attack {
  readonly settings?: Partial<SimulatedUpstreamSettings>;
  readonly guard?: Partial<GuardSettings>;
  /** A replica takes groups and approvals over, too. */
  readonly mode?: 'autonomous' | 'replica';
  /** What goes wrong, once there is something new to fetch. */
  readonly strike: (scene: Scene) => readonly Fault[];
  readonly ends: SyncOutcome;
  /** Codes of findings that a person is told. */
  readonly finds: readonly string[];
  /** Codes in quarantine afterwards, each once. */
  readonly holds?: readonly string[];
  /** Looks closer, while the faults are still there. */
  readonly after?: (scene: Scene, run: SyncRun) => void | Promise<void>;
}

/** True of the first of the news: the one that attacks are about. */
export const isVictim =
  ({ news }: Scene) =>
  ({ updateId }: { readonly updateId: string }): boolean =>
    updateId === news[0]?.updateId;

/**
 * Synchronises once in health, strikes, and synchronises again. Promises of every attack: the run ends as said, with findings
 * that have a code and say what to do; clients are offered exactly what they were offered before, or, where the run
 * was published in part, all the news but what was attacked; memory is bounded; and once all is well the next run has
 * everything.
 */
export async function attack(t: TestContext, options: Attack): Promise<void> {
  const scene = await setScene(t, options);
  const { below, upstream, clock, news } = scene;
  const offered = served(below);
  upstream.faults.add(...options.strike(scene));
  upstream.forgetCalls();
  const { run, megabytes } = await measured(() =>
    below.synchroniser.run({ trigger: 'manual', actor: 'test' }),
  );
  assert.equal(run.outcome, options.ends, describe(run));
  for (const code of options.finds) {
    assert.ok(
      run.findings.some((finding) => finding.code === code),
      `no ${code}: ${describe(run)}`,
    );
  }
  for (const { code, hint, message } of run.findings) {
    assert.match(code, /^[a-z]+\/[a-z-]+$/);
    assert.ok(message.length > 10 && hint.length > 10, code);
    assert.notEqual(code, 'upstream/unexpected', describe(run));
  }
  const held = await below.context.store.quarantine();
  assert.deepEqual([...new Set(held.map(({ code }) => code))].sort(), [...(options.holds ?? [])].sort());
  if (isPublished(run)) await expectHealthyNews(scene, held);
  else assert.deepEqual(served(below), offered, 'the generation before goes on being served');
  await options.after?.(scene, run);
  assert.ok(megabytes < MOST_MEMORY, `${megabytes} MB`);

  upstream.faults.clear();
  clock.advance(HOUR);
  await below.synchroniser.release(held, 'test');
  const next = await below.synchroniser.run({ trigger: 'manual', actor: 'test' });
  assert.equal(next.outcome, 'succeeded', describe(next));
  for (const { updateId, revisionNumber } of news)
    assert.equal(await liveNumber(below, updateId), revisionNumber);
  assert.deepEqual(await below.context.store.quarantine(), []);
}

interface SceneOptions extends Pick<Attack, 'settings' | 'guard' | 'mode'> {
  /** In force from the first synchronisation on. */
  readonly fromTheFirst?: readonly Fault[];
}

/** A server below that synchronised in health, and news above since then. */
export async function setScene(
  t: TestContext,
  { settings, guard, mode = 'autonomous', fromTheFirst = [] }: SceneOptions = {},
): Promise<Scene> {
  const clock = manualClock(START);
  const world = UpstreamWorld.withSamples(clock);
  const upstream = await startSimulatedUpstream({ world, ...settings });
  t.after(() => upstream.close());
  upstream.faults.add(...fromTheFirst);
  const lastMonth = world.tick();
  clock.advance(30 * 24 * HOUR);
  const [oldest] = world.live.newestRevisions().filter(({ kind }) => kind === 'update');
  world.revise(oldest?.updateId ?? '');
  const all = world.live.newestRevisions();
  world.approve({ updateId: oldest?.updateId ?? '', groupId: world.addGroup('Pilot'), action: 0 });
  const ids = (kind: string) => all.filter((each) => each.kind === kind).map(({ updateId }) => updateId);
  const below = await openDownstream(t, {
    url: upstream.url,
    clock,
    mode,
    ...(guard === undefined ? {} : { guard }),
    selection: { products: ids('category'), classifications: ids('classification') },
  });
  const first = await below.synchroniser.run({ trigger: 'manual', actor: 'test' });
  assert.equal(first.outcome, 'succeeded', describe(first));
  const before = world.tick();
  clock.advance(HOUR);
  // Updates that stand alone: a bundle names its members by revision.
  const alone = all.filter(
    (each) => each.kind === 'update' && each.bytes.includes('ExplicitlyDeployable') && each.files.length > 0,
  );
  const news = alone.slice(0, 3).map(({ updateId }) => world.revise(updateId));
  assert.ok(news.length >= 2);
  clock.advance(HOUR);
  return { clock, world, upstream, below, lastMonth, before, news };
}

function isPublished({ outcome }: SyncRun): boolean {
  return outcome === 'succeeded' || outcome === 'partial';
}

/** What is not in quarantine is there; what is stays at the revision before. */
async function expectHealthyNews(
  { below, news, world, before }: Scene,
  held: readonly { readonly updateId: string; readonly revisionNumber: number }[],
): Promise<void> {
  const then = world.atTime(before);
  for (const { updateId, revisionNumber } of news) {
    const number = await liveNumber(below, updateId);
    const isHeld = held.some((each) => each.updateId === updateId && each.revisionNumber === revisionNumber);
    const isUnknown = number === then.newest(updateId)?.revisionNumber;
    assert.ok(isHeld ? isUnknown : number === revisionNumber || isUnknown, `${updateId} is at ${number}`);
  }
}

async function measured(
  work: () => Promise<SyncRun>,
): Promise<{ readonly run: SyncRun; readonly megabytes: number }> {
  const start = process.memoryUsage.rss();
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  try {
    const run = await work();
    return { run, megabytes: Math.round((most - start) / 1_000_000) };
  } finally {
    clearInterval(timer);
  }
}

function describe({ outcome, findings }: SyncRun): string {
  return `${outcome}: ${findings.map(({ code, subject = '', detail = '' }) => `${code} ${subject} (${detail.slice(0, 300)})`).join('; ')}`;
}
