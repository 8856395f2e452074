import { digestFromBase64, digestToBase64 } from '#base';
import { toXsDateTime } from '#wire';
import { readAnchor } from './anchors.ts';
import { checkCookie, checkProtocol, makeCookie } from './cookies.ts';
import type { WorldLanguage } from './languages.ts';
import { listRevisions } from './listing.ts';
import type { Answers, OperationName, Requests } from './operations.ts';
import type { UpstreamSettings } from './settings.ts';
import { updateData } from './update-data.ts';
import { UpstreamFault } from './upstream-fault.ts';
import type { WorldDeployment, WorldView } from './world-view.ts';

/** What a rule knows besides the request. */
export interface RuleContext {
  readonly view: WorldView;
  readonly settings: UpstreamSettings;
  readonly languages: readonly WorldLanguage[];
  /** Milliseconds since 1970; decides over cookies. */
  readonly now: number;
  /** Base URL under which Microsoft has the files. */
  readonly microsoft: string;
  readonly serverId: string;
}

type Rules = {
  readonly [Name in OperationName]: (request: Requests[Name], context: RuleContext) => Answers[Name];
};

const NO_DEADLINE = '9999-12-31T23:59:59.9999999';
const PLUG_IN = 'DssTargeting';

/** The rules of an upstream, one for each operation (MS-WSUSSS 3.1.4, protocol-facts 11 to 13). They fault with UpstreamFault. */
export const RULES: Rules = {
  GetAuthConfig: () => ({
    lastChange: '2026-10-04T13:16:35.433Z',
    authInfo: [{ plugInId: PLUG_IN, serviceUrl: 'DssAuthWebService/DssAuthWebService.asmx', parameter: '' }],
    allowedEventIds: [],
  }),

  GetAuthorizationCookie: ({ accountName = '', accountGuid = '' }) => ({
    plugInId: PLUG_IN,
    cookieData: Buffer.from(`${accountName}/${accountGuid}`).toString('base64'),
  }),

  GetCookie: ({ authCookies, protocolVersion }, { settings, now }) => {
    const [only] = authCookies;
    if (only === undefined || authCookies.length > 1 || only.plugInId !== PLUG_IN) {
      throw new UpstreamFault('InvalidAuthorizationCookie');
    }
    checkProtocol(protocolVersion);
    const account = Buffer.from(only.cookieData, 'base64').toString();
    return makeCookie({ account, protocol: protocolVersion ?? '', expires: now + settings.cookieLifetime });
  },

  GetConfigData: ({ cookie, configAnchor }, { view, settings, languages, now }) => {
    checkCookie(cookie, now);
    return {
      catalogOnlySync: settings.catalogOnly,
      lazySync: true,
      serverHostsPsfFiles: false,
      maxNumberOfComputerIdsInRequest: 0,
      maxNumberOfDriverSetsPerRequest: 0,
      maxNumberOfPnpHardwareIdsInRequest: 0,
      maxNumberOfUpdatesPerRequest: settings.maxUpdatesPerRequest,
      newConfigAnchor: view.anchor(),
      protocolVersion: settings.protocolVersion,
      // With an anchor there is no list, whatever changed (protocol-facts 11.4).
      languages: configAnchor === undefined ? languages : [],
      maxUpdatesPerRequestInGetUpdateDecryptionData: settings.maxUpdatesPerRequest,
    };
  },

  GetRevisionIdList: ({ cookie, filter }, { view, now }) => {
    checkCookie(cookie, now);
    if (filter === undefined) throw new UpstreamFault('InvalidParameters', 'filter');
    const newRevisions = listRevisions(view, filter);
    return { anchor: view.anchor(), newRevisions };
  },

  GetUpdateData: ({ cookie, updateIds }, { view, settings, now, microsoft }) => {
    checkCookie(cookie, now);
    return updateData(view, updateIds, settings, microsoft);
  },

  GetUpdateDecryptionData: ({ cookie, updateIds }, { view, settings, now }) => {
    checkCookie(cookie, now);
    if (updateIds === undefined || updateIds.length > settings.maxUpdatesPerRequest) {
      throw new UpstreamFault('InvalidParameters', 'updateIds');
    }
    const updates = updateIds.flatMap((updateId) => {
      const revision = view.revision(updateId);
      if (revision === undefined) return [];
      const files = revision.files.map(({ sha1, decryptionKey }) => ({
        fileDigest: digestToBase64(sha1),
        ...(decryptionKey === undefined ? {} : { decryptionKey }),
      }));
      return [{ updateId, files }];
    });
    return { updates };
  },

  GetRelatedRevisionsForUpdates: () => ({ revisions: [] }),

  GetDeployments: ({ cookie, deploymentAnchor, syncAnchor }, { view, now }) => {
    checkCookie(cookie, now);
    const upTo = readAnchor(syncAnchor ?? '');
    if (upTo === undefined) throw new UpstreamFault('InvalidParameters', 'syncAnchor');
    const after = deploymentAnchor ? readAnchor(deploymentAnchor) : { time: Number.NEGATIVE_INFINITY };
    if (after === undefined) throw new UpstreamFault('InvalidParameters', 'deploymentAnchor');
    return {
      anchor: syncAnchor ?? '',
      groups: view.groups.map(({ groupId, parentId, name, isBuiltin }) => ({
        targetGroupId: groupId,
        parentGroupId: parentId,
        name,
        isBuiltin,
      })),
      deployments: view.deploymentsAdded(after.time, upTo.time).map(deploymentOf),
      deadDeployments: deploymentAnchor ? view.deploymentsEnded(after.time, upTo.time) : [],
      hiddenUpdates: view.declined,
      acceptedEulas: view.acceptedEulas,
    };
  },

  DownloadFiles: ({ cookie, fileDigests }, { view, now }) => {
    checkCookie(cookie, now);
    if (fileDigests === undefined || fileDigests.length > 100) {
      throw new UpstreamFault('InvalidParameters', 'fileDigestList');
    }
    const unknown = fileDigests.filter((digest) => {
      const sha1 = digestFromBase64(digest, 'SHA1');
      return sha1 === undefined || view.file(sha1) === undefined;
    });
    if (unknown.length > 0) throw new UpstreamFault('FileDigestsMissing', unknown.join('|'));
    return undefined;
  },

  GetRollupConfiguration: (_, { settings, serverId }) => ({
    doDetailedRollup: settings.detailedRollup,
    rollupResetGuid: serverId,
    serverId,
    rollupDownstreamServersMaxBatchSize: 5000,
    rollupComputersMaxBatchSize: 1500,
    getOutOfSyncComputersMaxBatchSize: 20_000,
    rollupComputerStatusMaxBatchSize: 500,
  }),

  RollupDownstreamServers: () => undefined,
  RollupComputers: () => ({ changed: [] }),
  GetOutOfSyncComputers: ({ lastRollupNumbers }) => ({
    computerIds: lastRollupNumbers.map(({ computerId }) => computerId),
  }),
  RollupComputerStatus: () => ({ accepted: true }),
};

function deploymentOf(each: WorldDeployment): Answers['GetDeployments']['deployments'][number] {
  return {
    updateId: each.updateId,
    revisionNumber: each.revisionNumber,
    action: each.action,
    adminName: each.adminName,
    // Without a zone, as the trace in the specification has it (protocol-facts 12.4).
    deadline: each.deadline === undefined ? NO_DEADLINE : toXsDateTime(each.deadline).slice(0, -1),
    isAssigned: true,
    goLiveTime: toXsDateTime(each.from).slice(0, -1),
    deploymentGuid: each.guid,
    targetGroupId: each.groupId,
    downloadPriority: 1,
  };
}
