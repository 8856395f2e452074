import type { XmlElement, XmlReader } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { wireFailures } from '../failures.ts';
import { fieldOf, given, itemsOf, readBoolean, readIntOrZero, readParameter, readText } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { streamResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import type { WireIdentity } from '../wusp/types.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, listOf, wrap } from './elements.ts';
import { readIdsAndDeltas, writeIdsAndDeltas } from './id-and-delta.ts';
import { writeIdentities } from './identity.ts';
import { eachChild, streamIdentities } from './identity-stream.ts';
import type {
  GetRevisionIdListRequest,
  GetRevisionIdListResponse,
  LanguageAndDelta,
  ServerSyncFilter,
} from './types.ts';

/** MS-WSUSSS 3.1.4.5. */
export function readGetRevisionIdListRequest({ element }: Payload): GetRevisionIdListRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    filter: readParameter(element, 'filter', filterIn),
  });
}

function filterIn(filter: XmlElement): ServerSyncFilter {
  return given({
    dssProtocolVersion: readText(filter, 'DssProtocolVersion'),
    anchor: readText(filter, 'Anchor'),
    getConfig: readBoolean(filter, 'GetConfig') ?? false,
    get63LanguageOnly: readBoolean(filter, 'Get63LanguageOnly'),
    categories: readIdsAndDeltas(filter, 'Categories'),
    classifications: readIdsAndDeltas(filter, 'Classifications'),
    languages: languagesIn(filter),
  });
}

function languagesIn(filter: XmlElement): LanguageAndDelta[] | undefined {
  const array = fieldOf(filter, 'Languages');
  if (array === undefined) return undefined;
  return itemsOf(array, 'LanguageAndDelta').map((item) => ({
    id: readIntOrZero(item, 'Id'),
    delta: readBoolean(item, 'Delta') ?? false,
  }));
}

export function writeGetRevisionIdListRequest({ cookie, filter }: GetRevisionIdListRequest): string {
  return composeServerRequest(
    'server-sync',
    'GetRevisionIdList',
    writeCookie('cookie', cookie) + (filter === undefined ? '' : wrap('filter', filterFields(filter))),
  );
}

function filterFields(filter: ServerSyncFilter): string {
  return (
    leafIf('DssProtocolVersion', filter.dssProtocolVersion) +
    leafIf('Anchor', filter.anchor) +
    leaf('GetConfig', filter.getConfig) +
    leafIf('Get63LanguageOnly', filter.get63LanguageOnly) +
    writeIdsAndDeltas('Categories', filter.categories) +
    writeIdsAndDeltas('Classifications', filter.classifications) +
    (filter.languages === undefined
      ? ''
      : listOf('Languages', filter.languages, ({ id, delta }) =>
          wrap('LanguageAndDelta', leaf('Id', id) + leaf('Delta', delta)),
        ))
  );
}

export function writeGetRevisionIdListResponse(
  { anchor, newRevisions }: GetRevisionIdListResponse,
  soap: SoapVersion,
): Buffer {
  const result = wrap(
    'GetRevisionIdListResult',
    leaf('Anchor', anchor) + writeIdentities('NewRevisions', newRevisions),
  );
  return composeResponse('server-sync', 'GetRevisionIdList', result, soap);
}

/** Reads event by event: the list is never in pages, and that of Microsoft Update has hundreds of thousands of ids. */
export function readGetRevisionIdListResponse(body: Uint8Array): GetRevisionIdListResponse {
  return streamResponse(body, 'GetRevisionIdList', (reader) => {
    const results: GetRevisionIdListResponse[] = [];
    eachChild(reader, (name) => {
      if (name === 'GetRevisionIdListResult') results.push(readResult(reader));
      else reader.skip();
    });
    const [result] = results;
    if (result === undefined) throw wireFailures.fail('no-result', { subject: 'GetRevisionIdList' });
    return result;
  });
}

function readResult(reader: XmlReader): GetRevisionIdListResponse {
  let anchor = '';
  const newRevisions: WireIdentity[] = [];
  eachChild(reader, (name) => {
    if (name === 'Anchor') anchor = reader.readTextContent();
    else if (name === 'NewRevisions') streamIdentities(reader, newRevisions);
    else reader.skip();
  });
  return { anchor, newRevisions };
}
