import type { RevisionSummary } from '#store';
import type { Deployment, TargetGroup } from '#update';
import type { ServerContext } from '../context.ts';
import type { ApprovalRow, UpdateRow } from './contract.ts';
import { incompleteRevisions, toMissingThings } from './missing-things.ts';
import { present } from './present.ts';

/** The rows of a list of updates, in its order, with the names of categories and groups looked up once each. */
export async function toUpdateRows(
  context: ServerContext,
  summaries: readonly RevisionSummary[],
): Promise<readonly UpdateRow[]> {
  const { store } = context;
  const incomplete = incompleteRevisions(context);
  const groups = await store.groups();
  const imported = new Set(await store.importedUpdates());
  const ids = summaries.map(({ updateId }) => updateId);
  const superseded = await store.supersededBy(ids);
  const accepted = new Set(await store.acceptedEulas());
  const counts = new Map((await store.statusCounts(ids)).map(({ updateId, ...each }) => [updateId, each]));
  const titles = await store.titlesOf(summaries.flatMap((summary) => summary.categories));
  return Promise.all(
    summaries.map(async (summary): Promise<UpdateRow> => {
      const missing = incomplete.get(summary.id);
      const deployments = await store.deploymentsOf(summary.updateId);
      return {
        updateId: summary.updateId,
        revisionNumber: summary.revisionNumber,
        title: summary.title,
        type: summary.type,
        kbArticleIds: summary.kbArticleIds,
        ...present({ severity: summary.severity }),
        categories: summary.categories.map((id) => titles.get(id) ?? '').filter((title) => title !== ''),
        approvable: summary.explicitlyDeployable && !summary.expired && !summary.declined,
        expired: summary.expired,
        declined: summary.declined,
        ...present({ heldUntil: summary.heldUntil }),
        approvals: deployments.map((deployment) => toApprovalRow(deployment, groups)),
        creationDate: summary.creationDate,
        importedAt: summary.importedAt,
        imported: imported.has(summary.updateId),
        superseded: superseded.has(summary.updateId),
        counts: counts.get(summary.updateId)!,
        ...(summary.eulaId === undefined || accepted.has(summary.eulaId)
          ? {}
          : { openTerms: summary.eulaId }),
        ...(missing === undefined ? {} : { missing: await toMissingThings(store, missing) }),
      };
    }),
  );
}

/** One approval in force, with the name of its group. */
export function toApprovalRow(deployment: Deployment, groups: readonly TargetGroup[]): ApprovalRow {
  return {
    groupId: deployment.groupId,
    groupName: groups.find((group) => group.id === deployment.groupId)?.name ?? deployment.groupId,
    action: deployment.action,
    ...present({ deadline: deployment.deadline }),
    createdAt: deployment.createdAt,
    author: deployment.author,
    ...present({ reason: deployment.reason, rule: deployment.rule }),
  };
}
