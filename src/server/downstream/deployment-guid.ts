import { createHash } from 'node:crypto';
import type { DeploymentId, RevisionId } from '#update';

/** RFC 9562 5.8: a GUID of one's own making. */
const VERSION = 0x80;
const VARIANT = 0x80;

/**
 * The DeploymentGuid of one approval and one revision, the same for ever on this server and on no other: nothing has to be
 * kept to know it again when the approval ends.
 */
export function deploymentGuid(serverId: string, deployment: DeploymentId, revision: RevisionId): string {
  const bytes = createHash('sha256').update(`${serverId} ${deployment} ${revision}`).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | VERSION;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | VARIANT;
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
