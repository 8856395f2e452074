import { recordEvents } from '#changes';
import { parseXsDateTime, readReportEventBatchRequest, writeReportEventBatchResponse } from '#wire';
import { clientEvents } from './client-event.ts';
import { atMost, required } from './parameters.ts';
import type { Operation } from './services.ts';

/**
 * MS-WUSP 3.1.5.11. The events count for the computer whose cookie it is, whatever their TargetID says.
 * Acknowledged when they are durable, not before.
 */
export const reportEventBatch: Operation = async ({ context, cookies, contacts }, call) => {
  const request = readReportEventBatchRequest(call.payload);
  const { computerId } = cookies.open(request.cookie, context.catalog.snapshot.sequence);
  call.notes.computerId = computerId;
  const events = required(request.eventBatch, 'eventBatch');
  atMost(events.length, context.settings.maxEventsPerBatch, 'eventBatch');
  call.notes.counts = { events: events.length, ...secondsAhead(request.clientTime, call.at) };
  await recordEvents(context, clientEvents(events, computerId, call.at));
  contacts.note(computerId, call);
  return writeReportEventBatchResponse(true, call.soap);
};

/** By how much the client's clock is ahead of ours, or with a minus behind it, as far as it can be read. */
function secondsAhead(clientTime: string | undefined, at: number): { readonly secondsAhead?: number } {
  const time = clientTime === undefined ? undefined : parseXsDateTime(clientTime);
  return time === undefined ? {} : { secondsAhead: Math.round((time - at) / 1000) };
}
