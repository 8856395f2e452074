import { childOf, type XmlElement } from '#xml';
import { leaf, leafIf, listIf, wrap } from '../compose.ts';
import { fieldOf, given, readBoolean, readIntOrZero, readTexts, readToken } from '../fields.ts';
import type { WireDeployment } from './types.ts';

/** What an update's deployment says (MS-WUSP 2.2.2.2.4); undefined when the update has none. */
export function readDeployment(parent: XmlElement): WireDeployment | undefined {
  const deployment = fieldOf(parent, 'Deployment');
  if (deployment === undefined) return undefined;
  return given({
    id: readIntOrZero(deployment, 'ID'),
    action: readToken(deployment, 'Action') ?? '',
    deadline: readToken(deployment, 'Deadline'),
    isAssigned: readBoolean(deployment, 'IsAssigned') ?? false,
    lastChangeTime: readToken(deployment, 'LastChangeTime') ?? '',
    downloadPriority: readToken(deployment, 'DownloadPriority'),
    hardwareIds: readTexts(deployment, 'HardwareIds'),
    automatic: childOf(deployment, 'AutoSelect') !== undefined,
  });
}

/** The Deployment element, in the order of the schema, to which native clients hold us (protocol-facts 3.3, 6.4). */
export function writeDeployment(deployment: WireDeployment | undefined): string {
  if (deployment === undefined) return '';
  return wrap(
    'Deployment',
    leaf('ID', deployment.id) +
      leaf('Action', deployment.action) +
      leafIf('Deadline', deployment.deadline) +
      leaf('IsAssigned', deployment.isAssigned) +
      leaf('LastChangeTime', deployment.lastChangeTime) +
      leafIf('DownloadPriority', deployment.downloadPriority) +
      listIf('HardwareIds', 'string', deployment.hardwareIds) +
      (deployment.automatic ? AUTOMATIC : ''),
  );
}

/** Real servers send these three, and always zero, to clients of protocol 1.8 and later. */
const AUTOMATIC =
  '<AutoSelect>0</AutoSelect><AutoDownload>0</AutoDownload><SupersedenceBehavior>0</SupersedenceBehavior>';
