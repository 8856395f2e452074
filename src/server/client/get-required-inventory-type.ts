import { readGetRequiredInventoryTypeRequest, writeGetRequiredInventoryTypeResponse } from '#wire';
import type { Operation } from './services.ts';

/** MS-WUSP 6.3: 0, no inventory is wanted, as GetConfig says too (IsInventoryRequired). */
export const getRequiredInventoryType: Operation = ({ context, cookies }, call) => {
  const request = readGetRequiredInventoryTypeRequest(call.payload);
  call.notes.computerId = cookies.open(request.cookie, context.catalog.snapshot.sequence).computerId;
  return writeGetRequiredInventoryTypeResponse(0, call.soap);
};
