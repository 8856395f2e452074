import type { Clock, Log } from '#base';
import type { Store, SyncRun, SyncTrigger } from '#store';
import { type ScheduleSettings, type Synchroniser, upstreamFailures } from '#upstream';
import { Bell } from './bell.ts';
import { jobEvents } from './events.ts';
import { offsetOf, slotAfter, slotUpTo } from './next-run.ts';
import { type Sleep, timerSleep } from './sleep.ts';

export interface SyncScheduleOptions {
  readonly synchroniser: Pick<Synchroniser, 'run'>;
  readonly store: Pick<Store, 'syncRuns'>;
  readonly clock: Clock;
  readonly log: Log;
  /** As they are now; read again before every wait. */
  readonly settings: () => Promise<ScheduleSettings>;
  readonly sleep?: Sleep;
  /** 0 to 1. */
  readonly random?: () => number;
}

export interface SyncSchedule {
  /** When the next run starts; undefined: the schedule is manual. */
  nextAt(): number | undefined;
  /** The settings were changed. Resolves when `nextAt` knows. */
  changed(): Promise<void>;
  /** No further runs, and no waiting for one that is under way: that is the synchroniser's to end. */
  stop(): Promise<void>;
}

/** Timers stand still while a machine sleeps, so the clock is looked at again after at most this, milliseconds. */
const LONGEST_WAIT = 10 * 60_000;
/** Among so many runs the last one that counts is looked for. */
const RECENT = 50;

/** Synchronises by itself: so many times a day, and once after a start when a run was missed meanwhile. */
export function startSyncSchedule(options: SyncScheduleOptions): SyncSchedule {
  return new Schedule(options);
}

class Schedule implements SyncSchedule {
  readonly #options: SyncScheduleOptions;
  readonly #random: () => number;
  readonly #bell: Bell;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #nextAt: number | undefined;

  constructor(options: SyncScheduleOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#bell = new Bell(options.sleep ?? timerSleep);
    this.#running = this.#go();
  }

  nextAt(): number | undefined {
    return this.#nextAt;
  }

  async changed(): Promise<void> {
    await this.#plan();
    this.#bell.ring();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#nextAt = undefined;
    await this.#running;
  }

  async #go(): Promise<void> {
    const { clock, log } = this.#options;
    const { signal } = this.#stopping;
    const events = jobEvents(log);
    try {
      await this.#plan();
      if (await this.#missed()) await this.#run('catch-up');
    } catch (error) {
      events.scheduleFailed(error);
    }
    while (!signal.aborted) {
      const wait = this.#nextAt === undefined ? LONGEST_WAIT : this.#nextAt - clock.now();
      if (this.#nextAt === undefined || wait > 0) {
        await this.#bell.wait(Math.min(wait, LONGEST_WAIT), signal);
        continue;
      }
      await this.#run('schedule');
      if (signal.aborted) return;
      await this.#plan().catch((error: unknown) => {
        this.#nextAt = undefined;
        events.scheduleFailed(error);
      });
    }
  }

  async #plan(): Promise<void> {
    const schedule = await this.#options.settings();
    if (this.#stopping.signal.aborted) return;
    const slot = slotAfter(schedule, this.#options.clock.now());
    this.#nextAt = slot === undefined ? undefined : slot + offsetOf(schedule, this.#random());
  }

  /** True when the last slot has seen no run: the server was off, or ended in the middle of it. */
  async #missed(): Promise<boolean> {
    const { settings, clock, store } = this.#options;
    const slot = slotUpTo(await settings(), clock.now());
    if (slot === undefined) return false;
    const { items } = await store.syncRuns({ limit: RECENT, offset: 0 });
    const last = items.find(counts);
    return last === undefined || last.startedAt < slot;
  }

  /** Resolves when the run is over, or when the schedule stops: then the run is the synchroniser's to end. */
  async #run(trigger: SyncTrigger): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    const { synchroniser, log } = this.#options;
    const run = synchroniser.run({ trigger, actor: 'schedule' }).catch((error: unknown) => {
      // How a run ended is in the history. Where there is no upstream, or a person was quicker, there is nothing to do.
      const isNothing =
        upstreamFailures.is(error, 'not-set') || upstreamFailures.is(error, 'already-running');
      if (!isNothing && !signal.aborted) jobEvents(log).scheduleFailed(error);
    });
    const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await Promise.race([run, stopped]);
  }
}

/** A run that did what a scheduled one does, or tried; the import of single updates does not. */
function counts({ trigger, outcome }: SyncRun): boolean {
  return trigger !== 'catalog' && outcome !== 'interrupted';
}
