import type { Command } from 'commander';
import type { EffectiveAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { showTime } from '../time.ts';
import { findUpdates } from './find-updates.ts';
import { actionName } from './update-lines.ts';

interface EffectiveOptions {
  readonly computer?: string;
  readonly group?: string;
}

const WHY: Readonly<Record<EffectiveAnswer['losers'][number]['why'], string>> = {
  'nearer-group': 'is nearer to the computer',
  'deeper-group': 'is deeper in the tree',
  'stronger-action': 'has the stronger action',
  'has-deadline': 'has a deadline',
  'earlier-deadline': 'has the earlier deadline',
  'older-decision': 'is older',
};

/** `updates effective ID` */
export function addUpdatesEffective(updates: Command): void {
  updates
    .command('effective')
    .argument('<id>', 'UpdateID or KB number')
    .option('--computer <name>', 'for that computer')
    .option('--group <name>', 'for that group (default: All Computers)')
    .summary('which decision counts, and why')
    .action(
      onServer<EffectiveOptions, [string]>(async ({ client, output, options }, id) => {
        const [update] = await findUpdates(client, [id], { all: false });
        const { computer, group } = options;
        const query = new URLSearchParams({
          ...(computer === undefined ? {} : { computer }),
          ...(group === undefined ? {} : { group }),
        });
        const path = `${pathOf('/updates', update!.updateId, 'effective')}?${query}`;
        const answer = await client.request<EffectiveAnswer>('GET', path);
        output.answer(answer, () => lines(answer));
      }),
    );
}

function lines(answer: EffectiveAnswer): readonly string[] {
  const { update, offered, winner, losers, heldUntil, declined } = answer;
  return [
    update.title || update.updateId,
    `  Told to computers: ${actionName(offered)}`,
    ...(declined ? ['  It is declined.'] : []),
    ...(heldUntil === undefined ? [] : [`  It is held until ${showTime(heldUntil)}.`]),
    ...(winner === undefined ? ['  Nobody decided.'] : [`  Counts: ${decision(winner)}`]),
    ...losers.map(
      (loser) => `  Does not: ${decision(loser)}, because that for ${loser.against} ${WHY[loser.why]}`,
    ),
    revisionLine(answer),
  ];
}

/** Which revision computers really get. */
function revisionLine({ approvedRevision, offeredRevision, newestRevision }: EffectiveAnswer): string {
  if (offeredRevision === undefined) return '  No revision of it is offered.';
  const newer = offeredRevision < newestRevision ? `; the newest is ${newestRevision}` : '';
  const since =
    approvedRevision === undefined || approvedRevision === offeredRevision
      ? ''
      : `; approved when ${approvedRevision} was the newest`;
  return `  Computers get revision ${offeredRevision}${newer}${since}.`;
}

function decision({ action, groupName, deadline, author }: NonNullable<EffectiveAnswer['winner']>): string {
  const by = deadline === undefined ? '' : `, deadline ${showTime(deadline)}`;
  return `${actionName(action)} for ${groupName}${by}, by ${author}`;
}
