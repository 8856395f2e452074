import type { Command } from 'commander';
import type { DeclineAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { findUpdates } from './find-updates.ts';

interface DeclineOptions {
  readonly all?: boolean;
  readonly reason?: string;
}

/** `updates decline ID…` and `updates undecline ID…` */
export function addUpdatesDecline(updates: Command): void {
  const add = (verb: 'decline' | 'undecline', summary: string, done: string, before: string) =>
    updates
      .command(verb)
      .argument('<id...>', 'UpdateID or KB number')
      .option('--reason <text>', 'why, for who looks at it later')
      .option('--all', 'every update with that KB number')
      .summary(summary)
      .action(
        onServer<DeclineOptions, [string[]]>(async ({ client, output, options }, ids) => {
          const updateIds = (await findUpdates(client, ids, { all: options.all === true })).map(
            ({ updateId }) => updateId,
          );
          const answer = await client.request<DeclineAnswer>('POST', `/updates/${verb}`, {
            updateIds,
            ...(options.reason === undefined ? {} : { reason: options.reason }),
          });
          output.answer(answer, () => [
            ...answer.changed.map(({ title, updateId }) => `${title || updateId}\n  ${done}`),
            ...answer.unchanged.map(({ title, updateId }) => `${title || updateId}\n  ${before}`),
          ]);
        }),
      );
  add(
    'decline',
    'take an update away from every computer',
    'is declined: no computer is offered it or reports on it any more.',
    'was declined before.',
  );
  add(
    'undecline',
    'take a decline back',
    'is no longer declined: computers report on it again from their next scan.',
    'was not declined.',
  );
}
