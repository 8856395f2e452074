import fc, { type Arbitrary } from 'fast-check';
import { GUID, OTHER_GUID } from '../message-fixture.ts';

// Values of every message of MS-WSUSSS, for the tests.

// biome-ignore lint/suspicious/noControlCharactersInRegex: no XML document may hold them
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const text = fc.oneof(
  fc.constantFrom('', ' ', 'a <b> & "c" \'d\' ]]>', 'é 漢字 \u{1f4a5}', '\r\n\t', '&amp;'),
  fc.string({ unit: 'grapheme' }).filter((value) => !FORBIDDEN.test(value)),
);
const token = fc.stringMatching(/^[!-~]{1,20}$/);
const guid = fc.oneof(fc.constantFrom(GUID, OTHER_GUID), fc.uuid());
const int = fc.oneof(fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31)), fc.integer());
const time = fc.constantFrom(
  '9999-12-31T23:59:59.9999999',
  '2026-10-04T20:33:26.65455Z',
  '0001-01-01T00:00:00',
);
const base64 = fc.base64String();
const bytes = fc.uint8Array({ maxLength: 300 }).map((value) => Buffer.from(value));
const flag = fc.boolean();
const computerId = fc.oneof(guid, token);

type Shape<T> = { readonly [Key in keyof T]: Arbitrary<T[Key]> };

/** Whether every field is there, or those that may be missing come and go. */
export type Completeness = 'complete' | 'sparse';

/** Arbitrary values of every request and answer, by the name of its operation. */
export function messageValues(completeness: Completeness) {
  /** Fields of the second shape may be missing. */
  function record<T extends object, U extends object = object>(
    always: Shape<T>,
    sometimes: Shape<U> = {} as Shape<U>,
  ): Arbitrary<T & Partial<U>> {
    const model = { ...always, ...sometimes };
    const options = completeness === 'complete' ? {} : { requiredKeys: Object.keys(always) };
    return fc.record(model as object, options as object).map((value) => ({ ...value })) as Arbitrary<
      T & Partial<U>
    >;
  }
  const many = <T>(item: Arbitrary<T>) =>
    fc.array(item, { minLength: completeness === 'complete' ? 1 : 0, maxLength: 4 });

  const cookie = record({ expiration: time, encryptedData: base64 });
  const authCookie = record({ plugInId: token, cookieData: base64 });
  const identity = record({ updateId: guid, revisionNumber: int });
  const idAndDelta = record({ id: guid, delta: flag });
  const cookieOnly = record({}, { cookie });
  const withIds = record({}, { cookie, updateIds: many(identity) });
  const filter = record(
    { getConfig: flag },
    {
      dssProtocolVersion: text,
      anchor: text,
      get63LanguageOnly: flag,
      categories: many(idAndDelta),
      classifications: many(idAndDelta),
      languages: many(record({ id: int, delta: flag })),
    },
  );
  const driverFilter = record(
    {
      categories: many(idAndDelta),
      computerIds: many(idAndDelta),
      pnpHardwareIds: many(record({ hardwareId: text, delta: flag })),
    },
    { anchor: text },
  );
  const clientSummary = record(
    {
      osMajorVersion: int,
      osMinorVersion: int,
      osBuildNumber: int,
      osServicePackMajorNumber: int,
      osServicePackMinorNumber: int,
      suiteMask: int,
      oldProductType: int,
      newProductType: int,
      systemMetrics: int,
      count: int,
      activitySummaries: many(
        record({ updateId: guid, revisionNumber: int, installSuccessCount: int, installFailureCount: int }),
      ),
    },
    { osLocale: text, processorArchitecture: text },
  );
  const serverSummary = record({
    updateCount: int,
    declinedUpdateCount: int,
    approvedUpdateCount: int,
    notApprovedUpdateCount: int,
    updatesWithStaleUpdateApprovalsCount: int,
    expiredUpdateCount: int,
    criticalOrSecurityUpdatesNotApprovedForInstallCount: int,
    wsusInfrastructureUpdatesNotApprovedForInstallCount: int,
    updatesWithClientErrorsCount: int,
    updatesWithServerErrorsCount: int,
    updatesNeedingFilesCount: int,
    updatesNeededByComputersCount: int,
    updatesUpToDateCount: int,
    customComputerTargetGroupCount: int,
    computerTargetCount: int,
    computerTargetsNeedingUpdatesCount: int,
    computerTargetsWithUpdateErrorsCount: int,
    computersUpToDateCount: int,
  });
  const server = record(
    {
      serverId: guid,
      lastSyncTime: time,
      parentServerId: guid,
      isReplica: flag,
      lastRollupTime: time,
      clientSummaries: many(clientSummary),
    },
    { fullDomainName: text, version: token, serverSummary },
  );
  const details = record(
    {
      targetGroupIds: many(guid),
      requestedTargetGroupNames: many(text),
      osMajorVersion: int,
      osMinorVersion: int,
      osBuildNumber: int,
      osServicePackMajorNumber: int,
      osServicePackMinorNumber: int,
      biosReleaseDate: time,
      suiteMask: int,
      oldProductType: int,
      newProductType: int,
      systemMetrics: int,
    },
    {
      ipAddress: token,
      fullDomainName: text,
      osLocale: text,
      osFamily: text,
      osDescription: text,
      computerMake: text,
      computerModel: text,
      biosVersion: text,
      biosName: text,
      processorArchitecture: text,
      clientVersion: token,
    },
  );
  const computer = record(
    {
      lastSyncTime: time,
      lastSyncResult: int,
      lastReportedRebootTime: time,
      lastReportedStatusTime: time,
      lastInventoryTime: time,
      parentServerId: guid,
    },
    { computerId, details },
  );
  const computerStatus = record(
    {
      instanceId: guid,
      effectiveLastDetectionTime: time,
      rollupNumber: int,
      isFullRollup: flag,
      updateStatus: many(record({ updateId: guid, summarizationState: int, lastChangeTime: time })),
    },
    { computerId },
  );

  return {
    authConfig: record({
      lastChange: time,
      authInfo: many(record({ plugInId: token, serviceUrl: token }, { parameter: text })),
      allowedEventIds: many(int),
    }),
    authorization: record({}, { accountName: token, accountGuid: computerId, programKeys: many(guid) }),
    authCookie,
    cookieRequest: record({ authCookies: many(authCookie) }, { oldCookie: cookie, protocolVersion: token }),
    cookie,
    configRequest: record({}, { cookie, configAnchor: text }),
    config: record({
      catalogOnlySync: flag,
      lazySync: flag,
      serverHostsPsfFiles: flag,
      maxNumberOfComputerIdsInRequest: int,
      maxNumberOfDriverSetsPerRequest: int,
      maxNumberOfPnpHardwareIdsInRequest: int,
      maxNumberOfUpdatesPerRequest: int,
      newConfigAnchor: text,
      protocolVersion: token,
      languages: many(record({ languageId: int, shortLanguage: token, longLanguage: text, enabled: flag })),
      maxUpdatesPerRequestInGetUpdateDecryptionData: int,
    }),
    revisionIdListRequest: record({}, { cookie, filter }),
    revisionIdList: record({ anchor: text, newRevisions: many(identity) }),
    withIds,
    updateData: record({
      updates: many(
        record(
          { id: identity, fileDigests: many(base64) },
          { xmlUpdateBlob: text, xmlUpdateBlobCompressed: bytes },
        ),
      ),
      fileUrls: many(record({ fileDigest: base64 }, { muUrl: token, ussUrl: text, decryptionKey: base64 })),
    }),
    decryptionData: record({
      updates: many(
        record({
          updateId: identity,
          files: many(record({ fileDigest: base64 }, { decryptionKey: base64 })),
        }),
      ),
    }),
    driverIdListRequest: record({}, { cookie, filter: driverFilter }),
    driverIdList: record({
      anchor: text,
      newRevisions: many(identity),
      newDriverSets: many(guid),
      removedDriverSets: many(guid),
    }),
    driverSetDataRequest: record({}, { cookie, driverSets: many(guid) }),
    driverSetData: record({ driverSets: many(record({ driverSetId: guid, driverSetXml: text })) }),
    relatedRevisionsRequest: record({}, { cookie, updateIds: many(guid) }),
    relatedRevisions: record({ revisions: many(identity) }),
    deploymentsRequest: record({}, { cookie, deploymentAnchor: text, syncAnchor: text }),
    deployments: record({
      anchor: text,
      groups: many(record({ targetGroupId: guid, parentGroupId: guid, name: text, isBuiltin: flag })),
      deployments: many(
        record({
          updateId: guid,
          revisionNumber: int,
          action: int,
          adminName: text,
          deadline: time,
          isAssigned: flag,
          goLiveTime: time,
          deploymentGuid: guid,
          targetGroupId: guid,
          downloadPriority: int,
        }),
      ),
      deadDeployments: many(guid),
      hiddenUpdates: many(guid),
      acceptedEulas: many(guid),
    }),
    downloadFiles: record({}, { cookie, fileDigests: many(base64) }),
    cookieOnly,
    rollupConfiguration: record({
      doDetailedRollup: flag,
      rollupResetGuid: guid,
      serverId: guid,
      rollupDownstreamServersMaxBatchSize: int,
      rollupComputersMaxBatchSize: int,
      getOutOfSyncComputersMaxBatchSize: int,
      rollupComputerStatusMaxBatchSize: int,
    }),
    servers: record({ clientTime: time, downstreamServers: many(server) }, { cookie }),
    computers: record({ clientTime: time, computers: many(computer) }, { cookie }),
    changedComputers: record({
      changed: many(
        record({ computerId, change: fc.constantFrom('Deleted' as const, 'NewParent' as const) }),
      ),
    }),
    rollupNumbers: record(
      { parentServerId: guid, lastRollupNumbers: many(record({ computerId, rollupNumber: int })) },
      { cookie },
    ),
    outOfSyncComputers: record({ computerIds: many(computerId) }),
    computerStatus: record(
      { clientTime: time, parentServerId: guid, computers: many(computerStatus) },
      { cookie },
    ),
    accepted: record({ accepted: flag }),
    ping: record({ pingLevel: int }),
    pong: record(
      {
        successFlag: flag,
        servicesTime: time,
        isHttps: flag,
        configFileLastModifiedTime: time,
        configFileNextExpirationTime: time,
        configFileExpirationModuloInMinutes: int,
      },
      {
        servicesName: text,
        servicesMachine: text,
        requestContentType: text,
        configFilePath: text,
        configFileProjectName: text,
        configFileEnvironmentName: text,
        configFileVersion: text,
        databaseInfo: text,
        customInfo: text,
      },
    ),
  };
}
