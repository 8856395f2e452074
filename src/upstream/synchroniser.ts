import { closeInterruptedRuns, dropStaged, forgetSyncRuns, releaseQuarantine } from '#changes';
import type { Selection, SyncOutcome, SyncRun } from '#store';
import type { UpdateId, UpdateIdentity } from '#update';
import { readConfiguration } from './configuration.ts';
import { DecoderPool } from './decoder-pool.ts';
import { upstreamEvents } from './events.ts';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import { importUpdates } from './import-updates.ts';
import { highestRevisions } from './known-revisions.ts';
import { listedThere } from './listed-there.ts';
import type { Pace } from './retry.ts';
import { type Aftermath, synchronise } from './run.ts';
import { RunRecord } from './run-record.ts';
import { openSession } from './session.ts';
import { Staging } from './staging.ts';
import { withThrift } from './thrift.ts';
import type {
  ImportHints,
  ImportOutcome,
  Synchroniser,
  SyncProgress,
  SyncRequest,
  SyncState,
  UpstreamContext,
  UpstreamSession,
  UpstreamSettings,
} from './types.ts';
import { weigh } from './weigh.ts';
import type { Tuning, Work } from './work.ts';

export interface SynchroniserOptions extends Partial<Aftermath>, Partial<Tuning> {
  /** Threads that decode answers, at the most. */
  readonly decoders?: number;
  /** How long ended runs stay in the history, milliseconds. */
  readonly keepRuns?: number;
  /** True while something else stages revisions, such as a bundle that is taken in: no run begins then. */
  readonly isHeldOff?: () => boolean;
  /** Pauses between repeated calls; undefined: real ones. */
  readonly pace?: Pace;
}

const DAY = 86_400_000;
const NOTHING_SELECTED: Selection = { products: [], classifications: [], languages: [] };

/** This server as a downstream server. Runs that a crash interrupted are closed in the history first. */
export function createSynchroniser(
  context: UpstreamContext,
  options: SynchroniserOptions = {},
): Synchroniser {
  return new OneAtATime(context, options);
}

/** Parts of a run that is under way. */
type Begun = Omit<Work, 'session'>;

interface Active {
  readonly stopping: AbortController;
  record?: RunRecord;
  /** Resolves with the row of the run when it is over. */
  done?: Promise<SyncRun>;
}

class OneAtATime implements Synchroniser {
  readonly #context: UpstreamContext;
  readonly #options: SynchroniserOptions;
  readonly #ready: Promise<unknown>;
  #active: Active | undefined;
  #closed = false;

  constructor(context: UpstreamContext, options: SynchroniserOptions) {
    this.#context = context;
    this.#options = options;
    this.#ready = closeInterruptedRuns(context);
    // Whoever starts a run sees the failure; until then it disturbs nobody.
    this.#ready.catch(() => undefined);
  }

  async run(request: SyncRequest): Promise<SyncRun> {
    return (await this.#begin(request)).done;
  }

  async start(request: SyncRequest): Promise<SyncRun> {
    const { record, done } = await this.#begin(request);
    // How it ends is in the history; nobody waits for it here.
    done.catch(() => undefined);
    return record.row();
  }

  async stop(actor: string): Promise<boolean> {
    const active = this.#active;
    if (active === undefined) return false;
    if (active.record) upstreamEvents.stopAsked(this.#context.log, { run: active.record.id, actor });
    active.stopping.abort(upstreamFailures.fail('cancelled', { subject: actor }));
    await active.done;
    return true;
  }

  progress(): SyncProgress | undefined {
    return this.#active?.record?.progress();
  }

  async weigh(selection: Selection): Promise<{ readonly listed: number; readonly missing: number }> {
    const settings = await this.#settings();
    const session = await this.#openSession(settings, AbortSignal.timeout(10 * 60_000));
    return weigh(this.#context, session, selection);
  }

  async listed(
    updateIds: readonly UpdateId[],
    selection: Selection | undefined,
    signal: AbortSignal,
  ): Promise<ReadonlySet<UpdateId>> {
    const session = await this.#openSession(await this.#settings(), signal);
    return listedThere(this.#context, session, updateIds, selection);
  }

  async importUpdates(
    updateIds: readonly UpdateId[],
    actor: string,
    hints: ImportHints = {},
  ): Promise<ImportOutcome> {
    const here = await highestRevisions(this.#context.store, updateIds);
    const wanted = [...new Set(updateIds)].filter((id) => !here.has(id));
    const alreadyHere = [...here.keys()];
    if (wanted.length === 0) return { imported: [], alreadyHere, failed: [] };
    let result: Omit<ImportOutcome, 'alreadyHere'> | undefined;
    const { done } = await this.#begin({ trigger: 'catalog', actor }, async (begun, open) => {
      const session = await begun.record.phase('authorization', open);
      begun.record.countWith(() => session.traffic);
      const work: Work = { ...begun, session };
      const config = await work.record.phase('configuration', () => readConfiguration(work));
      const { outcome, ...rest } = await work.record.phase('updates', () =>
        importUpdates(work, config, wanted, hints),
      );
      result = rest;
      if (outcome !== 'failed') this.#options.onPublished?.();
      return outcome;
    });
    const run = await done;
    if (result !== undefined) return { ...result, alreadyHere };
    // The line broke, or a person ended it: that is so for each of them.
    const [finding] = run.findings.filter(({ level }) => level === 'error').slice(-1);
    const why = finding ?? findingOf(upstreamFailures.fail('unexpected'), this.#context.clock.now());
    return { imported: [], alreadyHere, failed: wanted.map((updateId) => ({ updateId, finding: why })) };
  }

  async release(identities: readonly UpdateIdentity[], actor: string): Promise<void> {
    await releaseQuarantine(this.#context, identities, actor);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#ready.catch(() => undefined);
    await this.stop('system');
  }

  async #settings(): Promise<UpstreamSettings> {
    const settings = await this.#context.store.setting<UpstreamSettings>('upstream');
    if (settings === undefined) throw upstreamFailures.fail('not-set');
    return settings;
  }

  #openSession(settings: UpstreamSettings, signal: AbortSignal): Promise<UpstreamSession> {
    const { outgoing, clock, log, store } = this.#context;
    const { pace } = this.#options;
    const { serverId } = store.identity;
    return openSession({ outgoing, settings, serverId, clock, log, signal, ...(pace && { pace }) });
  }

  /** Takes the one place there is, writes the row, and lets the run go its way. */
  async #begin(
    request: SyncRequest,
    live: (begun: Begun, open: () => Promise<UpstreamSession>) => Promise<SyncOutcome> = (begun, open) =>
      synchronise(begun, open, this.#aftermath()),
  ): Promise<{ readonly record: RunRecord; readonly done: Promise<SyncRun> }> {
    const { isHeldOff } = this.#options;
    if (this.#active !== undefined || this.#closed || isHeldOff?.() === true)
      throw upstreamFailures.fail('already-running');
    const active: Active = { stopping: new AbortController() };
    this.#active = active;
    try {
      await this.#ready;
      const settings = await this.#settings();
      const selection = (await this.#context.store.setting<Selection>('selection')) ?? NOTHING_SELECTED;
      await this.#dropForeign(settings, request);
      const { trigger, actor } = request;
      const { url: upstream, mode } = settings;
      const record = await RunRecord.begin(this.#context, { trigger, actor, upstream, mode, selection });
      active.record = record;
      upstreamEvents.runStarted(this.#context.log, { run: record.id, trigger, upstream, actor });
      active.done = this.#live(active, record, { request, settings, selection }, live);
      return { record, done: active.done };
    } catch (error) {
      this.#active = undefined;
      throw error;
    }
  }

  async #live(
    { stopping: { signal } }: Active,
    record: RunRecord,
    parts: Pick<Work, 'request' | 'settings' | 'selection'>,
    live: (begun: Begun, open: () => Promise<UpstreamSession>) => Promise<SyncOutcome>,
  ): Promise<SyncRun> {
    const context = this.#context;
    const decoder = new DecoderPool(this.#options.decoders);
    let outcome: SyncOutcome;
    try {
      const stored = await context.store.setting<SyncState>('sync-state');
      const state = stored?.upstream === parts.settings.url ? stored : undefined;
      const staging = await Staging.open(context, record.id);
      const tuning: Tuning = { parallel: this.#options.parallel ?? 4 };
      const begun: Begun = { context, ...parts, state, record, staging, decoder, signal, tuning };
      outcome = await withThrift(() => live(begun, () => this.#openSession(parts.settings, signal)));
    } catch (error) {
      outcome = endOf(error, signal);
      record.find(findingOf(signal.aborted ? signal.reason : error, context.clock.now()));
    }
    try {
      return await this.#end(record, outcome, parts.request);
    } finally {
      await decoder.close();
      this.#active = undefined;
    }
  }

  async #end(record: RunRecord, outcome: SyncOutcome, { trigger, actor }: SyncRequest): Promise<SyncRun> {
    const context = this.#context;
    // Half an import is nobody's to go on with; a synchronisation goes on from what is staged.
    if (trigger === 'catalog' && outcome !== 'succeeded' && outcome !== 'partial')
      await dropStaged(context, actor);
    const run = await record.end(outcome);
    const now = context.clock.now();
    await forgetSyncRuns(context, now - (this.#options.keepRuns ?? 90 * DAY));
    const { counts, bytes, requests, findings } = run;
    const error = findings.find(({ level }) => level === 'error')?.code;
    upstreamEvents.runEnded(context.log, {
      run: run.id,
      outcome,
      new: counts.new,
      revised: counts.revised,
      quarantined: counts.quarantined,
      bytes,
      requests,
      milliseconds: now - run.startedAt,
      ...(error === undefined ? {} : { error }),
    });
    return run;
  }

  /**
   * Staged revisions of another upstream, or of an import, belong to no generation of this run. A run for the
   * categories alone, or for single updates, would publish the half of a generation that an unfinished run left.
   */
  async #dropForeign(
    { url }: UpstreamSettings,
    { trigger, categoriesOnly, actor }: SyncRequest,
  ): Promise<void> {
    const { store } = this.#context;
    const [last] = (await store.syncRuns({ limit: 1, offset: 0 })).items;
    const isForeign = last === undefined || last.upstream !== url || last.trigger === 'catalog';
    if (isForeign || categoriesOnly === true || trigger === 'catalog') await dropStaged(this.#context, actor);
  }

  #aftermath(): Aftermath {
    const { onPublished = () => undefined, rollup = async () => undefined } = this.#options;
    return { onPublished, rollup };
  }
}

const HELD = ['abnormal-revisions', 'abnormal-bytes'] as const;

function endOf(error: unknown, signal: AbortSignal): SyncOutcome {
  if (signal.aborted) return 'cancelled';
  return HELD.some((code) => upstreamFailures.is(error, code)) ? 'held' : 'failed';
}
