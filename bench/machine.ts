import { computerInfo, PROFILES } from '#simulator';
import {
  type Cookie,
  decodeXpress,
  type ReportingEvent,
  readGetAuthorizationCookieResponse,
  readGetConfigResponse,
  readGetCookieResponse,
  readSyncUpdatesResponse,
  SERVICES,
  type ServiceName,
  type SyncUpdatesResponse,
  writeGetAuthorizationCookieRequest,
  writeGetConfigRequest,
  writeGetCookieRequest,
  writeRegisterComputerRequest,
  writeReportEventBatchRequest,
  writeSyncUpdatesRequest,
} from '#wire';
import { ask } from './serving.ts';

const ANSWER_LIMIT = 256 * 1024 * 1024;
const VERSION = '2.90';

/** A client reduced to its calls: what it has installed is decided by the measure, not by rules. */
export class Machine {
  readonly #port: number;
  readonly id: string;
  #cookie: Cookie = { expiration: '', encryptedData: '' };
  /** Bytes of the last answer as it came over the wire, and unpacked. */
  answerBytes = 0;
  plainBytes = 0;
  /** Milliseconds from sending the last request to its answer's last byte; unpacking and reading it is the client's time. */
  answerTime = 0;

  constructor(port: number, number: number) {
    this.#port = port;
    this.id = `0000beef-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
  }

  async enrol(): Promise<void> {
    const config = readGetConfigResponse(
      await this.#call('client', writeGetConfigRequest({ protocolVersion: VERSION })),
    );
    const dnsName = `bench-${this.id.slice(-4)}`;
    const authorization = readGetAuthorizationCookieResponse(
      await this.#call('simple-auth', writeGetAuthorizationCookieRequest({ clientId: this.id, dnsName })),
    );
    const request = {
      authCookies: [authorization],
      lastChange: config.lastChange,
      currentTime: new Date().toISOString(),
      protocolVersion: VERSION,
    };
    this.#cookie = readGetCookieResponse(await this.#call('client', writeGetCookieRequest(request)));
    await this.#call(
      'client',
      writeRegisterComputerRequest({
        cookie: this.#cookie,
        computerInfo: computerInfo(PROFILES['windows-11-25h2'], dnsName),
      }),
    );
  }

  /** One call of a software pass. */
  async sync(installed: Iterable<number>, other: Iterable<number>): Promise<SyncUpdatesResponse> {
    const answer = readSyncUpdatesResponse(await this.#call('client', this.syncRequest(installed, other)));
    this.#cookie = answer.newCookie;
    return answer;
  }

  syncRequest(installed: Iterable<number>, other: Iterable<number>): string {
    return writeSyncUpdatesRequest({
      cookie: this.#cookie,
      parameters: {
        expressQuery: false,
        installedNonLeafUpdateIds: Int32Array.from(installed),
        otherCachedUpdateIds: Int32Array.from(other),
        cachedDriverIds: new Int32Array(0),
        skipSoftwareSync: false,
        filterCategoryIds: [],
        needTwoGroupOutOfScopeUpdates: true,
        alsoPerformRegularSync: true,
        computerHardwareIds: [],
        syncCurrentVersionOnly: false,
        deviceAttributes:
          'App=WU_OS;DeviceFamily=Windows.Desktop;OSVersion=10.0.26200.8037;OSArchitecture=AMD64;',
        callerAttributes: 'Interactive=0;SheddingAware=1;Id=bench;',
        products: '',
      },
    });
  }

  /** A report of those events as this machine sends it. */
  reportRequest(eventBatch: readonly ReportingEvent[]): string {
    return writeReportEventBatchRequest({
      cookie: this.#cookie,
      clientTime: new Date().toISOString(),
      eventBatch,
    });
  }

  async #call(service: 'client' | 'simple-auth', body: string): Promise<Buffer> {
    const startedAt = performance.now();
    const answer = await ask(this.#port, {
      method: 'POST',
      path: SERVICES[service].path,
      headers: HEADERS,
      body,
    });
    this.answerTime = performance.now() - startedAt;
    this.answerBytes = answer.body.length;
    const plain = answer.status === 200 ? decodeXpress(answer.body, ANSWER_LIMIT) : answer.body;
    this.plainBytes = plain.length;
    return plain;
  }
}

/** Stands in a request for a GUID that is a new one each time that it is fired. */
export const FRESH_GUID = '{{guid}}';
const GUID_GROWTH = 36 - FRESH_GUID.length;

const HEADERS = { 'Content-Type': 'text/xml; charset=utf-8', 'Accept-Encoding': 'xpress' };

/** A whole HTTP request as a native client sends it, for the load generator. */
export function wholeRequest(port: number, body: string, service: ServiceName = 'client'): string {
  const bytes = Buffer.from(body);
  return [
    `POST ${SERVICES[service].path} HTTP/1.1`,
    'Connection: Keep-Alive',
    'Content-Type: text/xml; charset=utf-8',
    'Accept-Encoding: xpress',
    'User-Agent: Windows-Update-Agent/1507.2601.30012.0 Client-Protocol/2.90',
    `Content-Length: ${bytes.length + GUID_GROWTH * (body.split(FRESH_GUID).length - 1)}`,
    `Host: 127.0.0.1:${port}`,
    '',
    bytes.toString('latin1'),
  ].join('\r\n');
}
