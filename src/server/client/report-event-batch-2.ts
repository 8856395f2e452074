import { changesFailures, recordEvents } from '#changes';
import { readReportEventBatch2Request, writeReportEventBatch2Response } from '#wire';
import { clientId, invalidParameter } from './parameters.ts';
import { unreadReport } from './read-report.ts';
import type { Operation } from './services.ts';

/** The form that names a computer instead of carrying a cookie (MS-WUSP 6.3). */
export const reportEventBatch2: Operation = async ({ context, contacts }, call) => {
  const request = readReportEventBatch2Request(call.payload);
  const computerId = clientId(request.computerId, 'computerId');
  call.notes.computerId = computerId;
  try {
    const events = await recordEvents(context, unreadReport(context, call, computerId));
    call.notes.counts = { events };
  } catch (error) {
    // Without a cookie there is no handshake to start again: the parameter itself is wrong.
    if (changesFailures.is(error, 'unknown-computer')) throw invalidParameter('computerId', error.message);
    throw error;
  }
  contacts.note(computerId, call);
  return writeReportEventBatch2Response(true, call.soap);
};
