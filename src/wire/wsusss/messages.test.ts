import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc, { type Arbitrary } from 'fast-check';
import * as wire from '../index.ts';
import { assertIsPublished, operationsOf } from '../message-fixture.ts';
import { messageValues } from './fixture.ts';

// Arbitrary values of every message are written, read, and compared; and what is written of complete ones must be what
// the schema publishes, in its order.

const SPARSE = messageValues('sparse');
const COMPLETE = messageValues('complete');

interface Case {
  readonly sparse: Arbitrary<unknown>;
  readonly complete: Arbitrary<unknown>;
  /** Writes, reads, and gives what was written. */
  readonly exchange: (value: unknown) => { readonly body: Uint8Array; readonly read: unknown };
}

function request<T>(
  name: keyof typeof SPARSE,
  write: (value: T) => string,
  read: (payload: wire.Payload) => T,
): Case {
  const exchange = (value: unknown) => {
    const body = Buffer.from(write(value as T));
    return { body, read: read(wire.readEnvelope(body).payload) };
  };
  return { sparse: SPARSE[name], complete: COMPLETE[name], exchange };
}

function answer<T>(
  name: keyof typeof SPARSE,
  write: (value: T, soap: wire.SoapVersion) => Uint8Array,
  read: (body: Uint8Array) => T,
): Case {
  const exchange = (value: unknown) => {
    const modern = write(value as T, '1.2');
    assert.equal(wire.readEnvelope(modern).soap, '1.2');
    assert.deepEqual(read(modern), value);
    const body = write(value as T, '1.1');
    return { body, read: read(body) };
  };
  return { sparse: SPARSE[name], complete: COMPLETE[name], exchange };
}

/** Of a message without content. */
const NOTHING = { sparse: fc.constant(undefined), complete: fc.constant(undefined) };

function emptyAnswer(write: (soap: wire.SoapVersion) => Uint8Array, read: (body: Uint8Array) => void): Case {
  const exchange = () => {
    const body = write('1.1');
    return { body, read: read(body) };
  };
  return { ...NOTHING, exchange };
}

const CASES: Readonly<Record<string, Case>> = {
  GetAuthConfig: {
    ...NOTHING,
    exchange: () => ({ body: Buffer.from(wire.writeGetAuthConfigRequest()), read: undefined }),
  },
  GetAuthConfigResponse: answer(
    'authConfig',
    wire.writeGetAuthConfigResponse,
    wire.readGetAuthConfigResponse,
  ),
  GetAuthorizationCookie: request(
    'authorization',
    wire.writeDssGetAuthorizationCookieRequest,
    wire.readDssGetAuthorizationCookieRequest,
  ),
  GetAuthorizationCookieResponse: answer(
    'authCookie',
    wire.writeDssGetAuthorizationCookieResponse,
    wire.readDssGetAuthorizationCookieResponse,
  ),
  GetCookie: request('cookieRequest', wire.writeDssGetCookieRequest, wire.readDssGetCookieRequest),
  GetCookieResponse: answer('cookie', wire.writeDssGetCookieResponse, wire.readDssGetCookieResponse),
  GetConfigData: request('configRequest', wire.writeGetConfigDataRequest, wire.readGetConfigDataRequest),
  GetConfigDataResponse: answer('config', wire.writeGetConfigDataResponse, wire.readGetConfigDataResponse),
  GetRevisionIdList: request(
    'revisionIdListRequest',
    wire.writeGetRevisionIdListRequest,
    wire.readGetRevisionIdListRequest,
  ),
  GetRevisionIdListResponse: answer(
    'revisionIdList',
    wire.writeGetRevisionIdListResponse,
    wire.readGetRevisionIdListResponse,
  ),
  GetUpdateData: request('withIds', wire.writeGetUpdateDataRequest, wire.readGetUpdateDataRequest),
  GetUpdateDataResponse: answer(
    'updateData',
    wire.writeGetUpdateDataResponse,
    wire.readGetUpdateDataResponse,
  ),
  GetUpdateDecryptionData: request(
    'withIds',
    wire.writeGetUpdateDecryptionDataRequest,
    wire.readGetUpdateDecryptionDataRequest,
  ),
  GetUpdateDecryptionDataResponse: answer(
    'decryptionData',
    wire.writeGetUpdateDecryptionDataResponse,
    wire.readGetUpdateDecryptionDataResponse,
  ),
  GetDriverIdList: request(
    'driverIdListRequest',
    wire.writeGetDriverIdListRequest,
    wire.readGetDriverIdListRequest,
  ),
  GetDriverIdListResponse: answer(
    'driverIdList',
    wire.writeGetDriverIdListResponse,
    wire.readGetDriverIdListResponse,
  ),
  GetDriverSetData: request(
    'driverSetDataRequest',
    wire.writeGetDriverSetDataRequest,
    wire.readGetDriverSetDataRequest,
  ),
  GetDriverSetDataResponse: answer(
    'driverSetData',
    wire.writeGetDriverSetDataResponse,
    wire.readGetDriverSetDataResponse,
  ),
  GetRelatedRevisionsForUpdates: request(
    'relatedRevisionsRequest',
    wire.writeGetRelatedRevisionsForUpdatesRequest,
    wire.readGetRelatedRevisionsForUpdatesRequest,
  ),
  GetRelatedRevisionsForUpdatesResponse: answer(
    'relatedRevisions',
    wire.writeGetRelatedRevisionsForUpdatesResponse,
    wire.readGetRelatedRevisionsForUpdatesResponse,
  ),
  GetDeployments: request(
    'deploymentsRequest',
    wire.writeGetDeploymentsRequest,
    wire.readGetDeploymentsRequest,
  ),
  GetDeploymentsResponse: answer(
    'deployments',
    wire.writeGetDeploymentsResponse,
    wire.readGetDeploymentsResponse,
  ),
  DownloadFiles: request('downloadFiles', wire.writeDownloadFilesRequest, wire.readDownloadFilesRequest),
  DownloadFilesResponse: emptyAnswer(wire.writeDownloadFilesResponse, wire.readDownloadFilesResponse),
  GetRollupConfiguration: request(
    'cookieOnly',
    wire.writeGetRollupConfigurationRequest,
    wire.readGetRollupConfigurationRequest,
  ),
  GetRollupConfigurationResponse: answer(
    'rollupConfiguration',
    wire.writeGetRollupConfigurationResponse,
    wire.readGetRollupConfigurationResponse,
  ),
  RollupDownstreamServers: request(
    'servers',
    wire.writeRollupDownstreamServersRequest,
    wire.readRollupDownstreamServersRequest,
  ),
  RollupDownstreamServersResponse: emptyAnswer(
    wire.writeRollupDownstreamServersResponse,
    wire.readRollupDownstreamServersResponse,
  ),
  RollupComputers: request('computers', wire.writeRollupComputersRequest, wire.readRollupComputersRequest),
  RollupComputersResponse: answer(
    'changedComputers',
    wire.writeRollupComputersResponse,
    wire.readRollupComputersResponse,
  ),
  GetOutOfSyncComputers: request(
    'rollupNumbers',
    wire.writeGetOutOfSyncComputersRequest,
    wire.readGetOutOfSyncComputersRequest,
  ),
  GetOutOfSyncComputersResponse: answer(
    'outOfSyncComputers',
    wire.writeGetOutOfSyncComputersResponse,
    wire.readGetOutOfSyncComputersResponse,
  ),
  RollupComputerStatus: request(
    'computerStatus',
    wire.writeRollupComputerStatusRequest,
    wire.readRollupComputerStatusRequest,
  ),
  RollupComputerStatusResponse: answer(
    'accepted',
    wire.writeRollupComputerStatusResponse,
    wire.readRollupComputerStatusResponse,
  ),
  Ping: request<wire.PingRequest>(
    'ping',
    (value) => wire.writePingRequest(value, 'reporting'),
    wire.readPingRequest,
  ),
  PingResponse: answer<wire.PingResponse>(
    'pong',
    (value, soap) => wire.writePingResponse(value, 'server-sync', soap),
    wire.readPingResponse,
  ),
};

test('the table of this test names every message of MS-WSUSSS', () => {
  const messages = new Set(operationsOf('MS-WSUSSS').flatMap((name) => [name, `${name}Response`]));
  assert.deepEqual(Object.keys(CASES).sort(), [...messages].sort());
});

for (const [message, { sparse, complete, exchange }] of Object.entries(CASES)) {
  test(`${message} says the same to whoever reads it, in the published order`, () => {
    fc.assert(
      fc.property(sparse, (value) => {
        assert.deepEqual(exchange(value).read, value);
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(complete, (value) => {
        const { body, read } = exchange(value);
        assert.deepEqual(read, value);
        const { operation, namespace, payload } = wire.readEnvelope(body);
        assert.equal(operation, message);
        const service = wire.serviceOf(message.replace(/Response$/, ''), namespace);
        assert.ok(service !== undefined, namespace);
        assertIsPublished(service, payload.element);
      }),
      { numRuns: 10 },
    );
  });
}
