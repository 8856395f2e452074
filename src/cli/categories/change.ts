import type { Command } from 'commander';
import type { CategoriesQuery, SelectCategoriesAnswer } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';

interface ChangeOptions {
  readonly preset?: string;
  readonly preview?: boolean;
}

/** `products enable|disable`, `classifications enable|disable` */
export function addCategoriesChange(command: Command, kind: CategoriesQuery['kind']): void {
  command
    .command('enable')
    .argument('[names...]', 'names or ids')
    .option('--preset <name>', 'a named set')
    .option('--preview', 'only say what it would add')
    .summary('take updates for these too')
    .action(
      onServer<ChangeOptions, [string[]]>(async ({ client, output, options }, enable) => {
        const { preset, preview = false } = options;
        const body = { kind, enable, preview, ...(preset === undefined ? {} : { preset }) };
        const answer = await client.request<SelectCategoriesAnswer>('POST', '/categories/selection', body);
        output.answer(answer, () => changeLines(answer));
      }),
    );
  command
    .command('disable')
    .argument('<names...>', 'names or ids')
    .option('--preview', 'only say what it would leave')
    .summary('take no more updates for these')
    .description('Takes no more updates for these. Updates that are here stay.')
    .action(
      onServer<ChangeOptions, [string[]]>(async ({ client, output, options }, disable) => {
        const body = { kind, disable, preview: options.preview === true };
        const answer = await client.request<SelectCategoriesAnswer>('POST', '/categories/selection', body);
        output.answer(answer, () => changeLines(answer));
      }),
    );
}

function changeLines({
  enabled,
  disabled,
  selected,
  adds,
  leaves,
  applied,
}: SelectCategoriesAnswer): readonly string[] {
  if (enabled.length + disabled.length === 0) return [`Nothing changes: ${selected} are selected.`];
  return [
    ...enabled.map(({ title, updateId }) => `+ ${title || updateId}`),
    ...disabled.map(({ title, updateId }) => `- ${title || updateId}`),
    '',
    ...(adds === undefined
      ? []
      : [
          `The upstream lists ${plural(adds.listed, 'revision')} for all that is selected; ${adds.missing} of them are not here yet.`,
        ]),
    ...(leaves === 0
      ? []
      : [
          `${plural(leaves, 'update')} here would not be taken any more; ${leaves === 1 ? 'it stays' : 'they stay'}.`,
        ]),
    applied
      ? `${selected} are selected now. Take them:   todoku sync run`
      : 'Nothing was changed: this was a preview.',
  ];
}
