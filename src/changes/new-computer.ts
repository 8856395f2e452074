import type { Computer } from '#store';
import { UNASSIGNED_COMPUTERS } from '#update';
import type { Enrolment } from './types.ts';

/** A machine that was never here before. */
export function newComputer(
  { computerId, dnsName, requestedGroups, address }: Enrolment,
  at: number,
): Computer {
  return {
    id: computerId,
    dnsName,
    groupIds: [UNASSIGNED_COMPUTERS],
    requestedGroups,
    createdAt: at,
    lastContactAt: at,
    lastScanAt: 0,
    lastReportAt: 0,
    lastAddress: address,
    registered: false,
    inventory: {},
  };
}
