import type { ChangeContext } from '#changes';
import { type ContentPolicy, type ContentStore, DEFAULT_CONTENT_POLICY } from '#content';
import type { Outgoing } from '#outgoing';
import { type FetchRecord, storeFailures } from '#store';
import type { UpdateFile, UpdateId } from '#update';
import { speedAt } from './bandwidth.ts';
import { Bell } from './bell.ts';
import { forecastContent } from './content-forecast.ts';
import { contentPolicy } from './content-needs.ts';
import { Download } from './download.ts';
import { Downloads } from './downloads.ts';
import { jobEvents } from './events.ts';
import { attemptFetch, type Outcome } from './fetch-attempt.ts';
import { FetchPace } from './fetch-pace.ts';
import {
  afterFailure,
  dueRecords,
  nextDue,
  planQueue,
  renewed,
  wanted,
  withoutSource,
} from './fetch-plan.ts';
import { FetchQueue } from './fetch-queue.ts';
import { type FetchSettings, readFetchSettings, withSourceNow } from './fetch-settings.ts';
import { fetchStatus } from './fetch-status.ts';
import type { ContentFetcher, ContentForecast, FetchStatus } from './fetch-types.ts';
import { NeededFiles } from './needed-files.ts';
import { type Sleep, timerSleep } from './sleep.ts';
import { type FileAskingSession, UpstreamDoor } from './upstream-door.ts';

export interface ContentFetcherOptions {
  readonly context: ChangeContext;
  readonly content: ContentStore;
  readonly outgoing: Pick<Outgoing, 'send'>;
  /** Begins an authorized conversation with the upstream that is set; the signal ends it. */
  readonly openSession: (signal: AbortSignal) => Promise<FileAskingSession>;
  /** False: works only while `drain` is waited for, for commands without a running server. */
  readonly inBackground: boolean;
  readonly sleep?: Sleep;
  /** 0 to 1, for pauses that are not the same everywhere. */
  readonly random?: () => number;
}

const MINUTE = 60_000;
/** Windows open and close, and disks are tidied up, without anybody telling. */
const LOOK_EVERY = MINUTE;
/** The queue is compared with what is needed at least this often. */
const PLAN_EVERY = 5 * MINUTE;
/** Calls of `wake` within this time are one. */
const WAKE_AFTER = 250;
/** However often it is woken, comparing the queue takes this part of the time at the most: with a hundred thousand files it is work. */
const PLANNING_SHARE = 0.05;
/** But nobody waits longer than that for what was just approved. */
const PLAN_LATEST = 10_000;
/** What broke off and was not gone on with for a week is thrown away, looked for once a day. */
const KEEP_PARTIALS = 7 * 24 * 60 * MINUTE;
const EXPIRE_EVERY = 24 * 60 * MINUTE;
/** So many files that do not fit are looked at for one that does. */
const MOST_UNFITTING = 100;

/** Brings the files here that the policy, a person, a client or a downstream server wants. Closed by its owner. */
export function createContentFetcher(options: ContentFetcherOptions): ContentFetcher {
  return new Fetcher(options);
}

class Fetcher implements ContentFetcher {
  readonly #options: ContentFetcherOptions;
  readonly #context: ChangeContext;
  readonly #content: ContentStore;
  readonly #events;
  readonly #queue: FetchQueue;
  readonly #needed: NeededFiles;
  readonly #door: UpstreamDoor;
  readonly #pace: FetchPace;
  readonly #bell: Bell;
  readonly #downloads = new Downloads(() => this.#bell.ring());
  readonly #stopping = new AbortController();
  readonly #drains = new Set<PromiseWithResolvers<void>>();
  #working: Promise<void> | undefined;
  #wakeTimer: NodeJS.Timeout | undefined;
  #planDueAt = 0;
  /** Before that time `wake` waits, on the clock that never goes back. */
  #restUntil = 0;
  #expireDueAt = 0;
  /** As they were when the queue was compared last. */
  #settings: FetchSettings = { policy: DEFAULT_CONTENT_POLICY, upstream: {} };
  #blocked: 'disk-full' | 'window' | undefined;
  /** The disk was full: not before that time, unless somebody wakes it. */
  #noRoomUntil = 0;

  constructor(options: ContentFetcherOptions) {
    const { context, content, sleep = timerSleep } = options;
    this.#options = options;
    this.#context = context;
    this.#content = content;
    this.#events = jobEvents(context.log);
    this.#queue = new FetchQueue(context);
    this.#needed = new NeededFiles(context);
    this.#door = new UpstreamDoor(() => options.openSession(this.#stopping.signal));
    this.#pace = new FetchPace(
      context.clock,
      () => speedAt(this.#settings.policy, context.clock.now()),
      sleep,
    );
    this.#bell = new Bell(sleep);
    if (options.inBackground) this.#working = this.#work(this.#stopping.signal);
  }

  wake(): void {
    const pause = Math.max(WAKE_AFTER, this.#restUntil - performance.now());
    this.#wakeTimer ??= setTimeout(() => {
      this.#wakeTimer = undefined;
      this.#lookAgain();
    }, pause).unref();
  }

  want(sha1s: readonly string[], reason: FetchRecord['reason']): Promise<readonly string[]> {
    return this.#queue.inTurn(async () => {
      // Anybody can make clients' wishes come in great numbers: they must not cost a look at the whole queue.
      await this.#queue.loadOnce();
      const policy = await contentPolicy(this.#context.store);
      const put: FetchRecord[] = [];
      const queued: string[] = [];
      for (const sha1 of new Set(sha1s.map((text) => text.toUpperCase()))) {
        if (!(await this.#mayBeWanted(sha1, reason, policy))) continue;
        const before = this.#queue.records.get(sha1);
        const record = wanted(before, sha1, reason, this.#context.clock.now());
        if (record !== before) put.push(record);
        queued.push(sha1);
      }
      if (reason === 'person') this.#door.forget(queued);
      await this.#queue.change({ put, drop: [] });
      this.#bell.ring();
      return queued;
    });
  }

  retry(sha1s?: readonly string[]): Promise<number> {
    const named = sha1s && new Set(sha1s.map((text) => text.toUpperCase()));
    return this.#queue.inTurn(async () => {
      await this.#queue.load();
      const put = [...this.#queue.records.values()]
        .filter(({ sha1, failure }) => failure !== undefined && named?.has(sha1) !== false)
        .map(renewed);
      this.#door.forget(put.map(({ sha1 }) => sha1));
      await this.#queue.change({ put, drop: [] });
      this.#bell.ring();
      return put.length;
    });
  }

  async status(): Promise<FetchStatus> {
    const { store, clock } = this.#context;
    await this.#queue.inTurn(() => this.#queue.load());
    return fetchStatus({
      records: this.#queue.records.values(),
      downloads: this.#downloads,
      policy: await contentPolicy(store),
      hasUpstream: (await store.setting('upstream')) !== undefined,
      isDiskFull: this.#blocked === 'disk-full',
      now: clock.now(),
      bytesPerSecond: this.#pace.bytesPerSecond(),
    });
  }

  forecast(updateIds: readonly UpdateId[]): Promise<ContentForecast> {
    return forecastContent(this.#context, this.#content, updateIds);
  }

  async drain(signal?: AbortSignal): Promise<void> {
    const idle = Promise.withResolvers<void>();
    const ending = new AbortController();
    const stop = AbortSignal.any([
      ending.signal,
      this.#stopping.signal,
      ...(signal === undefined ? [] : [signal]),
    ]);
    stop.addEventListener('abort', () => idle.resolve(), { once: true });
    if (stop.aborted) return;
    this.#drains.add(idle);
    const ownWork = this.#working === undefined;
    this.#lookAgain();
    if (ownWork) this.#working = this.#work(stop);
    try {
      await idle.promise;
    } finally {
      this.#drains.delete(idle);
      if (ownWork) {
        ending.abort();
        await this.#working;
        await this.#downloads.over();
        this.#working = undefined;
      }
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#wakeTimer);
    this.#stopping.abort();
    await this.#working;
    await this.#downloads.over();
  }

  #lookAgain(): void {
    this.#planDueAt = 0;
    this.#noRoomUntil = 0;
    this.#bell.ring();
  }

  async #work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let pause = LOOK_EVERY;
      try {
        if (this.#planDueAt <= this.#context.clock.now()) {
          const began = performance.now();
          await this.#queue.inTurn(() => this.#plan());
          const took = performance.now() - began;
          this.#restUntil = began + Math.min(took / PLANNING_SHARE, PLAN_LATEST);
        }
        pause = await this.#queue.inTurn(() => this.#startDue(signal));
        // Somebody may have woken it meanwhile.
        const isPlanned = this.#planDueAt > this.#context.clock.now();
        if (isPlanned && this.#downloads.size === 0) for (const { resolve } of this.#drains) resolve();
      } catch (error) {
        // The outermost edge of this job: nobody waits for it but commands, so the log is told, and it tries again later.
        this.#events.fetchingInterrupted(error);
        if (storeFailures.is(error, 'disk-full')) this.#block('disk-full');
        for (const { reject } of this.#drains) reject(error);
      }
      await this.#bell.wait(pause, signal);
    }
  }

  /** Compares the queue with what is needed and what is here. */
  async #plan(): Promise<void> {
    const { store, clock } = this.#context;
    const now = clock.now();
    this.#planDueAt = now + PLAN_EVERY;
    if (this.#expireDueAt <= now) {
      this.#expireDueAt = now + EXPIRE_EVERY;
      await this.#content.expirePartials(now - KEEP_PARTIALS);
    }
    const before = this.#settings.upstream.settings?.url;
    this.#settings = await readFetchSettings(store);
    if (this.#settings.upstream.settings?.url !== before) this.#door.reset();
    await this.#queue.load();
    const needed = await this.#needed.all(this.#settings.policy);
    const missing = new Set<string>();
    for (const sha1 of new Set([...needed.keys(), ...this.#queue.records.keys()])) {
      if ((await this.#content.stat(sha1)) === undefined) missing.add(sha1);
    }
    await this.#queue.change(planQueue(this.#queue.records, needed, (sha1) => missing.has(sha1), now));
    const found = await withSourceNow(store, this.#queue.records.values(), this.#settings);
    await this.#queue.change({ put: found.map(renewed), drop: [] });
  }

  async #mayBeWanted(sha1: string, reason: FetchRecord['reason'], policy: ContentPolicy): Promise<boolean> {
    const record = await this.#context.store.fileBySha1(sha1);
    if (record === undefined || (await this.#content.stat(sha1)) !== undefined) return false;
    if (reason === 'person' || reason === 'downstream' || this.#queue.records.has(sha1)) return true;
    // Whoever cannot be trusted brings nothing here that would not come anyway.
    return this.#needed.has(record, policy);
  }

  /** Starts what is due and has room. Resolves with how long to wait, milliseconds. */
  async #startDue(signal: AbortSignal): Promise<number> {
    const { clock, store } = this.#context;
    const now = clock.now();
    if (speedAt(this.#settings.policy, now) === 0) {
      this.#downloads.stopAll();
      this.#block('window');
      return LOOK_EVERY;
    }
    if (now < this.#noRoomUntil) return this.#noRoomUntil - now;
    let unfitting = 0;
    for (const record of dueRecords(this.#queue.records.values(), now)) {
      if (signal.aborted || unfitting >= MOST_UNFITTING) break;
      if (this.#downloads.size >= this.#settings.policy.parallel) break;
      if (this.#downloads.has(record.sha1)) continue;
      const file = (await store.fileBySha1(record.sha1))?.file;
      if (file === undefined || (await this.#content.stat(record.sha1)) !== undefined) {
        await this.#queue.change({ put: [], drop: [record.sha1] });
      } else if (await this.#fits(file)) {
        this.#start(record, file, signal);
      } else {
        unfitting += 1;
      }
    }
    if (unfitting > 0 && this.#downloads.size === 0) {
      this.#block('disk-full');
      return LOOK_EVERY;
    }
    this.#block(undefined);
    const next = nextDue(this.#queue.records.values(), now) ?? Number.POSITIVE_INFINITY;
    return Math.min(LOOK_EVERY, next - now);
  }

  /** True when it leaves the reserve untouched, together with all that is on its way. */
  async #fits({ sha1, size }: UpdateFile): Promise<boolean> {
    const needed = Math.max(0, size - (await this.#content.partial(sha1))) + this.#downloads.left;
    return needed <= (await this.#content.room()).freeBytes;
  }

  #start(record: FetchRecord, file: UpdateFile, signal: AbortSignal): void {
    const download = new Download({ record, file, signal }, this.#context.clock, this.#pace);
    const attempt = attemptFetch(
      {
        ...this.#settings,
        store: this.#context.store,
        content: this.#content,
        outgoing: this.#options.outgoing,
        askUpstream: (sha1) => this.#door.ask(sha1),
      },
      download,
    );
    const work = attempt
      .then((outcome) => this.#queue.inTurn(() => this.#settle(download, outcome)))
      .catch((error: unknown) => this.#events.fetchingInterrupted(error));
    this.#downloads.follow(download, work);
  }

  async #settle({ record, file }: Download, outcome: Outcome): Promise<void> {
    const { clock } = this.#context;
    const { random = Math.random } = this.#options;
    const now = clock.now();
    // It may have become more urgent meanwhile.
    const current = this.#queue.records.get(record.sha1) ?? record;
    switch (outcome.kind) {
      case 'fetched':
        this.#events.fetched(file, outcome.from);
        return this.#queue.change({ put: [], drop: [file.sha1] });
      case 'failed': {
        const after = afterFailure(current, outcome.failure, now, random());
        this.#events.fetchFailed(file, outcome.failure, after);
        return this.#queue.change({ put: [after], drop: [] });
      }
      case 'without-source':
        return this.#queue.change({ put: [withoutSource(current, outcome.failure, now)], drop: [] });
      case 'disk-full':
        this.#noRoomUntil = now + LOOK_EVERY;
        this.#block('disk-full');
        return;
      case 'stopped':
        return;
      default:
        return outcome satisfies never;
    }
  }

  #block(reason: 'disk-full' | 'window' | undefined): void {
    if (reason === this.#blocked) return;
    this.#blocked = reason;
    if (reason === undefined) this.#events.fetchingResumed();
    else this.#events.fetchingPaused(reason);
  }
}
