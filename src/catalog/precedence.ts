import type { ApprovalAction, Deployment, GroupId } from '#update';
import type { GroupTree } from './group-tree.ts';

const STRENGTH: Readonly<Record<ApprovalAction, number>> = {
  Install: 3,
  OptionalInstall: 2,
  Uninstall: 1,
  NotApproved: 0,
};

/**
 * The deployment of an update that counts for a computer in those groups. WSUS's order (wsus-features 1.3):
 * each group follows its own decision or the nearest one above it; of several groups the deeper decision wins,
 * then the stronger action, then one with a deadline, then the earlier deadline, then the older decision.
 */
export function decide(
  tree: GroupTree,
  groupIds: readonly GroupId[],
  deploymentOf: (groupId: GroupId) => Deployment | undefined,
): Deployment | undefined {
  let best: Deployment | undefined;
  let bestDepth = -1;
  for (const groupId of groupIds) {
    const path = tree.path(groupId);
    for (const [index, group] of path.entries()) {
      const deployment = deploymentOf(group.id);
      if (deployment === undefined) continue;
      const depth = path.length - index;
      if (best === undefined || depth > bestDepth || (depth === bestDepth && compare(deployment, best) < 0)) {
        best = deployment;
        bestDepth = depth;
      }
      break;
    }
  }
  return best;
}

function compare(a: Deployment, b: Deployment): number {
  if (a.action !== b.action) return STRENGTH[b.action] - STRENGTH[a.action];
  if (a.deadline !== b.deadline)
    return (a.deadline ?? Number.POSITIVE_INFINITY) - (b.deadline ?? Number.POSITIVE_INFINITY);
  return a.id - b.id;
}
