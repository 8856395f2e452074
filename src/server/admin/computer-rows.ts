import type { Computer } from '#store';
import type { ServerContext } from '../context.ts';
import type { ComputerRow } from './contract.ts';
import { present } from './present.ts';

const NOTHING = { needed: 0, downloaded: 0, installed: 0, failed: 0, pendingReboot: 0 };

/** The rows of a list of computers, in its order. */
export async function toComputerRows(
  context: ServerContext,
  computers: readonly Computer[],
): Promise<readonly ComputerRow[]> {
  const names = new Map((await context.store.groups()).map(({ id, name }) => [id, name]));
  const counts = await context.store.countsOf(computers.map(({ id }) => id));
  return computers.map((computer): ComputerRow => {
    const { osVersion, osDescription } = computer.inventory;
    const { archivedAt, archiveReason } = computer;
    return {
      id: computer.id,
      dnsName: computer.dnsName,
      groups: computer.groupIds.map((id) => names.get(id) ?? id),
      ...present({
        osVersion: osVersion && `${osVersion.major}.${osVersion.minor}.${osVersion.build}`,
        osDescription,
        archivedAt,
        archiveReason,
      }),
      address: computer.lastAddress,
      lastContactAt: computer.lastContactAt,
      lastScanAt: computer.lastScanAt,
      lastReportAt: computer.lastReportAt,
      summary: { ...NOTHING, ...counts.get(computer.id) },
    };
  });
}
