import { randomUUID } from 'node:crypto';
import {
  type Cookie,
  readDssGetAuthorizationCookieResponse,
  readDssGetCookieResponse,
  readGetRevisionIdListResponse,
  SERVICES,
  type ServiceName,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetRevisionIdListRequest,
} from '#wire';
import { ask, type Serving } from './serving.ts';

export interface ListingFigures {
  readonly ids: number;
  readonly bytes: number;
  /** Until the last byte is here: of a list that was never asked for, and of one that was, milliseconds. */
  readonly fresh: readonly number[];
  readonly repeated: readonly number[];
}

/** GetRevisionIdList of everything, as a downstream server asks for it. Each fresh one has another anchor. */
export async function measureListing(serving: Serving): Promise<ListingFigures> {
  const cookie = await authorize(serving);
  const list = async (anchor?: string) => {
    const filter = {
      getConfig: false,
      get63LanguageOnly: false,
      ...(anchor === undefined ? {} : { anchor }),
    };
    const request = writeGetRevisionIdListRequest({ cookie, filter });
    const startedAt = performance.now();
    const body = await call(serving, 'server-sync', 'GetRevisionIdList', request);
    return { milliseconds: performance.now() - startedAt, body };
  };
  const fresh: number[] = [];
  const repeated: number[] = [];
  let last = await list();
  fresh.push(last.milliseconds);
  for (let run = 0; run < 5; run++) {
    // All from before the first revision, each of them another question.
    last = await list(`1,2006-01-0${run + 1} 00:00:00.000`);
    fresh.push(last.milliseconds);
    repeated.push((await list()).milliseconds);
  }
  const ids = readGetRevisionIdListResponse(last.body).newRevisions.length;
  return { ids, bytes: last.body.length, fresh, repeated };
}

async function authorize(serving: Serving): Promise<Cookie> {
  const account = { accountName: 'bench.example', accountGuid: randomUUID() };
  const authCookie = readDssGetAuthorizationCookieResponse(
    await call(serving, 'dss-auth', 'GetAuthorizationCookie', writeDssGetAuthorizationCookieRequest(account)),
  );
  const request = writeDssGetCookieRequest({ authCookies: [authCookie], protocolVersion: '1.20' });
  return readDssGetCookieResponse(await call(serving, 'server-sync', 'GetCookie', request));
}

async function call(
  { port }: Serving,
  service: ServiceName,
  operation: string,
  envelope: string,
): Promise<Buffer> {
  const { status, body } = await ask(port, {
    method: 'POST',
    path: SERVICES[service].path,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${SERVICES[service].namespace}/${operation}"`,
      'content-length': String(Buffer.byteLength(envelope)),
    },
    body: envelope,
  });
  if (status !== 200) throw new Error(`${operation}: ${status} ${body}`);
  return body;
}
