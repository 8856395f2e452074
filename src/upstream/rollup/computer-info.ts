import { createHash } from 'node:crypto';
import type { Computer, RolledUpComputer } from '#store';
import type { UpdateStatus } from '#update';
import type { ComputerRollupDetails, ComputerRollupInfo, ComputerStatusRollupInfo } from '#wire';
import { rollupTime } from './wire-time.ts';

/** One computer as it is told upwards, its own or one of a server below. */
export interface ToldComputer {
  readonly info: Omit<ComputerRollupInfo, 'details'>;
  readonly details: ComputerRollupDetails;
  readonly status: readonly {
    readonly updateId: string;
    readonly state: number;
    readonly changedAt: number;
  }[];
}

/** MS-WSUSSS 3.1.1. */
const STATES: Readonly<Record<UpdateStatus['state'], number>> = {
  NotInstalled: 2,
  Downloaded: 3,
  Installed: 4,
  Failed: 5,
  InstalledPendingReboot: 6,
};

/** A computer of this very server. */
export function ownComputer(
  computer: Computer,
  status: readonly UpdateStatus[],
  serverId: string,
): ToldComputer {
  const { inventory } = computer;
  const version = inventory.osVersion ?? { major: 0, minor: 0, build: 0 };
  return {
    info: {
      computerId: computer.id,
      lastSyncTime: rollupTime(computer.lastScanAt),
      lastSyncResult: computer.lastScanAt > 0 ? 1 : 0,
      lastReportedRebootTime: rollupTime(0),
      lastReportedStatusTime: rollupTime(computer.lastReportAt),
      lastInventoryTime: rollupTime(0),
      parentServerId: serverId,
    },
    details: {
      targetGroupIds: computer.groupIds,
      requestedTargetGroupNames: computer.requestedGroups.map((name) => name.slice(0, 256)),
      ipAddress: computer.lastAddress,
      fullDomainName: computer.dnsName,
      osMajorVersion: version.major,
      osMinorVersion: version.minor,
      osBuildNumber: version.build,
      osServicePackMajorNumber: 0,
      osServicePackMinorNumber: 0,
      osLocale: inventory.osLocale ?? '',
      osFamily: 'Windows',
      osDescription: inventory.osDescription ?? '',
      computerMake: (inventory.manufacturer ?? '').slice(0, 64),
      computerModel: (inventory.model ?? '').slice(0, 64),
      biosVersion: (inventory.biosVersion ?? '').slice(0, 64),
      biosName: (inventory.biosName ?? '').slice(0, 64),
      biosReleaseDate: inventory.biosReleaseDate ?? rollupTime(0),
      processorArchitecture: (inventory.architecture ?? '').slice(0, 50),
      suiteMask: inventory.suiteMask ?? 0,
      oldProductType: inventory.oldProductType ?? 0,
      newProductType: inventory.newProductType ?? 0,
      systemMetrics: inventory.systemMetrics ?? 0,
      clientVersion: (inventory.clientVersion ?? '').slice(0, 20),
    },
    status: status.map(({ updateId, state, changedAt }) => ({ updateId, state: STATES[state], changedAt })),
  };
}

/** A computer of a server below; undefined until that server told its details. */
export function computerBelow(computer: RolledUpComputer): ToldComputer | undefined {
  if (computer.details === undefined) return undefined;
  return {
    info: {
      computerId: computer.id,
      lastSyncTime: rollupTime(computer.lastSyncAt),
      lastSyncResult: computer.lastSyncAt > 0 ? 1 : 0,
      lastReportedRebootTime: rollupTime(0),
      lastReportedStatusTime: rollupTime(computer.lastReportAt),
      lastInventoryTime: rollupTime(0),
      parentServerId: computer.parentServerId,
    },
    // Kept as they were sent (server/downstream), field by field of the same message.
    details: computer.details as unknown as ComputerRollupDetails,
    status: computer.status,
  };
}

/** Tells whether details were sent already. */
export function digestOf(details: ComputerRollupDetails): string {
  return createHash('sha256').update(JSON.stringify(details)).digest('base64');
}

/** The status of one computer, whole or what changed after a time. */
export function statusInfo(
  { info, status }: ToldComputer,
  told: {
    readonly instanceId: string;
    readonly number: number;
    readonly after: number;
    readonly syncedBefore: number;
  },
): ComputerStatusRollupInfo {
  const changed = status.filter(({ changedAt }) => told.after === 0 || changedAt > told.after);
  return {
    instanceId: told.instanceId,
    ...(info.computerId === undefined ? {} : { computerId: info.computerId }),
    effectiveLastDetectionTime: rollupTime(told.syncedBefore),
    rollupNumber: told.number,
    isFullRollup: told.after === 0,
    updateStatus: changed.map(({ updateId, state, changedAt }) => ({
      updateId,
      summarizationState: state,
      lastChangeTime: rollupTime(changedAt),
    })),
  };
}
