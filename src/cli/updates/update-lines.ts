import type { ApprovalRow, MissingThings, PageAnswer, UpdateRow } from '#server/admin';
import { moreLines } from '../paging.ts';
import { type Column, table } from '../table.ts';
import { showTime } from '../time.ts';

const ACTIONS: Readonly<Record<ApprovalRow['action'], string>> = {
  Install: 'install',
  OptionalInstall: 'optional install',
  Uninstall: 'uninstall',
  NotApproved: 'not approved',
};

/** `install` as people read it. */
export function actionName(action: ApprovalRow['action']): string {
  return ACTIONS[action];
}

/** `KB5012170, KB5012171`, '' for none. */
export function kbOf(update: Pick<UpdateRow, 'kbArticleIds'>): string {
  return update.kbArticleIds.map((kb) => `KB${kb}`).join(', ');
}

/** `2026-09 Cumulative Update (KB5012170)`: a title that has its KB number already is left alone. */
export function nameOf(update: Pick<UpdateRow, 'kbArticleIds' | 'title' | 'updateId'>): string {
  const kb = kbOf(update);
  if (update.title === '') return update.updateId;
  return kb === '' || update.title.includes(kb) ? update.title : `${update.title} (${kb})`;
}

/** On how many computers it is still to be done; what waits for a restart is. */
function neededOf({ counts }: Pick<UpdateRow, 'counts'>): number {
  return counts.needed + counts.downloaded + counts.pendingReboot;
}

/** What matters about an update now, in a few words. */
export function stateOf(update: UpdateRow): string {
  const parts: string[] = [];
  if (update.declined) parts.push('declined');
  if (update.heldUntil !== undefined) parts.push('held');
  if (update.expired) parts.push('expired');
  if (update.superseded) parts.push('superseded');
  if (update.imported) parts.push('imported');
  if (update.missing !== undefined) parts.push('incomplete');
  for (const { action, groupName } of update.approvals) parts.push(`${actionName(action)}: ${groupName}`);
  return parts.join('; ');
}

/** `install for Servers, deadline 2026-10-31 18:00, by cli:root on 2026-10-01 09:00` */
export function approvalLine({ action, groupName, deadline, author, createdAt }: ApprovalRow): string {
  const until = deadline === undefined ? '' : `, deadline ${showTime(deadline)}`;
  return `${actionName(action)} for ${groupName}${until}, by ${author} on ${showTime(createdAt)}`;
}

const COLUMNS: readonly Column<UpdateRow>[] = [
  { title: 'UpdateID', value: ({ updateId }) => updateId },
  { title: 'Type', value: ({ type }) => type },
  { title: 'KB', value: kbOf },
  { title: 'Needed', value: neededOf, right: true },
  { title: 'Failed', value: ({ counts }) => counts.failed, right: true },
  { title: 'State', value: stateOf },
  { title: 'Title', value: ({ title }) => title },
];

/** A list of updates for people. */
export function updateLines(
  page: PageAnswer<UpdateRow>,
  offset: number,
  width: number | undefined,
): readonly string[] {
  if (page.total === 0) return ['No updates.'];
  return [
    ...table(page.items, COLUMNS, width),
    ...moreLines(page.items.length, page.total, 'update', offset),
  ];
}

/** What an incomplete update waits for: a line for each thing, `most` at the most and a last one for the rest. */
export function missingLines(missing: MissingThings, most: number): readonly string[] {
  const lines = [
    ...missing.prerequisites.map((id) => `needs update ${id}, which is not here`),
    ...missing.bundled.map(
      ({ updateId, revisionNumber }) =>
        `bundles update ${updateId} revision ${revisionNumber}, which is not here`,
    ),
    ...missing.waitsFor.map(
      ({ updateId, title }) =>
        `needs ${title === '' ? updateId : `${title} (${updateId})`}, which is incomplete itself`,
    ),
  ];
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `and ${lines.length - most} more (--json lists all)`];
}
