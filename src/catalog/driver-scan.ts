import type { DriverMetadata } from '#update';
import { Bits } from './bits.ts';
import type { Closure } from './closure.ts';
import {
  compareRanks,
  type DriverRank,
  fitsPrinter,
  hardwareIdsOf,
  isPrinterClass,
  type Machine,
  rankOf,
  rankOfInstalled,
} from './driver-match.ts';
import { installedUpdates, prerequisitesMet } from './evaluation.ts';
import { approvalOf, offerOf } from './offer.ts';
import { cutPage } from './scan.ts';
import type { Scope } from './scope.ts';
import type { Structure } from './structure.ts';
import type { Device, DriverScanQuery, Offer, PrinterScanQuery, ScanResult } from './types.ts';

/** Drivers of a closure by lower-case hardware id. */
export type DriverIndex = ReadonlyMap<
  string,
  readonly { readonly id: number; readonly driver: DriverMetadata }[]
>;

export function indexDrivers(closure: Closure): DriverIndex {
  const index = new Map<string, { id: number; driver: DriverMetadata }[]>();
  for (const id of closure.drivers) {
    for (const driver of closure.structure.columns.drivers.get(id) ?? []) {
      const key = driver.hardwareId.toLowerCase();
      const entries = index.get(key);
      if (entries === undefined) index.set(key, [{ id, driver }]);
      else entries.push({ id, driver });
    }
  }
  return index;
}

export interface DriverGround {
  readonly structure: Structure;
  readonly scope: Scope;
  readonly closure: Closure;
  readonly index: DriverIndex;
}

interface Candidate {
  readonly id: number;
  readonly hardwareId: string;
  readonly rank: DriverRank;
}

/**
 * The driver pass of SyncUpdates (MS-WUSP 3.1.5.7): of the approved drivers the best for each device, if it is
 * better than the installed one. A driver that is not approved but better still goes along to be evaluated, so
 * that machines report the need; it never takes the place of an approved one.
 */
export function scanDrivers(ground: DriverGround, query: DriverScanQuery): ScanResult {
  const installed = installedUpdates(ground.structure, query.installedNonLeaf);
  const chosen = new Map<number, Set<string>>();
  for (const device of query.devices) {
    for (const { id, hardwareId } of chooseFor(ground, device, query, installed)) {
      const ids = chosen.get(id);
      if (ids === undefined) chosen.set(id, new Set([hardwareId]));
      else ids.add(hardwareId);
    }
  }
  return answer(ground, query, chosen);
}

/** SyncPrinterCatalog (MS-WUSP 3.1.5.12): every printer driver whose prerequisites are met. */
export function scanPrinters(ground: DriverGround, query: PrinterScanQuery): ScanResult {
  const { structure, closure } = ground;
  const installed = installedUpdates(structure, query.installedNonLeaf);
  const chosen = new Map<number, Set<string>>();
  for (const id of closure.drivers) {
    const printers = (structure.columns.drivers.get(id) ?? []).filter((driver) =>
      isPrinterClass(driver.driverClass),
    );
    if (printers.length === 0 || !prerequisitesMet(structure, id, installed)) continue;
    chosen.set(id, new Set(printers.map((driver) => driver.hardwareId)));
  }
  return answer(ground, query, chosen);
}

function chooseFor(ground: DriverGround, device: Device, machine: Machine, installed: Bits): Candidate[] {
  const { structure, scope } = ground;
  const current =
    device.installedDriver === undefined
      ? undefined
      : rankOfInstalled(device.installedDriver, device, machine);
  let approved: Candidate | undefined;
  let evaluated: Candidate | undefined;
  const chosen: Candidate[] = [];
  for (const [place, key] of hardwareIdsOf(device).entries()) {
    for (const { id, driver } of ground.index.get(key) ?? []) {
      if (!prerequisitesMet(structure, id, installed)) continue;
      const rank = rankOf(driver, place, machine);
      if (rank === undefined) continue;
      const candidate = { id, hardwareId: driver.hardwareId, rank };
      const action = approvalOf(structure, scope, id)?.action;
      if (action === 'Uninstall') {
        // Only what the agent itself installed can be taken back (MS-WUSP 2.2.2.2.4, DriverRecoveryID).
        const updateId = structure.columns.updateId(structure.columns.update.at(id));
        if (device.recoverableDrivers?.includes(updateId) === true) chosen.push(candidate);
        continue;
      }
      if (device.installedDriver !== undefined && current !== undefined) {
        if (compareRanks(rank, current) >= 0) continue;
        if (
          isPrinterClass(device.installedDriver.driverClass) &&
          !fitsPrinter(driver, device.installedDriver)
        )
          continue;
      }
      if (action === undefined) evaluated = better(evaluated, candidate);
      else approved = better(approved, candidate);
    }
  }
  if (approved !== undefined) chosen.push(approved);
  if (
    evaluated !== undefined &&
    (approved === undefined || compareRanks(evaluated.rank, approved.rank) < 0)
  ) {
    chosen.push(evaluated);
  }
  return chosen;
}

function better(best: Candidate | undefined, candidate: Candidate): Candidate {
  return best === undefined || compareRanks(candidate.rank, best.rank) < 0 ? candidate : best;
}

function answer(
  { structure, scope, closure }: DriverGround,
  query: PrinterScanQuery,
  chosen: ReadonlyMap<number, ReadonlySet<string>>,
): ScanResult {
  const cached = new Bits(structure.revisionCount);
  const outOfScope: number[] = [];
  const held: number[] = [];
  for (const id of query.cachedDrivers) {
    if (id >= 0 && id < structure.revisionCount && !cached.add(id)) continue;
    if (chosen.has(id)) held.push(id);
    else outOfScope.push(id);
  }
  const missing = [...chosen.keys()].filter((id) => !cached.has(id)).sort((a, b) => a - b);
  const page = cutPage(structure, scope, missing, query.page);
  const offered = (id: number): Offer => offerOf(structure, scope, id, [...(chosen.get(id) ?? [])]);
  return {
    newUpdates: page.ids.map(offered),
    outOfScope,
    deployedOutOfScope: [],
    // The cookie's sequence was moved on by the software pass before, so it cannot say what of the few held drivers changed.
    changed: held.map(offered),
    truncated: page.truncated,
    driverSyncNotNeeded: closure.drivers.length === 0,
    known: query.known,
  };
}
