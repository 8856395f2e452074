import { PROFILES } from '#simulator';
import type { ReportingEvent } from '#wire';
import { type Dataset, type Held, openQuietly } from './dataset.ts';
import { FRESH_GUID, Machine, wholeRequest } from './machine.ts';
import { type Ratio, ratioOf } from './ratio.ts';
import type { Serving } from './serving.ts';
import { fire, type Shot } from './shots.ts';

/** Machines that report, and that scan meanwhile. */
const REPORTING = 400;
const SCANNING = 32;
/** Updates that a machine reports on: most of them installed. */
const REPORTED = 300;
const NEEDED = 20;
/** Events in one report: a scan, its status, and what became of updates. */
const EVENTS = 10;

/** Scans at a steady rate for a while, then for as long with reports beside them. */
export interface ReportingRound {
  readonly alone: Shot;
  /** Beside the same reports to another server on this machine: what sharing its processors and its disk costs by itself. */
  readonly elsewhere: Shot;
  readonly beside: Shot;
  readonly reports: Shot;
}

export interface ReportingResult {
  readonly wantedEvents: number;
  /** Of the slowest round. */
  readonly eventsPerSecond: number;
  readonly rounds: readonly ReportingRound[];
  /** Medians of the rounds: a scan beside reports against one alone. */
  readonly ratio: Ratio;
  /** The same of reports elsewhere. */
  readonly elsewhere: Ratio;
}

/** The updates that machines report on. Read while no server has the data directory open. */
export async function reportedUpdates(dataset: Dataset): Promise<readonly string[]> {
  const todoku = await openQuietly(dataset.directory);
  try {
    const { items } = await todoku.store.findUpdates({
      explicitlyDeployable: true,
      declined: false,
      limit: REPORTED,
      offset: 0,
    });
    return items.map(({ updateId }) => updateId);
  } finally {
    await todoku.close();
  }
}

/**
 * Reports of status at a steady rate, each event new, each machine's state another than before; and what scans at a steady rate, well
 * below what the server can do, feel of it.
 */
export async function measureReporting(
  serving: Serving,
  other: Serving,
  updateIds: readonly string[],
  lists: readonly Held[],
  options: {
    readonly eventsPerSecond: number;
    readonly scansPerSecond: number;
    readonly seconds: number;
    readonly rounds: number;
  },
): Promise<ReportingResult> {
  const { eventsPerSecond, scansPerSecond, seconds } = options;
  const scans = await scanRequests(serving, lists);
  const steady = { rate: scansPerSecond };
  const scanBesideReportsTo = async ({ port }: Serving, reports: readonly string[]): Promise<[Shot, Shot]> =>
    Promise.all([
      fire(serving.port, scans, seconds, steady),
      fire(port, reports, seconds, { rate: eventsPerSecond / EVENTS, connections: 32 }),
    ]);
  const reports = await reportRequests(serving, updateIds);
  const reportsElsewhere = await reportRequests(other, updateIds);
  const rounds: ReportingRound[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const alone = await fire(serving.port, scans, seconds, steady);
    const [elsewhere] = await scanBesideReportsTo(other, reportsElsewhere);
    const [beside, reported] = await scanBesideReportsTo(serving, reports);
    rounds.push({ alone, elsewhere, beside, reports: reported });
  }
  return {
    wantedEvents: eventsPerSecond,
    eventsPerSecond: Math.min(...rounds.map((round) => round.reports.requestsPerSecond)) * EVENTS,
    rounds,
    ratio: ratioOf(rounds, 'beside'),
    elsewhere: ratioOf(rounds, 'elsewhere'),
  };
}

/** Scans of machines that are up to date. */
export async function scanRequests(serving: Serving, lists: readonly Held[]): Promise<string[]> {
  const requests: string[] = [];
  for (let number = 0; number < SCANNING; number++) {
    const { installedNonLeaf, otherCached } = lists[number % lists.length]!;
    const machine = new Machine(serving.port, 10_000 + number);
    await machine.enrol();
    for (let call = 0; call < 2; call++) await machine.sync(installedNonLeaf, otherCached);
    requests.push(wholeRequest(serving.port, machine.syncRequest(installedNonLeaf, otherCached)));
  }
  return requests;
}

/** Two of each machine, so that its state changes from one to the other. */
async function reportRequests(serving: Serving, updateIds: readonly string[]): Promise<string[]> {
  const requests: string[] = [];
  for (let number = 0; number < REPORTING; number++) {
    const machine = new Machine(serving.port, 20_000 + number);
    await machine.enrol();
    for (const turn of [0, 1]) {
      const body = machine.reportRequest(eventsOf(machine.id, updateIds, number, turn));
      requests.push(wholeRequest(serving.port, body, 'reporting'));
    }
  }
  // All machines in turn, then all of them again: a machine's two reports never stand side by side.
  return [
    ...requests.filter((_, index) => index % 2 === 0),
    ...requests.filter((_, index) => index % 2 === 1),
  ];
}

function eventsOf(
  computerId: string,
  updateIds: readonly string[],
  number: number,
  turn: number,
): readonly ReportingEvent[] {
  const at = (index: number) => updateIds[(number * 7 + index) % updateIds.length]!;
  const all = Array.from({ length: updateIds.length }, (_, index) => at(index));
  const needed = all.slice(0, NEEDED + turn);
  const installed = all.slice(NEEDED + turn);
  const lists = [`U=${needed.join(';')}`, `V=${installed.join(';')}`];
  const outcomes = Array.from({ length: EVENTS - 2 }, (_, index) =>
    index % 4 === 0 ? 182 : 162 + (index % 2),
  );
  return [
    event(computerId, 147, { replacementStrings: [String(needed.length)] }),
    event(computerId, 156, { miscData: lists }),
    ...outcomes.map((eventId, index) =>
      event(computerId, eventId, {
        update: { updateId: needed[(index + turn) % needed.length]!, revisionNumber: 200 },
        win32HResult: eventId === 182 ? -2145124318 : 0,
      }),
    ),
  ];
}

function event(computerId: string, eventId: number, more: Partial<ReportingEvent>): ReportingEvent {
  const { os } = PROFILES['windows-11-25h2'];
  return {
    targetId: computerId,
    sequenceNumber: 0,
    timeAtTarget: new Date().toISOString(),
    eventInstanceId: FRESH_GUID,
    namespaceId: 1,
    eventId,
    sourceId: 101,
    win32HResult: 0,
    appName: 'UpdateOrchestrator',
    replacementStrings: [],
    miscData: [],
    processorArchitecture: 'Amd64Cpu',
    osVersion: {
      major: os.major,
      minor: os.minor,
      build: os.build,
      revision: 0,
      servicePackMajor: 0,
      servicePackMinor: 0,
    },
    osLocaleId: 1033,
    ...more,
  };
}
