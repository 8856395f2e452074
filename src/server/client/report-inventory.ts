import { readReportInventoryRequest, writeReportInventoryResponse } from '#wire';
import type { Operation } from './services.ts';

/** MS-WUSP 6.3: accepted and not kept, because GetConfig asks for none. */
export const reportInventory: Operation = ({ context, cookies, contacts }, call) => {
  const request = readReportInventoryRequest(call.payload);
  const { computerId } = cookies.open(request.cookie, context.catalog.snapshot.sequence);
  call.notes.computerId = computerId;
  contacts.note(computerId, call);
  return writeReportInventoryResponse(true, call.soap);
};
