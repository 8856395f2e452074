import type { Command } from 'commander';
import type { DecidedApproval, DecisionRow, DecisionsAnswer, UndoAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { moreLines } from '../paging.ts';
import { onServer } from '../session.ts';
import { type Column, table } from '../table.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';
import { findUpdates } from './find-updates.ts';
import { actionName } from './update-lines.ts';

interface HistoryOptions {
  readonly limit: number;
}

/** `updates history UPDATE` and `updates undo ID` */
export function addUpdatesHistory(updates: Command): void {
  updates
    .command('history')
    .argument('<id>', 'UpdateID or KB number')
    .option('--limit <count>', 'most decisions to show', wholeNumber(1, 1000), 50)
    .summary('who decided what about an update')
    .action(
      onServer<HistoryOptions, [string]>(async ({ client, output, options }, id) => {
        const [update] = await findUpdates(client, [id], { all: false });
        const path = `${pathOf('/updates', update!.updateId, 'decisions')}?limit=${options.limit}`;
        const answer = await client.request<DecisionsAnswer>('GET', path);
        output.answer(answer, () => [
          answer.update.title || answer.update.updateId,
          ...(answer.total === 0
            ? ['  Nothing was decided about it yet.']
            : [
                ...table(answer.items, COLUMNS, output.columns),
                ...moreLines(answer.items.length, answer.total, 'decision', 0),
              ]),
        ]);
      }),
    );
  updates
    .command('undo')
    .argument('<decision>', 'its number, see "todoku updates history ID"', wholeNumber(1, 1e15))
    .summary('put back what was before a decision')
    .action(
      onServer<object, [number]>(async ({ client, output }, id) => {
        const answer = await client.request<UndoAnswer>('POST', pathOf('/decisions', String(id), 'undo'));
        output.answer(answer, () => undoneLines(answer));
      }),
    );
}

const COLUMNS: readonly Column<DecisionRow>[] = [
  { title: 'No.', value: ({ id }) => id, right: true },
  { title: 'When', value: ({ at }) => showTime(at) },
  { title: 'Who', value: ({ actor, actorName }) => actorName ?? actor },
  { title: 'For', value: ({ scopeName }) => scopeName },
  { title: 'Decision', value: decisionText },
];

function decisionText({ verb, after, before, reason, undone }: DecisionRow): string {
  const parts = [
    verb === 'undo' ? 'put back' : verb.replace('-', ' '),
    ...after.approvals.map(approvalText),
    ...(after.heldUntil === undefined || after.heldUntil === 0 ? [] : [`until ${showTime(after.heldUntil)}`]),
    ...(before.approvals.length === 0 ? [] : [`before: ${before.approvals.map(approvalText).join('; ')}`]),
    ...(reason === undefined ? [] : [`"${reason}"`]),
    ...(undone === undefined ? [] : [`undone by ${undone.by} (${undone.decision})`]),
  ];
  return parts.join(', ');
}

function approvalText({ action, groupName, deadline }: DecidedApproval): string {
  return `${actionName(action)} for ${groupName}${deadline === undefined ? '' : `, deadline ${showTime(deadline)}`}`;
}

function undoneLines({ update, decision, restored, lost }: UndoAnswer): readonly string[] {
  const { after } = decision;
  return [
    update.title || update.updateId,
    ...(after.declined === undefined
      ? []
      : [after.declined ? '  is declined again.' : '  is no longer declined.']),
    ...(after.heldUntil === undefined
      ? []
      : [
          after.heldUntil === 0
            ? '  is no longer held.'
            : `  is held again until ${showTime(after.heldUntil)}.`,
        ]),
    ...restored.map((approval) => `  ${approvalText(approval)}: in force again.`),
    ...(lost.length === 0
      ? []
      : [`  ${lost.length} of its approvals could not come back: their group is gone, or it was withdrawn.`]),
    ...(restored.length === 0 && after.declined === undefined && after.heldUntil === undefined
      ? [`  nothing is decided for ${decision.scopeName} any more.`]
      : []),
    `Undo this again:   todoku updates undo ${decision.id}`,
  ];
}
