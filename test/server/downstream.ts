import {
  type AuthorizationCookie,
  type Cookie,
  type GetUpdateDataResponse,
  readDssGetAuthorizationCookieResponse,
  readDssGetCookieResponse,
  readGetRevisionIdListResponse,
  readGetUpdateDataResponse,
  type ServerSyncFilter,
  type ServiceName,
  serviceOf,
  type WireIdentity,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetRevisionIdListRequest,
  writeGetUpdateDataRequest,
} from '#wire';
import { type Answer, call, faultOf } from './serving.ts';

export const ACCOUNT = {
  accountName: 'branch.example',
  accountGuid: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12',
};

/** The protocol steps of a downstream server, one by one, so that a test can leave out or bend any of them. */
export class Downstream {
  readonly #port: number;
  cookie: Cookie = { expiration: '', encryptedData: '' };

  constructor(port: number) {
    this.#port = port;
  }

  /** One that has a cookie. */
  static async connected(port: number, account: Partial<typeof ACCOUNT> = {}): Promise<Downstream> {
    const downstream = new Downstream(port);
    await downstream.connect(await downstream.authorize({ ...ACCOUNT, ...account }));
    return downstream;
  }

  /** A call with that body, plain as .NET sends it unless `headers` say otherwise. */
  ask(operation: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const service = serviceIn(body);
    return call(this.#port, service, operation, body, { 'Accept-Encoding': 'identity', ...headers });
  }

  async authorize(account: Partial<typeof ACCOUNT>): Promise<AuthorizationCookie> {
    const answer = await this.ask('GetAuthorizationCookie', writeDssGetAuthorizationCookieRequest(account));
    return readDssGetAuthorizationCookieResponse(answer.body);
  }

  async connect(authorization: AuthorizationCookie, protocolVersion = '1.20'): Promise<void> {
    const request = writeDssGetCookieRequest({ authCookies: [authorization], protocolVersion });
    this.cookie = readDssGetCookieResponse((await this.ask('GetCookie', request)).body);
  }

  async list(filter: Partial<ServerSyncFilter>): Promise<{ anchor: string; ids: string[] }> {
    const { cookie } = this;
    const request = writeGetRevisionIdListRequest({ cookie, filter: { getConfig: false, ...filter } });
    const answer = await this.ask('GetRevisionIdList', request);
    const { anchor, newRevisions } = readGetRevisionIdListResponse(answer.body);
    return {
      anchor,
      ids: newRevisions.map(({ updateId, revisionNumber }) => `${updateId} ${revisionNumber}`),
    };
  }

  async updateData(updateIds: readonly WireIdentity[]): Promise<GetUpdateDataResponse> {
    const answer = await this.ask(
      'GetUpdateData',
      writeGetUpdateDataRequest({ cookie: this.cookie, updateIds }),
    );
    return readGetUpdateDataResponse(answer.body);
  }
}

/** ErrorCode of a fault, with its Message where it has one. */
export function faultText(answer: Answer): string {
  const { code, message } = faultOf(answer);
  return message === '' ? code : `${code} ${message}`;
}

function serviceIn(body: string): ServiceName {
  const [, operation = '', namespace = ''] = /:Body><(\w+) xmlns="([^"]+)"/.exec(body) ?? [];
  // Ping alone is in several services.
  return serviceOf(operation, namespace) ?? 'server-sync';
}
