import type { Offer } from '#catalog';
import { toXsDateTime, type UpdateInfo, type WireDeployment } from '#wire';
import { isAtLeast, type ProtocolVersion } from './cookie.ts';

/**
 * A deployment as a client of that protocol version may be told it (MS-WUSP 2.2.2.2.4): AutoSelect,
 * AutoDownload and SupersedenceBehavior from 1.8, HardwareIds from 1.6, OptionalInstall from 2.0 (Windows 10 1903;
 * older ones only evaluate). IsAssigned is always true on a real server (protocol-facts 6.4).
 */
export function wireDeployment({ deployment }: Offer, version: ProtocolVersion): WireDeployment {
  const { action, hardwareIds } = deployment;
  return {
    id: deployment.id,
    action: action === 'OptionalInstall' && !isAtLeast(version, 2, 0) ? 'PreDeploymentCheck' : action,
    ...(deployment.deadline === undefined ? {} : { deadline: toXsDateTime(deployment.deadline) }),
    isAssigned: true,
    lastChangeTime: deployment.lastChangeTime,
    ...(hardwareIds === undefined || !isAtLeast(version, 1, 6) ? {} : { hardwareIds }),
    automatic: isAtLeast(version, 1, 8),
  };
}

/** An offer without its text: what ChangedUpdates carries. */
export function updateInfo(offer: Offer, version: ProtocolVersion): UpdateInfo {
  return { id: offer.id, deployment: wireDeployment(offer, version), isLeaf: offer.isLeaf };
}
