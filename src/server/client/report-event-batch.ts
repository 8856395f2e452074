import { recordEvents } from '#changes';
import { parseXsDateTime, readReportEventBatchRequest, writeReportEventBatchResponse } from '#wire';
import { unreadReport } from './read-report.ts';
import type { Operation } from './services.ts';

/**
 * MS-WUSP 3.1.5.11. The events count for the computer whose cookie it is, whatever their TargetID says.
 * Acknowledged when they are durable, not before.
 */
export const reportEventBatch: Operation = async ({ context, cookies, contacts }, call) => {
  const { cookie, clientTime } = readReportEventBatchRequest(call.payload);
  const { computerId } = cookies.open(cookie, context.catalog.snapshot.sequence);
  call.notes.computerId = computerId;
  const events = await recordEvents(context, unreadReport(context, call, computerId));
  call.notes.counts = { events, ...secondsAhead(clientTime, call.at) };
  contacts.note(computerId, call);
  return writeReportEventBatchResponse(true, call.soap);
};

/** By how much the client's clock is ahead of ours, or with a minus behind it, as far as it can be read. */
function secondsAhead(clientTime: string | undefined, at: number): { readonly secondsAhead?: number } {
  const time = clientTime === undefined ? undefined : parseXsDateTime(clientTime);
  return time === undefined ? {} : { secondsAhead: Math.round((time - at) / 1000) };
}
