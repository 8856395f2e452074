import { recordRollup } from '#changes';
import type { RolledUpComputer } from '#store';
import { toUpdateId } from '#update';
import {
  type ComputerStatusRollupInfo,
  readRollupComputerStatusRequest,
  writeRollupComputerStatusResponse,
} from '#wire';
import { atMost, required } from '../../client/parameters.ts';
import { refuseUnwelcome } from '../admit.ts';
import { ROLLUP_BATCHES } from '../limits.ts';
import type { DownstreamOperation } from '../operation.ts';
import { idOf } from './rollup-computers.ts';
import { type ReadTime, timesBy } from './times.ts';

/** Updates that one computer may have a status of. A large catalog has 50,000, and most are not applicable. */
const MOST_STATUSES = 20_000;

/** MS-WSUSSS 3.1.4.17: what became of updates on the computers of downstream servers. Computers that are not known are passed over. */
export const rollupComputerStatus: DownstreamOperation = async (services, call) => {
  const request = readRollupComputerStatusRequest(call.payload);
  atMost(request.computers.length, ROLLUP_BATCHES.computerStatus, 'computers');
  const time = timesBy(request.clientTime, call.at, 'computers');
  const ids = request.computers.map(({ computerId }) => idOf(computerId));
  const known = new Map(await services.context.store.rolledUpComputersById(ids));
  const parents = new Set(Array.from(known.values(), ({ parentServerId }) => parentServerId));
  await refuseUnwelcome(services, [request.parentServerId, ...parents], 'rollup');
  const taken = new Map<string, RolledUpComputer>();
  request.computers.forEach((info, index) => {
    const id = ids[index] ?? '';
    const before = taken.get(id) ?? known.get(id);
    if (before !== undefined) taken.set(id, withStatus(before, info, time));
  });
  await recordRollup(services.context, { computers: [...taken.values()] });
  call.notes.counts = { computers: taken.size };
  return writeRollupComputerStatusResponse({ accepted: true }, call.soap);
};

/** A full report takes the place of all that was known; any other adds to it, and of one update the later status counts. */
function withStatus(
  before: RolledUpComputer,
  { isFullRollup, rollupNumber, updateStatus }: ComputerStatusRollupInfo,
  time: ReadTime,
): RolledUpComputer {
  const status = new Map((isFullRollup ? [] : before.status).map((each) => [each.updateId, each]));
  for (const { updateId, summarizationState, lastChangeTime } of updateStatus) {
    const next = {
      updateId: required(toUpdateId(updateId), 'computers'),
      state: summarizationState,
      changedAt: time(lastChangeTime),
    };
    const known = status.get(next.updateId);
    if (known === undefined || known.changedAt <= next.changedAt) status.set(next.updateId, next);
  }
  atMost(status.size, MOST_STATUSES, 'computers');
  return { ...before, rollupNumber, status: [...status.values()] };
}
