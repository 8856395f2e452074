import type { ChangeContext } from '#changes';
import type { ComputerId, GroupId } from '#update';
import { DAY, FleetSigns, type HealthFacts, type Known, type ReportSigns, systemOf } from '#upkeep';
import { housekeepingSettings } from '../housekeeping.ts';
import type { Sleep } from '../sleep.ts';
import type { CatalogFacts } from '../upkeep/catalog-facts.ts';

interface ScanTaken {
  readonly at: number;
  readonly trips: number;
  readonly responseBytes: number;
}

/** What the last scan of a machine took, as far as it is remembered. */
export type ScanOf = (id: ComputerId) => ScanTaken | undefined;

/** Machines that are read between two rests, and the rest, milliseconds. */
const AT_ONCE = 500;
const REST = 5;
/** Calls of a scan from which on it is remembered here. */
const MANY_TRIPS = 50;
/** Of what was before that, nobody needs to be told. */
const LATELY = 3 * DAY;

export type MachineFacts = Pick<HealthFacts, 'machines' | 'fleet' | 'results' | 'clocks' | 'scans'> & {
  /** How many machines are in a group itself. */
  readonly groupSizes: ReadonlyMap<GroupId, number>;
};

/** Walks over all machines once, with rests in between. Rejects with the signal's reason. */
export async function machineFacts(
  context: ChangeContext,
  parts: {
    readonly signs: ReportSigns;
    readonly updates: CatalogFacts['updates'];
    readonly scanOf?: ScanOf;
    readonly sleep: Sleep;
    readonly signal: AbortSignal;
  },
): Promise<MachineFacts> {
  const { signs, updates, scanOf, sleep, signal } = parts;
  const { silentDays } = await housekeepingSettings(context);
  const now = context.clock.now();
  const fleet = new FleetSigns(now, now - silentDays * DAY);
  const concerned = signs.concerned();
  const known = new Map<string, Known>();
  const scans: { name: string; trips: number; bytes: number }[] = [];
  let count = 0;
  for await (const machine of context.store.everyMachine()) {
    const { id, dnsName, archivedAt } = machine;
    fleet.add(machine, signs.clockIsWrong(id));
    if (archivedAt === undefined && concerned.has(id))
      known.set(id, { name: dnsName, system: systemOf(machine) });
    const scan = scanOf?.(id);
    if (scan !== undefined && scan.trips >= MANY_TRIPS && scan.at >= now - LATELY)
      scans.push({ name: dnsName, trips: scan.trips, bytes: scan.responseBytes });
    count += 1;
    if (count % AT_ONCE !== 0) continue;
    await sleep(REST, signal);
    signal.throwIfAborted();
  }
  const { total, silent, groupSizes, ...facts } = fleet.facts();
  return {
    machines: { total, silent, silentDays },
    fleet: facts,
    results: signs.clusters(known).map((cluster) => {
      const update = cluster.updateId === undefined ? undefined : updates.get(cluster.updateId)?.title;
      return { ...cluster, ...(update === undefined ? {} : { update }) };
    }),
    clocks: signs.clocks(known),
    scans,
    groupSizes,
  };
}
