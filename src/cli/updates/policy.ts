import { type Command, Option } from 'commander';
import type { RevisionPolicyAnswer } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';

interface PolicyOptions {
  readonly newRevisions?: 'approve' | 'wait';
  readonly expired?: 'decline' | 'keep';
}

/** `updates policy` */
export function addUpdatesPolicy(updates: Command): void {
  updates
    .command('policy')
    .addOption(
      new Option(
        '--new-revisions <what>',
        'of approved updates: approve them too, or let computers keep the one they have until somebody approves',
      ).choices(['approve', 'wait']),
    )
    .addOption(
      new Option('--expired <what>', 'updates that their publisher withdraws').choices(['decline', 'keep']),
    )
    .summary('what becomes of new revisions and of withdrawn updates')
    .description('Without options: shows it, and which revisions wait for an approval.')
    .action(
      onServer<PolicyOptions>(async ({ client, output, options: { newRevisions, expired } }) => {
        const change = {
          ...(newRevisions === undefined ? {} : { approveNew: newRevisions === 'approve' }),
          ...(expired === undefined ? {} : { declineExpired: expired === 'decline' }),
        };
        const answer =
          Object.keys(change).length === 0
            ? await client.request<RevisionPolicyAnswer>('GET', '/revision-policy')
            : await client.request<RevisionPolicyAnswer>('PUT', '/revision-policy', change);
        output.answer(answer, () => lines(answer));
      }),
    );
}

function lines({ approveNew, declineExpired, waiting, totalWaiting }: RevisionPolicyAnswer) {
  return [
    ...facts([
      [
        'New revisions',
        approveNew
          ? 'of approved updates are approved too'
          : 'of approved updates wait: computers keep the one they have until somebody approves',
      ],
      [
        'Withdrawn updates',
        declineExpired ? 'are declined' : 'are kept; no computer is offered them all the same',
      ],
    ]),
    ...(totalWaiting === 0
      ? []
      : [
          '',
          `${plural(totalWaiting, 'update')} with a revision that waits:`,
          ...waiting.map(
            ({ title, updateId, offered, newest }) =>
              `  ${title || updateId}: computers get revision ${offered}, the newest is ${newest}   todoku updates approve ${updateId}`,
          ),
          ...(waiting.length < totalWaiting ? [`  and ${totalWaiting - waiting.length} more`] : []),
        ]),
  ];
}
