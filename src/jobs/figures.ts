import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { Computer, ComputerCounts } from '#store';
import type { GroupId } from '#update';
import type { InboxEntry } from '#upkeep';
import { approvedFiles } from './content-needs.ts';
import type { Health } from './health.ts';
import { type Sleep, timerSleep } from './sleep.ts';
import { gatherFacts } from './upkeep/catalog-facts.ts';
import { paced } from './upkeep/gait.ts';

export interface FiguresOptions {
  readonly context: ChangeContext;
  readonly content: ContentStore;
  readonly health: Pick<Health, 'look'>;
  readonly sleep?: Sleep;
}

/** How a computer is, by its last report: the worst that is true of it. */
export const COMPUTER_STATES = ['failed', 'pending-restart', 'needing', 'complete', 'unknown'] as const;
export type ComputerState = (typeof COMPUTER_STATES)[number];

/** What can only be counted by looking at everything. */
export interface Figures {
  /** When that was; milliseconds since 1970, UTC. */
  readonly at: number;
  /** `live`: neither declined nor expired, and meant to be approved. The others are parts of it. */
  readonly updates: Readonly<Record<'live' | 'approved' | 'needed' | 'superseded', number>>;
  /** Computers in that very group, those of groups beneath not among them; archived ones are left out. */
  readonly groups: readonly {
    readonly name: string;
    readonly states: Readonly<Record<ComputerState, number>>;
  }[];
  readonly stored: FileCount;
  /** Of approved updates, and not here. */
  readonly missing: FileCount;
  readonly findings: readonly InboxEntry[];
}

export interface FileCount {
  readonly files: number;
  readonly bytes: number;
}

/** Counts what takes its time to count, for whoever watches the server. */
export interface FiguresDesk {
  /**
   * The last figures; counts them anew, in the background, when they are some minutes old. Only the very first ones are waited for, for a
   * moment: undefined when that was not enough. Rejects, once, with what the last count failed with.
   */
  read(): Promise<Figures | undefined>;
  close(): Promise<void>;
}

/** They are counted anew after so long, when somebody asks, milliseconds. */
const FRESH = 5 * 60_000;
/** Things that are looked at between two rests. */
const AT_ONCE = 500;
/** Least rest, milliseconds, and how much longer it rests than it works: scans go before. */
const REST = 5;
const GENTLY = 1;
/** How long the first ones are waited for, milliseconds: Prometheus gives up after ten seconds. */
const PATIENCE = 3000;

export function createFigures(options: FiguresOptions): FiguresDesk {
  const { clock } = options.context;
  const { sleep = timerSleep } = options;
  const closing = new AbortController();
  let last: Figures | undefined;
  let trouble: { readonly error: unknown } | undefined;
  let counting: Promise<void> | undefined;

  function count(): Promise<void> {
    counting ??= gather(options, closing.signal)
      .then(
        (figures) => {
          last = figures;
        },
        (error: unknown) => {
          trouble = { error };
        },
      )
      .finally(() => {
        counting = undefined;
      });
    return counting;
  }

  function mustBeWell(): void {
    if (trouble === undefined) return;
    const { error } = trouble;
    // Whoever asks next has it tried again.
    trouble = undefined;
    throw error;
  }

  return {
    async read() {
      mustBeWell();
      const age = last === undefined ? undefined : clock.now() - last.at;
      if (age !== undefined && age >= 0 && age < FRESH) return last;
      const done = count();
      if (last === undefined) {
        await Promise.race([done, sleep(PATIENCE, closing.signal)]);
        mustBeWell();
      }
      return last;
    },
    async close() {
      closing.abort();
      await counting;
    },
  };
}

async function gather(options: FiguresOptions, signal: AbortSignal): Promise<Figures> {
  const { context, content, health, sleep } = options;
  const rest = paced(sleep ?? timerSleep, GENTLY);
  const at = context.clock.now();
  const updates = await countUpdates(context, rest, signal);
  const groups = await countGroups(context, rest, signal);
  const files = await countFiles(context, content, rest, signal);
  return { at, updates, groups, ...files, findings: await health.look() };
}

async function countUpdates(
  context: ChangeContext,
  rest: Sleep,
  signal: AbortSignal,
): Promise<Figures['updates']> {
  const { updates, supersededBy, deployments } = await gatherFacts(context, rest, signal);
  const live = [...updates.values()].filter(
    ({ declined, expired, explicitlyDeployable }) => !declined && !expired && explicitlyDeployable,
  );
  const approved = live.filter(({ updateId }) =>
    deployments.get(updateId)?.some(({ action }) => action !== 'NotApproved'),
  );
  let needed = 0;
  for (let start = 0; start < live.length; start += AT_ONCE) {
    const ids = live.slice(start, start + AT_ONCE).map(({ updateId }) => updateId);
    const counts = await context.store.statusCounts(ids);
    needed += counts.filter((each) => each.needed + each.downloaded + each.failed > 0).length;
    await pause(rest, signal);
  }
  const superseded = live.filter(({ updateId }) => supersededBy.has(updateId));
  return { live: live.length, approved: approved.length, needed, superseded: superseded.length };
}

async function countGroups(
  { store }: ChangeContext,
  rest: Sleep,
  signal: AbortSignal,
): Promise<Figures['groups']> {
  const groups = new Map<
    GroupId,
    { readonly name: string; readonly states: Record<ComputerState, number> }
  >();
  for (const { id, name } of await store.groups())
    groups.set(id, {
      name,
      states: { failed: 0, 'pending-restart': 0, needing: 0, complete: 0, unknown: 0 },
    });
  const count = async (computers: readonly Computer[]): Promise<void> => {
    const counts = await store.countsOf(computers.map(({ id }) => id));
    for (const { id, groupIds, lastReportAt } of computers) {
      const state = stateOf(lastReportAt, counts.get(id));
      for (const groupId of groupIds) {
        const group = groups.get(groupId);
        if (group !== undefined) group.states[state] += 1;
      }
    }
    await pause(rest, signal);
  };
  let page: Computer[] = [];
  for await (const computer of store.everyMachine()) {
    if (computer.archivedAt !== undefined) continue;
    page.push(computer);
    if (page.length < AT_ONCE) continue;
    await count(page);
    page = [];
  }
  await count(page);
  return [...groups.values()];
}

function stateOf(lastReportAt: number, counts: ComputerCounts | undefined): ComputerState {
  if (lastReportAt === 0) return 'unknown';
  if (counts === undefined) return 'complete';
  if (counts.failed > 0) return 'failed';
  if (counts.pendingReboot > 0) return 'pending-restart';
  return counts.needed + counts.downloaded > 0 ? 'needing' : 'complete';
}

async function countFiles(
  context: ChangeContext,
  content: ContentStore,
  rest: Sleep,
  signal: AbortSignal,
): Promise<Pick<Figures, 'stored' | 'missing'>> {
  const stored = { files: 0, bytes: 0 };
  for await (const { size } of content.list()) {
    stored.files += 1;
    stored.bytes += size;
    if (stored.files % AT_ONCE === 0) await pause(rest, signal);
  }
  const missing = { files: 0, bytes: 0 };
  let looked = 0;
  for (const { sha1, size } of (await approvedFiles(context)).values()) {
    looked += 1;
    if (looked % AT_ONCE === 0) await pause(rest, signal);
    if ((await content.stat(sha1)) !== undefined) continue;
    missing.files += 1;
    missing.bytes += size;
  }
  return { stored, missing };
}

async function pause(rest: Sleep, signal: AbortSignal): Promise<void> {
  await rest(REST, signal);
  signal.throwIfAborted();
}
