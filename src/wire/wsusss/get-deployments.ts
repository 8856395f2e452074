import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import {
  fieldOf,
  given,
  itemsOf,
  readBoolean,
  readGuid,
  readGuids,
  readIntOrZero,
  readText,
  readToken,
} from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, list, listOf, wrap } from './elements.ts';
import type {
  GetDeploymentsRequest,
  GetDeploymentsResponse,
  ServerSyncDeployment,
  ServerSyncTargetGroup,
} from './types.ts';

/** MS-WSUSSS 3.1.4.10. */
export function readGetDeploymentsRequest({ element }: Payload): GetDeploymentsRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    deploymentAnchor: readText(element, 'deploymentAnchor'),
    syncAnchor: readText(element, 'syncAnchor'),
  });
}

export function writeGetDeploymentsRequest(request: GetDeploymentsRequest): string {
  const { cookie, deploymentAnchor, syncAnchor } = request;
  return composeServerRequest(
    'server-sync',
    'GetDeployments',
    writeCookie('cookie', cookie) +
      leafIf('deploymentAnchor', deploymentAnchor) +
      leafIf('syncAnchor', syncAnchor),
  );
}

export function writeGetDeploymentsResponse(response: GetDeploymentsResponse, soap: SoapVersion): Buffer {
  const result = wrap(
    'GetDeploymentsResult',
    leaf('Anchor', response.anchor) +
      listOf('Groups', response.groups, writeGroup) +
      listOf('Deployments', response.deployments, writeDeployment) +
      list('DeadDeployments', 'guid', response.deadDeployments) +
      list('HiddenUpdates', 'guid', response.hiddenUpdates) +
      list('AcceptedEulas', 'guid', response.acceptedEulas),
  );
  return composeResponse('server-sync', 'GetDeployments', result, soap);
}

function writeGroup({ targetGroupId, parentGroupId, name, isBuiltin }: ServerSyncTargetGroup): string {
  return wrap(
    'ServerSyncTargetGroup',
    leaf('TargetGroupID', targetGroupId) +
      leaf('ParentGroupId', parentGroupId) +
      leaf('Name', name) +
      leaf('IsBuiltin', isBuiltin),
  );
}

function writeDeployment(deployment: ServerSyncDeployment): string {
  return wrap(
    'ServerSyncDeployment',
    leaf('UpdateId', deployment.updateId) +
      leaf('RevisionNumber', deployment.revisionNumber) +
      leaf('Action', deployment.action) +
      leaf('AdminName', deployment.adminName) +
      leaf('Deadline', deployment.deadline) +
      leaf('IsAssigned', deployment.isAssigned) +
      leaf('GoLiveTime', deployment.goLiveTime) +
      leaf('DeploymentGuid', deployment.deploymentGuid) +
      leaf('TargetGroupId', deployment.targetGroupId) +
      leaf('DownloadPriority', deployment.downloadPriority),
  );
}

/** A group without a parent, as servers of 2006 send the second built-in one (MS-WSUSSS 4, sample 2), is at the top. */
export function readGetDeploymentsResponse(body: Uint8Array): GetDeploymentsResponse {
  const result = resultOf(readResponse(body, 'GetDeployments'), 'GetDeployments');
  return {
    anchor: readText(result, 'Anchor') ?? '',
    groups: itemsOf(fieldOf(result, 'Groups'), 'ServerSyncTargetGroup').map((group) => ({
      targetGroupId: readGuid(group, 'TargetGroupID') ?? ZERO_GUID,
      parentGroupId: readGuid(group, 'ParentGroupId') ?? ZERO_GUID,
      name: readText(group, 'Name') ?? '',
      isBuiltin: readBoolean(group, 'IsBuiltin') ?? false,
    })),
    deployments: itemsOf(fieldOf(result, 'Deployments'), 'ServerSyncDeployment').map(deploymentIn),
    deadDeployments: readGuids(result, 'DeadDeployments'),
    hiddenUpdates: readGuids(result, 'HiddenUpdates'),
    acceptedEulas: readGuids(result, 'AcceptedEulas'),
  };
}

function deploymentIn(deployment: XmlElement): ServerSyncDeployment {
  return {
    updateId: readGuid(deployment, 'UpdateId') ?? ZERO_GUID,
    revisionNumber: readIntOrZero(deployment, 'RevisionNumber'),
    action: readIntOrZero(deployment, 'Action'),
    adminName: readText(deployment, 'AdminName') ?? '',
    deadline: readToken(deployment, 'Deadline') ?? NO_DEADLINE,
    isAssigned: readBoolean(deployment, 'IsAssigned') ?? false,
    goLiveTime: readToken(deployment, 'GoLiveTime') ?? '',
    deploymentGuid: readGuid(deployment, 'DeploymentGuid') ?? ZERO_GUID,
    targetGroupId: readGuid(deployment, 'TargetGroupId') ?? ZERO_GUID,
    downloadPriority: readIntOrZero(deployment, 'DownloadPriority'),
  };
}

const NO_DEADLINE = '9999-12-31T23:59:59.9999999';
