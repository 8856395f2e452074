import { recordRollup } from '#changes';
import type { RolledUpComputer } from '#store';
import {
  type ComputerRollupInfo,
  type RollupComputersResponse,
  readRollupComputersRequest,
  writeRollupComputersResponse,
} from '#wire';
import { atMost, required } from '../../client/parameters.ts';
import { refuseUnwelcome } from '../admit.ts';
import { ROLLUP_BATCHES } from '../limits.ts';
import type { DownstreamOperation } from '../operation.ts';
import { requireKnown } from './parents.ts';
import { type ReadTime, timesBy } from './times.ts';

const LONGEST_ID = 255;

/**
 * MS-WSUSSS 3.1.4.15: what the computers of downstream servers are. Of one that is new here, or has another server now,
 * the details are asked for when they did not come with it.
 */
export const rollupComputers: DownstreamOperation = async (services, call) => {
  const request = readRollupComputersRequest(call.payload);
  const { computers } = request;
  atMost(computers.length, ROLLUP_BATCHES.computers, 'computers');
  const parents = new Set(computers.map(({ parentServerId }) => parentServerId));
  await requireKnown(services, parents);
  await refuseUnwelcome(services, parents, 'rollup');
  const time = timesBy(request.clientTime, call.at, 'computers');
  const known = await services.context.store.rolledUpComputersById(
    computers.map(({ computerId }) => idOf(computerId)),
  );
  const taken = new Map<string, RolledUpComputer>();
  const changed: RollupComputersResponse['changed'][number][] = [];
  for (const info of computers) {
    const id = idOf(info.computerId);
    const before = taken.get(id) ?? known.get(id);
    if (before !== undefined && before.lastSyncAt > time(info.lastSyncTime)) continue;
    if (info.details === undefined && before?.parentServerId !== info.parentServerId && !taken.has(id)) {
      changed.push({ computerId: id, change: 'NewParent' });
    }
    taken.set(id, told(info, id, before, time));
  }
  await recordRollup(services.context, { computers: [...taken.values()] });
  call.notes.counts = { computers: taken.size };
  return writeRollupComputersResponse({ changed }, call.soap);
};

/** A computer's id as it was sent. Throws `server/invalid-parameters` for one that is none. */
export function idOf(text: string | undefined): string {
  const id = required(text, 'computers');
  atMost(id.length, LONGEST_ID, 'computers');
  return id;
}

function told(
  info: ComputerRollupInfo,
  id: string,
  before: RolledUpComputer | undefined,
  time: ReadTime,
): RolledUpComputer {
  const { details, parentServerId } = info;
  return {
    rollupNumber: 0,
    status: [],
    ...before,
    id,
    parentServerId,
    dnsName: details?.fullDomainName ?? before?.dnsName ?? '',
    lastSyncAt: time(info.lastSyncTime),
    lastReportAt: time(info.lastReportedStatusTime),
    ...(details === undefined ? {} : { details: { ...details } }),
  };
}
