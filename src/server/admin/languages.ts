import { changeSettings } from '#changes';
import type { SyncState } from '#upstream';
import type { ServerContext } from '../context.ts';
import { selectionOf } from './categories.ts';
import { LanguagesAnswer, SetLanguagesRequest } from './contract/categories.ts';
import { adminFailures } from './failures.ts';
import { endpoint, type RoutesOf } from './route.ts';

/** What stands in the upstream's list for "every language" (protocol-facts 11.4). */
const ALL = 'all';

export const languageRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/languages',
    summary: 'The languages whose updates are taken, and those that the upstream has',
    access: 'read',
    answer: LanguagesAnswer,
    handle: () => languages(context),
  }),
  endpoint({
    method: 'PUT',
    path: '/languages',
    summary: 'Sets the languages whose updates are taken; an empty list means all of them',
    access: 'administer',
    body: SetLanguagesRequest,
    answer: LanguagesAnswer,
    handle: async ({ body, actor }) => {
      const named = [...new Set(body.languages.map((language) => language.trim().toLowerCase()))].sort();
      const { available } = await languages(context);
      // As the upstream writes them: that is what it is asked with.
      const known = new Map(available.map(({ short }) => [short.toLowerCase(), short]));
      const unknown = named.filter((each) => !known.has(each));
      if (available.length > 0 && unknown.length > 0) {
        throw adminFailures.fail('language-not-found', { subject: unknown.join(', ') });
      }
      const wanted = named.map((each) => known.get(each) ?? each);
      await changeSettings(
        context,
        { selection: { ...(await selectionOf(context)), languages: wanted } },
        { verb: 'select-languages', subject: wanted.length === 0 ? ALL : wanted.join(', ') },
        actor,
      );
      return languages(context);
    },
  }),
];

async function languages(context: ServerContext): Promise<LanguagesAnswer> {
  const state = await context.store.setting<SyncState>('sync-state');
  return {
    selected: (await selectionOf(context)).languages,
    available: (state?.languages ?? [])
      .filter(({ short }) => short !== ALL)
      .map(({ short, long, enabled }) => ({ short, long, enabledUpstream: enabled })),
  };
}
