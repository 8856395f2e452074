import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as wire from '../index.ts';
import { COOKIE, GUID } from '../message-fixture.ts';

const NAMESPACE = 'http://www.microsoft.com/SoftwareDistribution';

function message(content: string): Buffer {
  return Buffer.from(
    '<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">' +
      `<e:Header><x xmlns="urn:x"/></e:Header><e:Body xmlns:q="${NAMESPACE}">${content}</e:Body></e:Envelope>`,
  );
}

function payload(content: string): wire.Payload {
  return wire.readEnvelope(message(content)).payload;
}

function assertBadValue(read: () => unknown, subject: string): void {
  assert.throws(read, (error) => {
    assert.ok(wire.wireFailures.is(error, 'bad-value'), String(error));
    assert.equal(error.subject, subject);
    return true;
  });
}

test('a filter is read with any prefixes, braces, letter case, white space and unknown elements', () => {
  const { filter } = wire.readGetRevisionIdListRequest(
    payload(
      `<q:GetRevisionIdList><q:filter><q:New/><q:Anchor i:nil="true"/><q:GetConfig> FALSE </q:GetConfig>\n<q:Categories>
       <q:IdAndDelta><q:Id> {${GUID.toUpperCase()}} </q:Id><q:Delta>1</q:Delta></q:IdAndDelta><q:IdAndDelta i:nil="1"/></q:Categories>
       <q:Classifications i:nil="true"/><q:Languages/></q:filter></q:GetRevisionIdList>`,
    ),
  );
  assert.deepEqual(filter, { getConfig: false, categories: [{ id: GUID, delta: true }], languages: [] });
});

test('a request without its parameters is read all the same, for the operation to refuse', () => {
  assert.deepEqual(wire.readGetRevisionIdListRequest(payload('<q:GetRevisionIdList/>')), {});
  assert.deepEqual(
    wire.readGetUpdateDataRequest(payload('<GetUpdateData><updateIds i:nil="true"/></GetUpdateData>')),
    {},
  );
  assert.deepEqual(wire.readDownloadFilesRequest(payload('<DownloadFiles/>')), {});
  assert.deepEqual(wire.readRollupComputersRequest(payload('<RollupComputers/>')), {
    clientTime: '',
    computers: [],
  });
});

test('what is wrong inside a parameter is told under the name of the parameter', () => {
  assertBadValue(
    () =>
      wire.readGetRevisionIdListRequest(
        payload('<GetRevisionIdList><filter><GetConfig>maybe</GetConfig></filter></GetRevisionIdList>'),
      ),
    'filter',
  );
  assertBadValue(
    () =>
      wire.readGetUpdateDataRequest(
        payload(
          '<GetUpdateData><updateIds><UpdateIdentity><UpdateID>x</UpdateID></UpdateIdentity></updateIds></GetUpdateData>',
        ),
      ),
    'updateIds',
  );
  assertBadValue(
    () =>
      wire.readGetDriverSetDataRequest(
        payload('<GetDriverSetData><driverSets><guid>x</guid></driverSets></GetDriverSetData>'),
      ),
    'driverSets',
  );
});

test('an account whose GUID is none is read as it was sent, because the operation has a fault for it', () => {
  const request = (guid: string) =>
    wire.readDssGetAuthorizationCookieRequest(
      payload(`<GetAuthorizationCookie><accountGuid>${guid}</accountGuid></GetAuthorizationCookie>`),
    );
  assert.deepEqual(request(`{${GUID.toUpperCase()}}`), { accountGuid: GUID });
  assert.deepEqual(request(' nobody '), { accountGuid: 'nobody' });
});

test('the cookie of the rollup, which is empty, is written as a .NET server does and read whichever way', () => {
  const cookie = { expiration: '9999-12-31T23:59:59.9999999', encryptedData: '' };
  const text = wire.writeGetRollupConfigurationRequest({ cookie });
  assert.ok(text.includes('<EncryptedData /></cookie>'), text);
  for (const encryptedData of ['<EncryptedData />', '<EncryptedData></EncryptedData>', '']) {
    const read = wire.readGetRollupConfigurationRequest(
      payload(
        `<GetRollupConfiguration><cookie><Expiration>${cookie.expiration}</Expiration>${encryptedData}</cookie></GetRollupConfiguration>`,
      ),
    );
    assert.deepEqual(read, { cookie });
  }
});

test('a request to another server has the shape that .NET gives it', () => {
  assert.equal(
    wire.writeGetAuthConfigRequest(),
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>' +
      `<GetAuthConfig xmlns="${NAMESPACE}" /></soap:Body></soap:Envelope>`,
  );
});

test('an identity list is read in any style, without what is nil or unknown', () => {
  const { anchor, newRevisions } = wire.readGetRevisionIdListResponse(
    message(
      `<q:GetRevisionIdListResponse><q:New><q:Anchor>no</q:Anchor></q:New><q:GetRevisionIdListResult><Anchor>1,a &amp; b</Anchor>
       <NewRevisions><!-- c --><q:UpdateIdentity><q:New/><q:UpdateID>{${GUID.toUpperCase()}}</q:UpdateID><q:RevisionNumber> 7 </q:RevisionNumber></q:UpdateIdentity>
       <q:UpdateIdentity i:nil="true"/><q:New><q:UpdateID>x</q:UpdateID></q:New></NewRevisions><q:New/></q:GetRevisionIdListResult></q:GetRevisionIdListResponse>`,
    ),
  );
  assert.equal(anchor, '1,a & b');
  assert.deepEqual(newRevisions, [{ updateId: GUID, revisionNumber: 7 }]);
});

test('an identity list that is damaged is refused by name', () => {
  const list = (identity: string) =>
    message(
      `<GetRevisionIdListResponse><GetRevisionIdListResult><NewRevisions><UpdateIdentity>${identity}</UpdateIdentity></NewRevisions></GetRevisionIdListResult></GetRevisionIdListResponse>`,
    );
  const read = (identity: string) => () => wire.readGetRevisionIdListResponse(list(identity));
  assertBadValue(read('<UpdateID>x</UpdateID>'), 'UpdateIdentity.UpdateID');
  assertBadValue(read('<RevisionNumber>2147483648</RevisionNumber>'), 'UpdateIdentity.RevisionNumber');
  assert.throws(() => wire.readGetRevisionIdListResponse(list('<UpdateID>').subarray(0, 400)), {
    code: 'wire/not-xml',
  });
  assert.throws(() => wire.readGetRevisionIdListResponse(message('<GetRevisionIdListResponse/>')), {
    code: 'wire/no-result',
  });
  assert.throws(() => wire.readGetRevisionIdListResponse(message('<GetUpdateDataResponse/>')), {
    code: 'wire/no-result',
  });
  assert.throws(() => wire.readGetRevisionIdListResponse(message('')), { code: 'wire/no-operation' });
});

test('a document is read from CDATA too, and a Cabinet from base64 with line ends', () => {
  const { updates } = wire.readGetUpdateDataResponse(
    message(
      `<GetUpdateDataResponse><GetUpdateDataResult><updates>
       <ServerSyncUpdateData><Id><UpdateID>${GUID}</UpdateID><RevisionNumber>1</RevisionNumber></Id><XmlUpdateBlob><![CDATA[<a/>]]></XmlUpdateBlob></ServerSyncUpdateData>
       <ServerSyncUpdateData><XmlUpdateBlobCompressed>TVN\r\n DRg==\n</XmlUpdateBlobCompressed><XmlUpdateBlob i:nil="true"/></ServerSyncUpdateData>
       </updates></GetUpdateDataResult></GetUpdateDataResponse>`,
    ),
  );
  assert.deepEqual(updates[0], {
    id: { updateId: GUID, revisionNumber: 1 },
    xmlUpdateBlob: '<a/>',
    fileDigests: [],
  });
  assert.equal(updates[1]?.xmlUpdateBlob, undefined);
  assert.equal(Buffer.from(updates[1]?.xmlUpdateBlobCompressed ?? []).toString(), 'MSCF');
});

test('a group of a server of 2006 that names no parent is at the top', () => {
  const { groups, deployments } = wire.readGetDeploymentsResponse(
    message(
      `<GetDeploymentsResponse><GetDeploymentsResult><Groups><ServerSyncTargetGroup><TargetGroupID>${GUID}</TargetGroupID><Name>n</Name><IsBuiltin>true</IsBuiltin></ServerSyncTargetGroup></Groups></GetDeploymentsResult></GetDeploymentsResponse>`,
    ),
  );
  assert.deepEqual(groups, [
    {
      targetGroupId: GUID,
      parentGroupId: '00000000-0000-0000-0000-000000000000',
      name: 'n',
      isBuiltin: true,
    },
  ]);
  assert.deepEqual(deployments, []);
});

test('the configuration of an older server, which has fewer limits, is read', () => {
  const config = wire.readGetConfigDataResponse(
    message(
      '<GetConfigDataResponse><GetConfigDataResult><CatalogOnlySync>true</CatalogOnlySync><MaxNumberOfUpdatesPerRequest>100</MaxNumberOfUpdatesPerRequest></GetConfigDataResult></GetConfigDataResponse>',
    ),
  );
  assert.equal(config.catalogOnlySync, true);
  assert.equal(config.maxNumberOfUpdatesPerRequest, 100);
  assert.equal(config.maxUpdatesPerRequestInGetUpdateDecryptionData, 0);
  assert.deepEqual(config.languages, []);
});

test('a computer that changed in a way nobody knows is refused', () => {
  const answer = (change: string) =>
    message(
      `<RollupComputersResponse><RollupComputersResult><ChangedComputer ComputerId="{${GUID.toUpperCase()}}" Change="${change}"/></RollupComputersResult></RollupComputersResponse>`,
    );
  assert.deepEqual(wire.readRollupComputersResponse(answer('NewParent')), {
    changed: [{ computerId: GUID, change: 'NewParent' }],
  });
  assertBadValue(() => wire.readRollupComputersResponse(answer('Moved')), 'ChangedComputer.Change');
});

test('lists of answers that are empty are there, and those of requests that were not given are not', () => {
  const written = (body: Uint8Array | string) => Buffer.from(body).toString();
  const answer = written(wire.writeGetUpdateDataResponse({ updates: [], fileUrls: [] }, '1.1'));
  assert.ok(answer.includes('<GetUpdateDataResult><updates /><fileUrls /></GetUpdateDataResult>'));
  assert.ok(
    written(wire.writeGetOutOfSyncComputersResponse({ computerIds: [] }, '1.1')).includes(
      '<GetOutOfSyncComputersResult />',
    ),
  );
  assert.ok(
    written(wire.writeDownloadFilesResponse('1.1')).includes(
      `<DownloadFilesResponse xmlns="${NAMESPACE}" />`,
    ),
  );
  assert.ok(
    written(wire.writeGetUpdateDataRequest({ cookie: COOKIE })).endsWith(
      '</cookie></GetUpdateData></soap:Body></soap:Envelope>',
    ),
  );
  assert.ok(written(wire.writeGetUpdateDataRequest({ updateIds: [] })).includes('<updateIds />'));
});
