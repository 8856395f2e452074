import type { ApprovalAction, Deployment, DeploymentAction, RevisionId } from '#update';
import { CATEGORY, DETECTOID, DRIVER } from './columns.ts';
import type { Scope } from './scope.ts';
import type { Structure } from './structure.ts';
import type { Offer } from './types.ts';

/** What computers of a scope are told about a revision that they get (actions: protocol-facts 6.4). */
export function offerOf(
  structure: Structure,
  scope: Scope,
  id: number,
  hardwareIds?: readonly string[],
): Offer {
  const deployment = approvalOf(structure, scope, id);
  return {
    id: id as RevisionId,
    isLeaf: structure.isLeaf(id),
    deployment: {
      // Two id spaces in one: approvals are even, evaluation without an approval is odd. Both are stable for ever.
      id: deployment === undefined ? id * 2 + 1 : deployment.id * 2,
      action: deployment?.action ?? evaluationAction(structure, id),
      ...(deployment?.deadline === undefined ? {} : { deadline: deployment.deadline }),
      lastChangeTime: dayText(
        Math.floor((deployment?.createdAt ?? structure.columns.importedAt.at(id)) / 86_400_000),
      ),
      ...(hardwareIds === undefined ? {} : { hardwareIds }),
    },
  };
}

type ApprovedDeployment = Deployment & { readonly action: Exclude<ApprovalAction, 'NotApproved'> };

/** The approval in force for exactly this revision: approvals follow the live revision of their update. */
export function approvalOf(structure: Structure, scope: Scope, id: number): ApprovedDeployment | undefined {
  const update = structure.columns.update.at(id);
  const deployment = scope.deploymentOf(update);
  return deployment !== undefined && isApproved(deployment) && structure.live(update) === id
    ? deployment
    : undefined;
}

function isApproved(deployment: Deployment): deployment is ApprovedDeployment {
  return deployment.action !== 'NotApproved';
}

function evaluationAction(structure: Structure, id: number): DeploymentAction {
  const type = structure.columns.type.at(id);
  if (type === CATEGORY || type === DETECTOID) return 'Evaluate';
  if (type !== DRIVER && structure.isMember(id)) return 'Bundle';
  // Declined or withdrawn, and here only because something else depends on it.
  if (structure.live(structure.columns.update.at(id)) !== id) return 'Evaluate';
  return 'PreDeploymentCheck';
}

const dayTexts = new Map<number, string>();

/** `yyyy-MM-dd` of a day since 1970. A server meets few different days, so their texts are remembered. */
function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (dayTexts.size > 10_000) dayTexts.clear();
    dayTexts.set(day, text);
  }
  return text;
}
