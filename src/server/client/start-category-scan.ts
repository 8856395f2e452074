import type { UpdateId } from '#update';
import { readStartCategoryScanRequest, writeStartCategoryScanResponse } from '#wire';
import { atMost, required, updateIds } from './parameters.ts';
import type { Operation } from './services.ts';

/** WSUS 3.0 SP2 takes fewer than 200 (MS-WUSP 3.1.5.6, note 52). */
const MOST_CATEGORIES = 199;

/** MS-WUSP 3.1.5.6. Native clients send no cookie with it (protocol-facts 5.6). */
export const startCategoryScan: Operation = ({ context }, call) => {
  const request = readStartCategoryScanRequest(call.payload);
  const requested = required(request.requestedCategories, 'requestedCategories');
  atMost(requested.length, MOST_CATEGORIES, 'requestedCategories');
  const groups = new Map<number, UpdateId[]>();
  const ids = updateIds(
    requested.map(({ categoryId }) => categoryId),
    'requestedCategories',
  );
  for (const [position, { indexOfAndGroup }] of requested.entries()) {
    const group = groups.get(indexOfAndGroup);
    const id = ids[position] as UpdateId;
    if (group === undefined) groups.set(indexOfAndGroup, [id]);
    else group.push(id);
  }
  const { preferred, inError } = context.catalog.snapshot.startCategoryScan(groups);
  call.notes.counts = { requested: requested.length, preferred: preferred.length, inError: inError.length };
  return writeStartCategoryScanResponse(
    { preferredCategoryIds: preferred, requestedCategoryIdsInError: inError },
    call.soap,
  );
};
