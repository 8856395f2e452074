import type { Command } from 'commander';
import type { CategoriesQuery, SelectCategoriesAnswer } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';

const FIGURES = new Intl.NumberFormat('en');

interface ChangeOptions {
  readonly preset?: string;
  readonly preview?: boolean;
}

/** `products enable|disable`, `classifications enable|disable` */
export function addCategoriesChange(command: Command, kind: CategoriesQuery['kind']): void {
  command
    .command('enable')
    .argument('[names...]', 'names or ids; those with blanks in quotes')
    .option('--preset <name>', 'a named set: see "presets"')
    .option('--preview', 'only say what it would add')
    .summary('take updates for these too')
    .action(
      onServer<ChangeOptions, [string[]]>(async ({ client, output, options }, enable) => {
        const { preset, preview = false } = options;
        if (enable.length === 0 && preset === undefined) throw cliFailures.fail('nothing-to-enable');
        const body = { kind, enable, preview, ...(preset === undefined ? {} : { preset }) };
        const answer = await client.request<SelectCategoriesAnswer>('POST', '/categories/selection', body);
        output.answer(answer, () => changeLines(kind, answer));
      }),
    );
  command
    .command('disable')
    .argument('<names...>', 'names or ids; those with blanks in quotes')
    .option('--preview', 'only say what it would leave')
    .summary('take no more updates for these')
    .description('Takes no more updates for these. Updates that are here stay.')
    .action(
      onServer<ChangeOptions, [string[]]>(async ({ client, output, options }, disable) => {
        const body = { kind, disable, preview: options.preview === true };
        const answer = await client.request<SelectCategoriesAnswer>('POST', '/categories/selection', body);
        output.answer(answer, () => changeLines(kind, answer));
      }),
    );
}

function changeLines(kind: CategoriesQuery['kind'], answer: SelectCategoriesAnswer): readonly string[] {
  const { enabled, disabled, selected, leaves, applied, passedOver } = answer;
  const now = `${FIGURES.format(selected)} ${selected === 1 ? 'is' : 'are'} selected`;
  const left = passedOver.length === 0 ? [] : [`The upstream does not have: ${passedOver.join(', ')}.`];
  if (enabled.length + disabled.length === 0) return [...left, `Nothing changes: ${now}.`];
  return [
    ...enabled.map(({ title, updateId }) => `+ ${title || updateId}`),
    ...disabled.map(({ title, updateId }) => `- ${title || updateId}`),
    '',
    ...left,
    ...addsLines(answer),
    ...(leaves === 0
      ? []
      : [
          `${plural(leaves, 'update')} here would not be taken any more; ${leaves === 1 ? 'it stays' : 'they stay'}.`,
        ]),
    ...(applied ? [`${now} now.`, nextLine(kind, answer)] : ['Nothing was changed: this was a preview.']),
  ];
}

function addsLines({ adds, notWeighed }: SelectCategoriesAnswer): readonly string[] {
  if (adds !== undefined) {
    const { listed, missing } = adds;
    return [
      `The upstream has ${plural(listed, 'update')} for all that is selected; ${FIGURES.format(missing)} of them ${missing === 1 ? 'is' : 'are'} not here yet.`,
    ];
  }
  if (notWeighed === undefined) return [];
  return [`How many updates that adds cannot be said: ${notWeighed.message}.`];
}

/** What is missing for updates to come, or how they come. */
function nextLine(kind: CategoriesQuery['kind'], { notWeighed }: SelectCategoriesAnswer): string {
  if (kind === 'products' && notWeighed?.code === 'admin/no-classifications')
    return 'Choose what kinds of updates:   todoku classifications list';
  if (kind === 'classifications' && notWeighed?.code === 'admin/no-products')
    return 'Choose for which products:   todoku products list';
  return 'Take what is new:   todoku sync run';
}
