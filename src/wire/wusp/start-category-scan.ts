import { ZERO_GUID } from '#base';
import { composeRequest, composeResponse, leaf, listIf, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readGuid, readGuids, readIntOrZero } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import type { StartCategoryScanRequest, StartCategoryScanResponse } from './types.ts';

/** MS-WUSP 2.2.2.2.8. Native clients send no cookie with it (protocol-facts 5.6). */
export function readStartCategoryScanRequest({ element }: Payload): StartCategoryScanRequest {
  const requested = fieldOf(element, 'requestedCategories');
  return given({
    requestedCategories:
      requested === undefined
        ? undefined
        : itemsOf(requested, 'CategoryRelationship').map((category) => ({
            indexOfAndGroup: readIntOrZero(category, 'IndexOfAndGroup'),
            categoryId: readGuid(category, 'CategoryId') ?? ZERO_GUID,
          })),
  });
}

export function writeStartCategoryScanRequest({ requestedCategories }: StartCategoryScanRequest): string {
  const categories = requestedCategories?.map(({ indexOfAndGroup, categoryId }) =>
    wrap('CategoryRelationship', leaf('IndexOfAndGroup', indexOfAndGroup) + leaf('CategoryId', categoryId)),
  );
  return composeRequest(
    'client',
    'StartCategoryScan',
    categories === undefined ? '' : wrap('requestedCategories', categories.join('')),
  );
}

export function writeStartCategoryScanResponse(
  response: StartCategoryScanResponse,
  soap: SoapVersion,
): Buffer {
  const content =
    listIf('preferredCategoryIds', 'guid', response.preferredCategoryIds) +
    listIf('requestedCategoryIdsInError', 'guid', response.requestedCategoryIdsInError);
  return composeResponse('client', 'StartCategoryScan', content, soap);
}

export function readStartCategoryScanResponse(body: Uint8Array): StartCategoryScanResponse {
  const { element } = readResponse(body, 'StartCategoryScan');
  return {
    preferredCategoryIds: readGuids(element, 'preferredCategoryIds'),
    requestedCategoryIdsInError: readGuids(element, 'requestedCategoryIdsInError'),
  };
}
