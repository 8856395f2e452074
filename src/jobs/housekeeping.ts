import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { UpkeepItem } from '#store';
import { type TaskName, UPKEEP_SETTING, type UpkeepSettings, upkeepSettings } from '#upkeep';
import { jobEvents } from './events.ts';
import { type Sleep, timerRest, timerSleep } from './sleep.ts';
import { type CatalogFacts, gatherFacts } from './upkeep/catalog-facts.ts';
import { paced } from './upkeep/gait.ts';
import type { Task, UpkeepGround } from './upkeep/task.ts';
import { UPKEEP_TASKS } from './upkeep/tasks.ts';

export interface HousekeepingOptions {
  readonly context: ChangeContext;
  readonly content: ContentStore;
  readonly sleep?: Sleep;
}

export interface HousekeepingRequest {
  /** Undefined: all that are switched on. A named one runs though it is switched off. */
  readonly task?: TaskName;
  /** Says what would be done, and changes nothing. */
  readonly dryRun: boolean;
  /** Takes a hundredth of the time, as it does by itself; otherwise somebody waits, and it takes a quarter. */
  readonly gently?: boolean;
  readonly onProgress?: (step: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What one task did, or would do. */
export interface TaskReport {
  readonly task: TaskName;
  readonly count: number;
  readonly bytes: number;
  /** The first of them, with their reasons. */
  readonly items: readonly UpkeepItem[];
  /** Why nothing was done. */
  readonly skipped?: 'replica' | 'off';
}

/** When a task ran last in this process, and what it did. */
export interface TaskState {
  readonly task: TaskName;
  readonly lastRunAt?: number;
  readonly lastCount?: number;
  readonly lastBytes?: number;
}

export interface Housekeeping {
  /** Does what is due now, and resolves with what that was. One round at a time: a second one waits. */
  run(request: HousekeepingRequest): Promise<readonly TaskReport[]>;
  state(): readonly TaskState[];
  /** Goes on by itself from now on, a first time after a rest. */
  start(): void;
  /** Resolves when nothing of it runs any more. */
  close(): Promise<void>;
}

/** From one look at what is due to the next, milliseconds. */
const LOOK_EVERY = 5 * 60_000;
/** Rest after each portion: scans, reports and people go before. */
const REST = 50;
/** How much longer it rests than it works. */
const GENTLY = 99;
const QUICKLY = 3;
/** Reasons that a report names. */
const MOST_ITEMS = 200;

/** Keeps the server in order, a little at a time. */
export function createHousekeeping(options: HousekeepingOptions): Housekeeping {
  const { context, content, sleep = timerSleep } = options;
  const resting = options.sleep ?? timerRest;
  const events = jobEvents(context.log);
  const closing = new AbortController();
  const states = new Map<TaskName, TaskState>();
  let last: Promise<unknown> = Promise.resolve();
  let running: Promise<void> | undefined;

  async function round(request: HousekeepingRequest, tasks: readonly Task[]): Promise<readonly TaskReport[]> {
    const signal = AbortSignal.any([
      closing.signal,
      ...(request.signal === undefined ? [] : [request.signal]),
    ]);
    const settings = await housekeepingSettings(context);
    const rest = paced(resting, request.gently === true ? GENTLY : QUICKLY);
    let facts: Promise<CatalogFacts> | undefined;
    const ground: UpkeepGround = {
      context,
      content,
      settings,
      sleep: rest,
      signal,
      dryRun: request.dryRun,
      facts: () => {
        facts ??= gatherFacts(context, rest, signal);
        return facts;
      },
    };
    const reports: TaskReport[] = [];
    for (const [index, task] of tasks.entries()) {
      request.onProgress?.(task.name, index, tasks.length);
      const skipped = await whySkipped(task, settings, request);
      if (skipped !== undefined) {
        reports.push({ task: task.name, count: 0, bytes: 0, items: [], skipped });
        continue;
      }
      const report = await runTask(task, ground);
      // What it changed is another moment for the next one.
      if (report.count > 0 && !request.dryRun) facts = undefined;
      reports.push(report);
      if (request.dryRun) continue;
      const at = context.clock.now();
      states.set(task.name, {
        task: task.name,
        lastRunAt: at,
        lastCount: report.count,
        lastBytes: report.bytes,
      });
      if (report.count > 0) events.kept({ task: task.name, count: report.count, bytes: report.bytes });
    }
    return reports;
  }

  async function whySkipped(
    task: Task,
    settings: UpkeepSettings,
    request: HousekeepingRequest,
  ): Promise<TaskReport['skipped']> {
    if (request.task === undefined && settings.off.includes(task.name)) return 'off';
    const isReplica = (await context.store.setting<{ mode?: string }>('upstream'))?.mode === 'replica';
    return task.isForUpstream === true && isReplica ? 'replica' : undefined;
  }

  async function runTask(task: Task, ground: UpkeepGround): Promise<TaskReport> {
    const total = { count: 0, bytes: 0 };
    const items: UpkeepItem[] = [];
    for await (const portion of task.portions(ground)) {
      ground.signal.throwIfAborted();
      const { count, bytes } = ground.dryRun
        ? { count: portion.count, bytes: await portion.weigh() }
        : await portion.apply();
      total.count += count;
      total.bytes += bytes;
      if (count > 0) items.push(...portion.items.slice(0, MOST_ITEMS - items.length));
      await ground.sleep(REST, ground.signal);
    }
    return { task: task.name, ...total, items };
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  function isDue(task: Task): boolean {
    const { lastRunAt } = states.get(task.name) ?? {};
    return lastRunAt === undefined || context.clock.now() - lastRunAt >= task.every;
  }

  async function goOn(): Promise<void> {
    while (!closing.signal.aborted) {
      await sleep(LOOK_EVERY, closing.signal);
      if (closing.signal.aborted) return;
      const due = UPKEEP_TASKS.filter(isDue);
      // The outermost edge of this job: nobody waits for it, so the log is told, and it looks again later.
      await inTurn(() => round({ dryRun: false, gently: true }, due)).catch((error: unknown) => {
        if (!closing.signal.aborted) events.housekeepingFailed(error);
      });
    }
  }

  return {
    run: (request) =>
      inTurn(() =>
        round(
          request,
          UPKEEP_TASKS.filter(({ name }) => request.task === undefined || request.task === name),
        ),
      ),
    state: () => UPKEEP_TASKS.map(({ name }) => states.get(name) ?? { task: name }),
    start: () => {
      running ??= goOn();
    },
    close: async () => {
      closing.abort();
      await running;
      await last;
    },
  };
}

/** The settings in force. */
export async function housekeepingSettings({ store }: Pick<ChangeContext, 'store'>): Promise<UpkeepSettings> {
  return upkeepSettings(await store.setting<Partial<UpkeepSettings>>(UPKEEP_SETTING));
}
