import { Agent } from 'node:http';
import { newGuid, ZERO_GUID } from '#base';
import type { ComputerId } from '#update';
import {
  type ComputerInfo,
  type Cookie,
  type ReportingEvent,
  readGetAuthorizationCookieResponse,
  readGetConfigResponse,
  readGetCookieResponse,
  readRegisterComputerResponse,
  readReportEventBatchResponse,
  readSyncUpdatesResponse,
  type ServiceName,
  type SyncUpdatesRequest,
  type SyncUpdatesResponse,
  writeGetAuthorizationCookieRequest,
  writeGetConfigRequest,
  writeGetCookieRequest,
  writeRegisterComputerRequest,
  writeReportEventBatchRequest,
  writeSyncUpdatesRequest,
} from '#wire';
import { type Answer, call } from './serving.ts';

type Parameters = NonNullable<SyncUpdatesRequest['parameters']>;

const INFO: ComputerInfo = {
  dnsName: 'pc-17.example',
  osMajorVersion: 10,
  osMinorVersion: 0,
  osBuildNumber: 26200,
  osServicePackMajorNumber: 0,
  osServicePackMinorNumber: 0,
  biosReleaseDate: '2022-02-02T00:00:00Z',
  suiteMask: 256,
  oldProductType: 1,
  newProductType: 48,
  systemMetrics: 0,
  clientVersionMajorNumber: 1507,
  clientVersionMinorNumber: 2601,
  clientVersionBuildNumber: 30012,
  clientVersionQfeNumber: 0,
};

const NO_IDS = new Int32Array(0);

/** A regular software pass with nothing cached. */
export const FIRST_SCAN: Parameters = {
  expressQuery: false,
  installedNonLeafUpdateIds: NO_IDS,
  otherCachedUpdateIds: NO_IDS,
  cachedDriverIds: NO_IDS,
  skipSoftwareSync: false,
  filterCategoryIds: [],
  needTwoGroupOutOfScopeUpdates: true,
  alsoPerformRegularSync: true,
  computerHardwareIds: [],
};

/** The protocol steps of a client, one by one, so that a test can leave out or bend any of them. */
export class Machine {
  readonly id: ComputerId;
  readonly #port: number;
  readonly #name: string;
  readonly #build: number;
  readonly #agent: Agent | undefined;
  cookie: Cookie | undefined;

  /** `address`: one of the loopback network, where it calls from. */
  constructor(
    port: number,
    id: string = newGuid(),
    more: { readonly name?: string; readonly build?: number; readonly address?: string } = {},
  ) {
    const { name = 'pc-17.example', build = INFO.osBuildNumber, address } = more;
    this.#port = port;
    this.id = id as ComputerId;
    this.#name = name;
    this.#build = build;
    this.#agent = address === undefined ? undefined : new Agent({ keepAlive: false, localAddress: address });
  }

  #call(service: ServiceName, operation: string, body: string): Promise<Answer> {
    return call(this.#port, service, operation, body, {}, this.#agent);
  }

  /** GetConfig, GetAuthorizationCookie, GetCookie. */
  async enrol(options: { group?: string; version?: string; oldCookie?: Cookie } = {}): Promise<Cookie> {
    const { group, version = '2.90', oldCookie } = options;
    const config = readGetConfigResponse(
      (await this.#call('client', 'GetConfig', writeGetConfigRequest({ protocolVersion: version }))).body,
    );
    const authorization = readGetAuthorizationCookieResponse(
      (
        await this.#call(
          'simple-auth',
          'GetAuthorizationCookie',
          writeGetAuthorizationCookieRequest({
            clientId: this.id,
            dnsName: this.#name,
            ...(group === undefined ? {} : { targetGroupName: group }),
          }),
        )
      ).body,
    );
    this.cookie = readGetCookieResponse(
      (
        await this.#call(
          'client',
          'GetCookie',
          writeGetCookieRequest({
            authCookies: [authorization],
            ...(oldCookie === undefined ? {} : { oldCookie }),
            lastChange: config.lastChange,
            currentTime: '2026-10-04T15:03:36Z',
            protocolVersion: version,
          }),
        )
      ).body,
    );
    return this.cookie;
  }

  async register(): Promise<void> {
    readRegisterComputerResponse((await this.#call('client', 'RegisterComputer', this.registration())).body);
  }

  registration(): string {
    return writeRegisterComputerRequest({
      ...this.#cookiePart(),
      computerInfo: { ...INFO, dnsName: this.#name, osBuildNumber: this.#build },
    });
  }

  /** Enrols and registers. */
  async join(options: { group?: string; version?: string } = {}): Promise<this> {
    await this.enrol(options);
    await this.register();
    return this;
  }

  /** One SyncUpdates call; keeps the new cookie as a client does. Throws SoapFault. */
  async sync(changes: Partial<Parameters> = {}): Promise<SyncUpdatesResponse> {
    const { body } = await this.#call('client', 'SyncUpdates', this.syncRequest(changes));
    const answer = readSyncUpdatesResponse(body);
    this.cookie = answer.newCookie;
    return answer;
  }

  syncRequest(changes: Partial<Parameters> = {}): string {
    return writeSyncUpdatesRequest({ ...this.#cookiePart(), parameters: { ...FIRST_SCAN, ...changes } });
  }

  /** Reports those events. */
  async report(...eventBatch: readonly ReportingEvent[]): Promise<void> {
    const body = writeReportEventBatchRequest({
      ...this.#cookiePart(),
      clientTime: '2026-10-04T15:20:48Z',
      eventBatch,
    });
    readReportEventBatchResponse((await this.#call('reporting', 'ReportEventBatch', body)).body);
  }

  #cookiePart(): { cookie?: Cookie } {
    return this.cookie === undefined ? {} : { cookie: this.cookie };
  }
}

/** A failed scan, as a native client reports it. */
export function reportingEvent(changes: Partial<ReportingEvent> = {}): ReportingEvent {
  return {
    targetId: 'somebody-else',
    sequenceNumber: 0,
    timeAtTarget: '2026-10-04T15:20:47.502Z',
    eventInstanceId: newGuid(),
    namespaceId: 1,
    eventId: 148,
    sourceId: 101,
    update: { updateId: ZERO_GUID, revisionNumber: 0 },
    win32HResult: -2145123272,
    replacementStrings: ['0x80240438'],
    miscData: ['B=2', 'k=true'],
    processorArchitecture: 'Amd64Compatible',
    osVersion: {
      major: 10,
      minor: 0,
      build: 26200,
      revision: 65792,
      servicePackMajor: 0,
      servicePackMinor: 0,
    },
    osLocaleId: 1033,
    ...changes,
  };
}
