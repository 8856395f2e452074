import type { StoreWriter } from '#store';
import type { ComputerId } from '#update';
import { groupsOf, isSameSet } from './memberships.ts';

/**
 * Brings those machines to the groups whose rules fit what they now are, and out of those that no longer do. Costs one
 * look at the groups where none has a rule. One audit row for all that moved.
 */
export async function followRules(
  tx: StoreWriter,
  computerIds: readonly ComputerId[],
  by: { readonly at: number; readonly actor: string },
): Promise<void> {
  if (computerIds.length === 0) return;
  const groups = await tx.groups();
  if (!groups.some(({ rule }) => rule !== undefined)) return;
  const moved: object[] = [];
  for (const id of computerIds) {
    const computer = await tx.computer(id);
    if (computer === undefined) continue;
    const groupIds = groupsOf(computer, computer, groups);
    if (isSameSet(computer.groupIds, groupIds)) continue;
    await tx.setMemberships(id, groupIds);
    moved.push({ computerId: id, dnsName: computer.dnsName, before: computer.groupIds, groupIds });
  }
  if (moved.length === 0) return;
  const subject = moved.length === 1 ? '1 computer' : `${moved.length} computers`;
  await tx.addAudit({ ...by, verb: 'follow-group-rules', subject, details: { computers: moved } });
}
