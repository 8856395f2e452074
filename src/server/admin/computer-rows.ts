import type { Computer } from '#store';
import type { UpdateStatus } from '#update';
import type { ServerContext } from '../context.ts';
import type { ComputerRow, ComputerSummary } from './contract.ts';
import { present } from './present.ts';

/** The rows of a list of computers, in its order. */
export async function toComputerRows(
  context: ServerContext,
  computers: readonly Computer[],
): Promise<readonly ComputerRow[]> {
  const names = new Map((await context.store.groups()).map(({ id, name }) => [id, name]));
  return Promise.all(
    computers.map(async (computer): Promise<ComputerRow> => {
      const { osVersion, osDescription } = computer.inventory;
      return {
        id: computer.id,
        dnsName: computer.dnsName,
        groups: computer.groupIds.map((id) => names.get(id) ?? id),
        ...present({
          osVersion: osVersion && `${osVersion.major}.${osVersion.minor}.${osVersion.build}`,
          osDescription,
        }),
        address: computer.lastAddress,
        lastContactAt: computer.lastContactAt,
        lastScanAt: computer.lastScanAt,
        lastReportAt: computer.lastReportAt,
        summary: summarise(await context.store.statusOf(computer.id)),
      };
    }),
  );
}

const COUNTER: Readonly<Record<UpdateStatus['state'], keyof ComputerSummary>> = {
  NotInstalled: 'needed',
  Downloaded: 'downloaded',
  Installed: 'installed',
  Failed: 'failed',
  InstalledPendingReboot: 'pendingReboot',
};

function summarise(status: readonly UpdateStatus[]): ComputerSummary {
  const summary = { needed: 0, downloaded: 0, installed: 0, failed: 0, pendingReboot: 0 };
  for (const { state } of status) summary[COUNTER[state]] += 1;
  return summary;
}
