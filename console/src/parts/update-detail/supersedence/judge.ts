import type { ApprovalActionName, GroupRow, UpdateDetails } from '#server/admin';
import { withoutIt } from '../states.ts';

/** Whether a replaced update can be declined today, and why or why not. */
export type Verdict =
  | { readonly can: true; readonly why: 'replaced'; readonly by: UpdateDetails }
  | { readonly can: true; readonly why: 'withdrawn' }
  | {
      readonly can: false;
      readonly why: 'alreadyDeclined' | 'successorsGone' | 'successorNotApproved' | 'toBeRemoved';
    }
  | { readonly can: false; readonly why: 'needed'; readonly computers: number }
  | { readonly can: false; readonly why: 'uncovered'; readonly groups: readonly GroupRow[] };

/**
 * By what computers reported: nobody is without it, and wherever it is approved something that replaces it is too. `successors`: everything that
 * replaces it, over however many steps. Housekeeping asks the same, and for patience besides.
 */
export function judge(
  update: UpdateDetails,
  successors: readonly UpdateDetails[],
  groups: readonly GroupRow[],
): Verdict {
  if (update.declined) return { can: false, why: 'alreadyDeclined' };
  if (update.expired) return { can: true, why: 'withdrawn' };
  const standing = successors.filter(
    ({ declined, expired, heldUntil }) => !declined && !expired && heldUntil === undefined,
  );
  if (standing.length === 0) return { can: false, why: 'successorsGone' };
  const computers = withoutIt(update.counts);
  if (computers > 0) return { can: false, why: 'needed', computers };
  const approved = standing.filter(({ approvals }) => approvals.some(({ action }) => action === 'Install'));
  const by = approved.at(-1);
  if (by === undefined) return { can: false, why: 'successorNotApproved' };
  const decisions = groups.map((group) => ({ group, action: decisionAt(update, group, groups) }));
  if (decisions.some(({ action }) => action === 'Uninstall')) return { can: false, why: 'toBeRemoved' };
  const uncovered = decisions
    .filter(({ action }) => action === 'Install' || action === 'OptionalInstall')
    .map(({ group }) => group)
    .filter((group) => !approved.some((each) => decisionAt(each, group, groups) === 'Install'));
  // Of a group and those below it, the upper one says it all.
  const tops = uncovered.filter(({ parentId }) => !uncovered.some(({ id }) => id === parentId));
  return tops.length > 0
    ? { can: false, why: 'uncovered', groups: tops }
    : { can: true, why: 'replaced', by };
}

/** What counts for a group: its own decision, else that of the nearest group above it. */
function decisionAt(
  { approvals }: UpdateDetails,
  group: GroupRow,
  groups: readonly GroupRow[],
): ApprovalActionName | undefined {
  for (
    let at: GroupRow | undefined = group;
    at !== undefined;
    at = groups.find(({ id }) => id === at?.parentId)
  ) {
    const own = approvals.find(({ groupId }) => groupId === at?.id);
    if (own !== undefined) return own.action;
  }
  return undefined;
}
