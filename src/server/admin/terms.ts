import { buffer } from 'node:stream/consumers';
import { contentPath } from '#content';
import type { RevisionSummary } from '#store';
import { type EulaFile, parseUpdate } from '#update';
import type { ServerContext } from '../context.ts';
import { mustDecideForAll } from './caller.ts';
import { FetchAnswer } from './contract/content.ts';
import { TermsAnswer, TermsChoice } from './contract/terms.ts';
import { UpdateParams } from './contract/updates.ts';
import { adminFailures } from './failures.ts';
import { findUpdate } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { textOfTerms } from './terms-text.ts';

/** Terms are some pages of text. More is not put into one answer. */
const MOST_BYTES = 1024 * 1024;

type Shown = NonNullable<TermsAnswer['shown']>;

export const termsRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/updates/:updateId/terms',
    summary:
      'What the licence terms of an update say, as plain text, in the language asked for where there is one',
    access: 'read',
    params: UpdateParams,
    query: TermsChoice,
    answer: TermsAnswer,
    handle: async ({ params, query, language }) => {
      const { eulaId, files } = await termsOf(context, await findUpdate(context.store, params.updateId));
      const chosen = chosenText(files, query, language);
      return {
        eulaId,
        accepted: (await context.store.acceptedEulas()).includes(eulaId),
        texts: await Promise.all(
          files.map(async (file) => ({
            language: file.language,
            region: file.geoId,
            fileName: file.fileName,
            size: file.size,
            present: (await context.content.stat(file.sha1)) !== undefined,
            path: contentPath(file),
          })),
        ),
        ...present({ shown: chosen && (await shown(context, chosen)) }),
      };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/updates/:updateId/terms/fetch',
    summary: 'Wants the file with the licence terms now, before all others; a failed one is tried again',
    access: 'decide',
    params: UpdateParams,
    body: TermsChoice,
    answer: FetchAnswer,
    noted: ({ params }) => ({ verb: 'fetch-content', subject: params.updateId }),
    handle: async ({ params, body, caller, language }) => {
      // Whoever may accept the terms may have them brought here.
      mustDecideForAll(caller);
      const { files } = await termsOf(context, await findUpdate(context.store, params.updateId));
      const chosen = chosenText(files, body, language);
      if (chosen === undefined) throw adminFailures.fail('no-terms', { subject: params.updateId });
      const queued = (await context.desks.fetcher.want([chosen.sha1], 'person')).length;
      return { queued, present: 1 - queued };
    },
  }),
];

/** The terms that an update names itself. Fails with `admin/no-terms`. */
async function termsOf(
  { store }: ServerContext,
  { id, updateId, eulaId }: RevisionSummary,
): Promise<{ readonly eulaId: string; readonly files: readonly EulaFile[] }> {
  const document = eulaId === undefined ? undefined : await store.document(id);
  if (eulaId === undefined || document === undefined)
    throw adminFailures.fail('no-terms', { subject: updateId });
  return { eulaId, files: parseUpdate(document, updateId).revision.eulaFiles };
}

/** The text asked for, else the one in the caller's language, else in English, else any; of two regions the rest of the world. */
function chosenText(
  files: readonly EulaFile[],
  { language, region = '' }: TermsChoice,
  spoken: string,
): EulaFile | undefined {
  for (const wanted of language === undefined ? [spoken, 'en'] : [language, spoken, 'en']) {
    const inIt = files.filter((file) => file.language.toLowerCase() === wanted.toLowerCase());
    const found = inIt.find(({ geoId }) => geoId.toLowerCase() === region.toLowerCase()) ?? inIt[0];
    if (found !== undefined) return found;
  }
  return files[0];
}

async function shown(context: ServerContext, file: EulaFile): Promise<Shown> {
  return { language: file.language, region: file.geoId, ...(await textOrWhy(context, file)) };
}

async function textOrWhy(
  { content, desks }: ServerContext,
  { sha1, size, language }: EulaFile,
): Promise<Pick<Shown, 'text' | 'why' | 'error'>> {
  if (size > MOST_BYTES) return { why: 'too-large' };
  const stored = await content.stat(sha1);
  if (stored !== undefined) {
    const text = textOfTerms(
      await buffer(await content.read(sha1, { start: 0, end: stored.size - 1 })),
      language,
    );
    return text === undefined ? { why: 'not-text' } : { text };
  }
  const { active, waiting, failed } = await desks.fetcher.status();
  const failure = failed.find((record) => record.sha1 === sha1)?.failure;
  if (failure !== undefined) {
    const { code, message, hint, detail } = failure;
    return { why: 'failed', error: { code, message, hint, ...present({ detail }) } };
  }
  const comes = [...active, ...waiting].some((each) => each.sha1 === sha1);
  return { why: comes ? 'on-its-way' : 'not-here' };
}
