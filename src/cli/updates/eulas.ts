import type { Command } from 'commander';
import type { AcceptEulaAnswer, EulasAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { actionName } from './update-lines.ts';

/** `updates eulas` and `updates accept-eula ID` */
export function addUpdatesEulas(updates: Command): void {
  updates
    .command('eulas')
    .summary('licence terms that somebody has to accept')
    .description('Lists licence terms that nobody has accepted, with the approvals that wait for it.')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<EulasAnswer>('GET', '/eulas');
        output.answer(answer, () =>
          answer.items.length === 0
            ? ['No approval waits for licence terms.']
            : answer.items.flatMap(({ eulaId, waiting }) => [
                `Terms ${eulaId}`,
                ...waiting.map(
                  ({ title, updateId, action, groupName, author }) =>
                    `  ${title || updateId}: ${actionName(action)} for ${groupName}, wanted by ${author}`,
                ),
                `  Read:  todoku updates terms ${waiting[0]?.updateId ?? ''}`,
                `  Try:   todoku updates accept-eula ${eulaId}`,
              ]),
        );
      }),
    );
  updates
    .command('accept-eula')
    .argument('<id>', 'the terms, see "todoku updates eulas"')
    .summary('accept licence terms, once for everybody')
    .action(
      onServer<object, [string]>(async ({ client, output }, id) => {
        const answer = await client.request<AcceptEulaAnswer>('POST', pathOf('/eulas', id, 'accept'));
        output.answer(answer, () => [
          `Terms ${answer.eulaId} are accepted for every update that has them.`,
          ...(answer.approved === 0 ? [] : [`${plural(answer.approved, 'approval')} went through.`]),
          ...answer.refused.map(({ updateId, why }) => `Update ${updateId} was not approved: ${why}`),
        ]);
      }),
    );
}
