import type { Command } from 'commander';
import type { FetchAnswer, TermsAnswer, UpdateRow } from '#server/admin';
import { pathOf, queryOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { findUpdates } from './find-updates.ts';

interface TermsOptions {
  readonly language?: string;
  readonly region?: string;
  readonly fetch?: boolean;
}

/** `updates terms UPDATE` */
export function addUpdatesTerms(updates: Command): void {
  updates
    .command('terms')
    .argument('<id>', 'UpdateID or KB number')
    .option('--language <language>', 'in which language, like ja (default: English)')
    .option('--region <region>', 'for which region, like JPN (default: the rest of the world)')
    .option('--fetch', 'have the file with the text fetched before all others')
    .summary('read the licence terms of an update')
    .action(
      onServer<TermsOptions, [string]>(async ({ client, output, options }, id) => {
        const { language, region } = options;
        const [update] = await findUpdates(client, [id], { all: false });
        const path = pathOf('/updates', update!.updateId, 'terms');
        const choice = {
          ...(language === undefined ? {} : { language }),
          ...(region === undefined ? {} : { region }),
        };
        if (options.fetch === true) await client.request<FetchAnswer>('POST', `${path}/fetch`, choice);
        const terms = await client.request<TermsAnswer>('GET', `${path}${queryOf(choice)}`);
        output.answer(terms, () => lines(update!, terms));
      }),
    );
}

const WHY: Readonly<Record<NonNullable<NonNullable<TermsAnswer['shown']>['why']>, string>> = {
  'not-here': 'The file with the text is not here.',
  'on-its-way': 'The file with the text is on its way.',
  failed: 'The file with the text could not be fetched.',
  'too-large': 'The text is too long to be shown here.',
  'not-text': 'The file holds no text that can be shown here.',
};

function lines({ title, updateId }: UpdateRow, { eulaId, accepted, texts, shown }: TermsAnswer): string[] {
  const languages = texts.map(({ language, region }) => `${language}${region === '' ? '' : ` (${region})`}`);
  return [
    title || updateId,
    `  Terms ${eulaId}, ${accepted ? 'accepted' : 'not accepted'}`,
    ...(languages.length === 0 ? [] : [`  There are texts in: ${languages.join(', ')}`]),
    '',
    ...(shown === undefined ? ['The update names no text.'] : textOf(updateId, texts, shown)),
  ];
}

function textOf(
  updateId: string,
  texts: TermsAnswer['texts'],
  { language, region, text, why, error }: NonNullable<TermsAnswer['shown']>,
): readonly string[] {
  if (text !== undefined) return text.split(/\r\n|\r|\n/);
  const file = texts.find((each) => each.language === language && each.region === region);
  const itself = why === 'too-large' || why === 'not-text' ? [`Its file:   ${file?.path ?? ''}`] : [];
  return [
    ...(why === undefined ? [] : [WHY[why]]),
    ...(error === undefined ? [] : [`Error:   ${error.message}`, `Try:     ${error.hint}`]),
    ...(why === 'not-here' || why === 'failed'
      ? [`Have it fetched:   todoku updates terms ${updateId} --fetch`]
      : itself),
  ];
}
