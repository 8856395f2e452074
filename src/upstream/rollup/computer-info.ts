import type { Computer, RolledUpComputer } from '#store';
import { type ComputerRollupDetails, type ComputerRollupInfo, parseXsDateTime } from '#wire';
import { rollupTime } from './wire-time.ts';

/** One computer as it is told upwards, of this server or of one below. */
export interface ToldComputer {
  readonly id: string;
  readonly isOwn: boolean;
  readonly lastSyncAt: number;
  readonly lastReportAt: number;
  readonly info: Omit<ComputerRollupInfo, 'details'>;
  readonly details: ComputerRollupDetails;
}

/** A computer of this very server. Everything that is told of it is its own claim, and brought into the bounds of MS-WSUSSS 3.1.4.15.3.3. */
export function ownComputer(computer: Computer, serverId: string): ToldComputer {
  const { inventory, lastScanAt, lastReportAt } = computer;
  const released = parseXsDateTime(inventory.biosReleaseDate ?? '');
  return {
    id: computer.id,
    isOwn: true,
    lastSyncAt: lastScanAt,
    lastReportAt,
    info: infoOf(computer.id, lastScanAt, lastReportAt, serverId),
    details: {
      targetGroupIds: computer.groupIds,
      requestedTargetGroupNames: computer.requestedGroups.slice(0, 100).map((name) => name.slice(0, 256)),
      ipAddress: computer.lastAddress,
      fullDomainName: computer.dnsName.slice(0, 255),
      ...systemOf(computer),
      osFamily: 'Windows',
      osDescription: (inventory.osDescription ?? '').slice(0, 256),
      computerMake: (inventory.manufacturer ?? '').slice(0, 64),
      computerModel: (inventory.model ?? '').slice(0, 64),
      biosVersion: (inventory.biosVersion ?? '').slice(0, 64),
      biosName: (inventory.biosName ?? '').slice(0, 64),
      biosReleaseDate: rollupTime(released ?? 0),
      clientVersion: (inventory.clientVersion ?? '').slice(0, 20),
    },
  };
}

/** What of a computer tells its operating system (MS-WSUSSS 3.1.4.14.3.5). Systems with service packs are long out of support. */
export function systemOf({ inventory }: Pick<Computer, 'inventory'>) {
  const version = inventory.osVersion ?? { major: 0, minor: 0, build: 0 };
  return {
    osMajorVersion: within(version.major, 0, INT),
    osMinorVersion: within(version.minor, 0, INT),
    osBuildNumber: within(version.build, 0, INT),
    osServicePackMajorNumber: 0,
    osServicePackMinorNumber: 0,
    osLocale: (inventory.osLocale ?? '').slice(0, 20),
    suiteMask: within(inventory.suiteMask, -32_768, 32_767),
    oldProductType: within(inventory.oldProductType, 0, 255),
    newProductType: within(inventory.newProductType, -INT, INT),
    systemMetrics: within(inventory.systemMetrics, -INT, INT),
    processorArchitecture: (inventory.architecture ?? '').slice(0, 50),
  };
}

/** A computer of a server below; undefined until that server told its details. */
export function computerBelow(computer: RolledUpComputer): ToldComputer | undefined {
  const { id, parentServerId, lastSyncAt, lastReportAt, details } = computer;
  if (details === undefined) return undefined;
  return {
    id,
    isOwn: false,
    lastSyncAt,
    lastReportAt,
    info: infoOf(id, lastSyncAt, lastReportAt, parentServerId),
    // Kept as they were sent (server/downstream), field by field of the same message.
    details: details as unknown as ComputerRollupDetails,
  };
}

function infoOf(id: string, lastSyncAt: number, lastReportAt: number, parentServerId: string) {
  return {
    computerId: id,
    lastSyncTime: rollupTime(lastSyncAt),
    // A scan that fails reaches no server: only that one succeeded is known.
    lastSyncResult: lastSyncAt > 0 ? 1 : 0,
    // Restarts and inventories are not kept here.
    lastReportedRebootTime: rollupTime(0),
    lastReportedStatusTime: rollupTime(lastReportAt),
    lastInventoryTime: rollupTime(0),
    parentServerId,
  };
}

/** xs:int; .NET refuses the whole message for one number beyond its type. */
const INT = 0x7fff_ffff;

function within(value: number | undefined, low: number, high: number): number {
  return value !== undefined && value >= low && value <= high ? value : 0;
}
