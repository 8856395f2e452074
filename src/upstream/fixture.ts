// For tests: a downstream server with a real store and catalog, and a simulated upstream that it synchronises from.

import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { changeSettings, loadCatalog } from '#changes';
import { openFileContentStore } from '#content/file';
import { openOutgoing } from '#outgoing';
import { type SimulatedUpstream, startSimulatedUpstream, UpstreamWorld } from '#simulator';
import type { Selection, SyncRun } from '#store';
import { openSqliteStore } from '#store/sqlite';
import type { UpdateId } from '#update';
import { DEFAULT_GUARD } from './defaults.ts';
import type { Pace } from './retry.ts';
import { createSynchroniser, type SynchroniserOptions } from './synchroniser.ts';
import type { Synchroniser, SyncRequest, SyncState, UpstreamContext, UpstreamSettings } from './types.ts';

export const START = Date.UTC(2026, 9, 4, 15, 3, 36);
const HOUR = 3_600_000;

/** Repeated calls wait for nothing. */
const AT_ONCE: Pace = { sleep: async () => undefined, random: () => 0.5 };

export interface SceneOptions {
  readonly world?: (clock: ReturnType<typeof manualClock>) => UpstreamWorld;
  readonly upstream?: Partial<Parameters<typeof startSimulatedUpstream>[0]>;
  readonly settings?: Partial<UpstreamSettings>;
  readonly options?: SynchroniserOptions;
}

export class Scene {
  readonly clock = manualClock(START);
  readonly world: UpstreamWorld;
  upstream!: SimulatedUpstream;
  context!: UpstreamContext;
  synchroniser!: Synchroniser;
  readonly #options: SceneOptions;
  #directory = '';

  constructor(options: SceneOptions) {
    this.#options = options;
    this.world = (options.world ?? ((clock) => UpstreamWorld.withSamples(clock)))(this.clock);
  }

  static async open(t: TestContext, options: SceneOptions = {}): Promise<Scene> {
    const scene = new Scene(options);
    scene.#directory = temporaryFolder('upstream');
    scene.upstream = await startSimulatedUpstream({ world: scene.world, ...options.upstream });
    await scene.boot();
    t.after(async () => {
      await scene.synchroniser.close();
      await scene.context.outgoing.close();
      await scene.context.store.close();
      await scene.upstream.close();
    });
    await scene.change({
      upstream: {
        kind: 'server',
        url: scene.upstream.url,
        mode: 'autonomous',
        accountName: 'below.example',
        rollup: false,
        acceptsPlainHttp: true,
        guard: DEFAULT_GUARD,
        ...options.settings,
      } satisfies UpstreamSettings,
    });
    return scene;
  }

  /** Opens everything that a process has of its own. */
  async boot(): Promise<void> {
    const { clock } = this;
    const store = await openSqliteStore({ path: join(this.#directory, 'todoku.db'), clock });
    const content = await openFileContentStore({ directory: join(this.#directory, 'content') });
    const catalog = await loadCatalog(store);
    const outgoing = openOutgoing({ settings: {} });
    this.context = { store, catalog, content, clock, outgoing, log: nullLog, version: '0.0.0' };
    this.synchroniser = createSynchroniser(this.context, {
      pace: AT_ONCE,
      decoders: 1,
      ...this.#options.options,
    });
  }

  /** As after the end of the process. A run under way is not told: its store is gone. */
  async reboot(): Promise<void> {
    await this.context.store.close();
    await this.context.outgoing.close();
    await this.boot();
  }

  change(settings: Readonly<Record<string, unknown>>): Promise<void> {
    return changeSettings(this.context, settings, { verb: 'test', subject: 'test' }, 'test');
  }

  /** Ticks everything that the upstream has. */
  async selectAll(): Promise<void> {
    await this.change({ selection: this.everything() });
  }

  everything(): Selection {
    const categories = this.context.catalog.snapshot.categories();
    const of = (isClassification: boolean): UpdateId[] =>
      categories
        .filter(({ type }) => (type === 'UpdateClassification') === isClassification)
        .map(({ updateId }) => updateId);
    return { products: of(false), classifications: of(true), languages: [] };
  }

  run(request: Partial<SyncRequest> = {}): Promise<SyncRun> {
    this.clock.advance(HOUR);
    return this.synchroniser.run({ trigger: 'manual', actor: 'test', ...request });
  }

  /** First contact, then everything: the usual beginning. */
  async synchronised(): Promise<SyncRun> {
    await this.run({ categoriesOnly: true });
    await this.selectAll();
    return this.run();
  }

  /** Revisions that clients and downstream servers can see. */
  get visible(): number {
    return this.context.catalog.snapshot.stats().revisions;
  }

  state(): Promise<SyncState | undefined> {
    return this.context.store.setting<SyncState>('sync-state');
  }

  codes(run: SyncRun): readonly string[] {
    return run.findings.map(({ code }) => code);
  }
}
