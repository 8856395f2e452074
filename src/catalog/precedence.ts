import type { ApprovalAction, Deployment, GroupId } from '#update';
import type { GroupTree } from './group-tree.ts';

const STRENGTH: Readonly<Record<ApprovalAction, number>> = {
  Install: 3,
  OptionalInstall: 2,
  Uninstall: 1,
  NotApproved: 0,
};

/** Why one decision gives way to another, in the order in which it is asked. */
export type LossReason =
  /** The same group follows a decision that is nearer to it in the tree. */
  | 'nearer-group'
  /** Of several groups that of the other is deeper in the tree. */
  | 'deeper-group'
  /** Install over optional install over uninstall over not approved. */
  | 'stronger-action'
  | 'has-deadline'
  | 'earlier-deadline'
  | 'older-decision';

/** A decision that does not count, and why. */
export interface LosingDecision {
  readonly deployment: Deployment;
  readonly why: LossReason;
  readonly against: Deployment;
}

/** Which decision counts for a computer, and of each other one that concerns its groups why it does not. */
export interface DecisionExplanation {
  readonly winner: Deployment | undefined;
  readonly losers: readonly LosingDecision[];
}

interface Candidate {
  readonly deployment: Deployment;
  /** Groups from All Computers down to the one that was decided for. */
  readonly depth: number;
}

type DeploymentOf = (groupId: GroupId) => Deployment | undefined;

/**
 * The deployment of an update that counts for a computer in those groups. WSUS's order (wsus-features 1.3):
 * each group follows its own decision or the nearest one above it; of several groups the deeper decision wins,
 * then the stronger action, then one with a deadline, then the earlier deadline, then the older decision.
 */
export function decide(
  tree: GroupTree,
  groupIds: readonly GroupId[],
  deploymentOf: DeploymentOf,
): Deployment | undefined {
  let best: Candidate | undefined;
  for (const groupId of groupIds) {
    const candidate = nearest(tree, groupId, deploymentOf);
    if (candidate === undefined) continue;
    if (best === undefined || whyBeaten(best, candidate) !== undefined) best = candidate;
  }
  return best?.deployment;
}

/** The same, with the reason of each decision that concerns those groups and does not count. Each is named once. */
export function explainDecision(
  tree: GroupTree,
  groupIds: readonly GroupId[],
  deploymentOf: DeploymentOf,
): DecisionExplanation {
  const winner = decide(tree, groupIds, deploymentOf);
  if (winner === undefined) return { winner, losers: [] };
  const won: Candidate = { deployment: winner, depth: tree.path(winner.groupId).length };
  const losers = new Map<number, LosingDecision>();
  const lose = (deployment: Deployment, why: LossReason, against: Deployment): void => {
    if (deployment.id !== winner.id) losers.set(deployment.id, { deployment, why, against });
  };
  for (const groupId of groupIds) {
    const own = nearest(tree, groupId, deploymentOf);
    if (own === undefined) continue;
    for (const { id } of tree.path(groupId)) {
      const deployment = deploymentOf(id);
      if (deployment === undefined || deployment.id === own.deployment.id) continue;
      if (!losers.has(deployment.id)) lose(deployment, 'nearer-group', own.deployment);
    }
  }
  // What some group follows lost in the comparison of groups, whatever is nearer to another group.
  for (const groupId of groupIds) {
    const own = nearest(tree, groupId, deploymentOf);
    const why = own === undefined ? undefined : whyBeaten(own, won);
    if (own !== undefined && why !== undefined) lose(own.deployment, why, winner);
  }
  return { winner, losers: [...losers.values()] };
}

/** What a group follows: its own decision, or the nearest one above it. */
function nearest(tree: GroupTree, groupId: GroupId, deploymentOf: DeploymentOf): Candidate | undefined {
  const path = tree.path(groupId);
  for (const [index, group] of path.entries()) {
    const deployment = deploymentOf(group.id);
    if (deployment !== undefined) return { deployment, depth: path.length - index };
  }
  return undefined;
}

/** Why the other one wins; undefined where it does not. */
function whyBeaten(one: Candidate, other: Candidate): LossReason | undefined {
  if (one.depth !== other.depth) return other.depth > one.depth ? 'deeper-group' : undefined;
  const [a, b] = [one.deployment, other.deployment];
  if (a.action !== b.action) return STRENGTH[b.action] > STRENGTH[a.action] ? 'stronger-action' : undefined;
  if (a.deadline !== b.deadline) {
    if (b.deadline === undefined) return undefined;
    if (a.deadline === undefined) return 'has-deadline';
    return b.deadline < a.deadline ? 'earlier-deadline' : undefined;
  }
  return b.id < a.id ? 'older-decision' : undefined;
}
