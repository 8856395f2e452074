import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestFromBase64, newGuid } from '#base';
import { parseUpdate } from '#update';
import {
  encodeXpress,
  type FaultDetails,
  type Payload,
  readEnvelope,
  readGetExtendedUpdateInfoRequest,
  readRefreshCacheRequest,
  readSyncUpdatesRequest,
  SERVICES,
  type ServiceName,
  type SyncUpdatesAnswer,
  serviceOf,
  type UpdateInfoWithFragment,
  type WireDeployment,
  type WuspFaultCode,
  writeFault,
  writeGetAuthorizationCookieResponse,
  writeGetConfigResponse,
  writeGetCookieResponse,
  writeGetExtendedUpdateInfoResponse,
  writeRefreshCacheResponse,
  writeRegisterComputerResponse,
  writeReportEventBatchResponse,
  writeStartCategoryScanResponse,
  writeSyncUpdatesResponse,
} from '#wire';
import { escapeText } from '#xml';
import { type DocumentText, documentText, type Identity } from '../synthetic/document.ts';
import { type PayloadFile, payloadOf } from '../synthetic/payload.ts';

// A tiny update server for the tests of the agent: just the codecs, a list of updates, and whatever a test
// wants answered instead.

/** One SOAP call as the server saw it. */
export interface Call {
  readonly service: ServiceName;
  readonly operation: string;
  readonly payload: Payload;
  readonly path: string;
  /** Names and values in turn, as on the wire. */
  readonly rawHeaders: readonly string[];
  /** The same for calls on one connection. */
  readonly connection: number;
}

/** One content request. */
export interface ContentCall {
  readonly range: string;
  readonly rawHeaders: readonly string[];
  readonly connection: number;
}

type Answer = Uint8Array | readonly Uint8Array[] | WuspFaultCode | undefined;

export interface TinyUpdate {
  readonly id: number;
  readonly identity: Identity;
  readonly isLeaf: boolean;
  readonly core: string;
  readonly extended: string;
  readonly localized: string;
  readonly action: string;
  readonly files: readonly PayloadFile[];
}

/** An update as the server keeps it. */
export function tinyUpdate(
  id: number,
  text: DocumentText,
  settings: { leaf?: boolean; action?: string } = {},
): TinyUpdate {
  const { fragments } = parseUpdate(Buffer.from(documentText(text)), `update ${id}`);
  return {
    id,
    identity: text.identity,
    isLeaf: settings.leaf ?? true,
    core: fragments.core,
    extended: fragments.extended,
    localized: fragments.localized[0]?.xml ?? '',
    action: settings.action ?? 'Evaluate',
    files: text.files ?? [],
  };
}

export class TinyServer {
  readonly calls: Call[] = [];
  readonly contentCalls: ContentCall[] = [];
  updates: TinyUpdate[] = [];
  /** What GetConfig says. */
  properties: { name: string; value: string }[] = [
    { name: 'MaxExtendedUpdatesPerRequest', value: '50' },
    { name: 'ProtocolVersion', value: '3.2' },
  ];
  driverSyncNotNeeded = true;
  /** Milliseconds from now; of the cookies that are handed out. */
  cookieLifetime = 3_600_000;
  /** Answers some calls its own way; undefined leaves it to the usual one, a code is a fault. */
  script: (call: Call, index: number) => Answer = () => undefined;
  /** Changes content before it is sent. */
  spoil: (bytes: Buffer) => Buffer = (bytes) => bytes;
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error: Error) => response.destroy(error));
  });
  #connections = 0;
  readonly #connectionIds = new WeakMap<object, number>();

  /** Listens on a free port of this machine. */
  static async start(): Promise<TinyServer> {
    const tiny = new TinyServer();
    tiny.#server.on('connection', (socket) => tiny.#connectionIds.set(socket, ++tiny.#connections));
    await new Promise<void>((resolve) => tiny.#server.listen(0, '127.0.0.1', resolve));
    return tiny;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Names of the operations called, in order. */
  get operations(): readonly string[] {
    return this.calls.map((call) => call.operation);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The envelope of a SyncUpdates answer with that in it. */
  sync(answer: Partial<SyncUpdatesAnswer>): readonly Uint8Array[] {
    return writeSyncUpdatesResponse(
      {
        newUpdates: [],
        outOfScopeRevisionIds: [],
        changedUpdates: [],
        truncated: false,
        newCookie: this.#cookie(),
        deployedOutOfScopeRevisionIds: [],
        driverSyncNotNeeded: this.driverSyncNotNeeded,
        ...answer,
      },
      '1.1',
    );
  }

  info(update: TinyUpdate): UpdateInfoWithFragment {
    const { id, isLeaf, core } = update;
    return { id, deployment: deploymentOf(update), isLeaf, core: Buffer.from(escapeText(core)) };
  }

  #cookie(): { expiration: string; encryptedData: string } {
    return {
      expiration: new Date(Date.now() + this.cookieLifetime).toISOString(),
      encryptedData: Buffer.from(`cookie ${this.calls.length}`).toString('base64'),
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const connection = this.#connectionIds.get(request.socket) ?? 0;
    const { rawHeaders } = request;
    const path = request.url ?? '';
    if (path.startsWith('/Content/')) {
      const range = request.headers.range ?? '';
      this.contentCalls.push({ range, rawHeaders, connection });
      this.#serveContent(path, range, response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { operation, namespace, payload } = readEnvelope(Buffer.concat(chunks));
    const call = {
      service: serviceOf(operation, namespace)!,
      operation,
      payload,
      path,
      rawHeaders,
      connection,
    };
    const index = this.calls.filter((other) => other.operation === operation).length;
    this.calls.push(call);
    const answer = this.script(call, index) ?? this.#usual(call);
    const fault = typeof answer === 'string';
    const parts = typeof answer === 'string' ? [writeFault(faultOf(call, answer))] : [answer].flat();
    const body = encodeXpress(parts as Uint8Array[]);
    response.writeHead(fault ? 500 : 200, {
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Encoding': 'xpress',
      'Content-Length': body.length,
    });
    response.end(body);
  }

  #serveContent(path: string, range: string, response: ServerResponse): void {
    const files = this.updates.flatMap((update) => update.files);
    const file = files.find(({ sha1 }) => path.includes(digestFromBase64(sha1, 'SHA1')!));
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    if (file === undefined || start === undefined) {
      response.writeHead(404).end();
      return;
    }
    const part = this.spoil(payloadOf(file)).subarray(Number(start), Number(end) + 1);
    response.writeHead(206, {
      'Content-Type': 'application/octet-stream',
      'Content-Range': `bytes ${start}-${end}/${file.size}`,
      'Content-Length': part.length,
      ETag: '"1:0"',
    });
    response.end(part);
  }

  #usual({ operation, payload }: Call): Uint8Array | readonly Uint8Array[] {
    switch (operation) {
      case 'GetConfig':
        return writeGetConfigResponse(
          {
            lastChange: '2026-01-01T00:00:00Z',
            isRegistrationRequired: true,
            authInfo: [
              {
                plugInId: 'SimpleTargeting',
                serviceUrl: 'SimpleAuthWebService/SimpleAuth.asmx',
                parameter: '',
              },
            ],
            allowedEventIds: [],
            properties: this.properties,
          },
          '1.1',
        );
      case 'GetAuthorizationCookie':
        return writeGetAuthorizationCookieResponse(
          { plugInId: 'SimpleTargeting', cookieData: 'AAAA' },
          '1.1',
        );
      case 'GetCookie':
        return writeGetCookieResponse(this.#cookie(), '1.1');
      case 'RegisterComputer':
        return writeRegisterComputerResponse('1.1');
      case 'StartCategoryScan':
        return writeStartCategoryScanResponse(
          { preferredCategoryIds: [this.updates[0]!.identity.updateId], requestedCategoryIdsInError: [] },
          '1.1',
        );
      case 'SyncUpdates':
        return this.#syncUpdates(payload);
      case 'RefreshCache':
        return this.#refreshCache(payload);
      case 'GetExtendedUpdateInfo':
        return this.#extended(payload);
      case 'ReportEventBatch':
        return writeReportEventBatchResponse(true, '1.1');
      default:
        throw new Error(`the tiny server does not know ${operation}`);
    }
  }

  /** Everything the client does not hold yet, drivers in the driver pass. */
  #syncUpdates(payload: Payload): readonly Uint8Array[] {
    const parameters = readSyncUpdatesRequest(payload).parameters!;
    const held = new Set([
      ...parameters.installedNonLeafUpdateIds,
      ...parameters.otherCachedUpdateIds,
      ...parameters.cachedDriverIds,
    ]);
    const newUpdates = this.updates
      .filter((update) => update.core.includes('UpdateType="Driver"') === parameters.skipSoftwareSync)
      .filter((update) => !held.has(update.id));
    return this.sync({ newUpdates: newUpdates.map((update) => this.info(update)) });
  }

  #refreshCache(payload: Payload): Uint8Array {
    const asked = readRefreshCacheRequest(payload).globalIds ?? [];
    const results = asked.flatMap((globalId) => {
      const update = this.updates.find(({ identity }) => identity.updateId === globalId.updateId);
      if (update === undefined) return [];
      const { id, isLeaf } = update;
      return [{ revisionId: id, globalId, isLeaf, deployment: deploymentOf(update) }];
    });
    return writeRefreshCacheResponse({ results }, '1.1');
  }

  #extended(payload: Payload): Uint8Array {
    const ids = new Set(readGetExtendedUpdateInfoRequest(payload).revisionIds);
    const updates = this.updates.filter(({ id }) => ids.has(id));
    const fileLocations = updates.flatMap(({ files }) =>
      files.map((file) => {
        const hex = digestFromBase64(file.sha1, 'SHA1')!;
        return { fileDigest: file.sha1, url: `${this.url}/Content/${hex.slice(-2)}/${hex}.exe` };
      }),
    );
    const fragments = [
      ...updates.map(({ id, extended }) => ({ id, xml: escapeText(extended) })),
      ...updates.map(({ id, localized }) => ({ id, xml: escapeText(localized) })),
    ];
    return writeGetExtendedUpdateInfoResponse(
      { updates: fragments, fileLocations, outOfScopeRevisionIds: [] },
      '1.1',
    );
  }
}

export function deploymentOf({ id, action }: Pick<TinyUpdate, 'id' | 'action'>): WireDeployment {
  return { id: 1000 + id, action, isAssigned: true, lastChangeTime: '2026-01-01', automatic: true };
}

function faultOf({ service, operation }: Call, code: WuspFaultCode): FaultDetails {
  const method = `${SERVICES[service].namespace}/${operation}`;
  return { service, soap: '1.1', code, message: '', id: newGuid(), method };
}
