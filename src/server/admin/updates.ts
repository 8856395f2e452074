import { importRevisions } from '#changes';
import type { ServerContext } from '../context.ts';
import { UpdatesAnswer, UpdatesQuery } from './contract/finding.ts';
import type { ImportAnswer, ImportRequest, NamedUpdatesAnswer, UpdateDetails } from './contract.ts';
import { toErrorBody } from './error-answer.ts';
import { findUpdate, findUpdatesNamed } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, objectOf, type RoutesOf, route } from './route.ts';
import { toUpdateDetails } from './update-details.ts';
import { askedBy, toUpdateQuery } from './update-filters.ts';
import { toUpdateRows } from './update-rows.ts';

const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

const importBody = objectOf(
  {
    documents: {
      type: 'array',
      minItems: 1,
      maxItems: 10_000,
      items: objectOf(
        { name: { type: 'string', minLength: 1, maxLength: 4096 }, base64: { type: 'string' } },
        ['name', 'base64'],
      ),
    },
  },
  ['documents'],
);

export const updateRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/updates',
    summary: 'The latest revision of each matching update; of a search also what its filters hide',
    access: 'read',
    query: UpdatesQuery,
    answer: UpdatesAnswer,
    handle: ({ query }) => list(context, query),
  }),
  route<{ reference: string }>({
    method: 'GET',
    path: '/updates/named/:reference',
    summary: 'The update with that UpdateID, or every update with that KB number',
    handle: async ({ params }): Promise<NamedUpdatesAnswer> => ({
      items: await toUpdateRows(context, await findUpdatesNamed(context.store, params.reference)),
    }),
  }),
  route<{ updateId: string }>({
    method: 'GET',
    path: '/updates/:updateId',
    summary: 'Everything known of one update',
    handle: async ({ params }): Promise<UpdateDetails> =>
      toUpdateDetails(context, await findUpdate(context.store, params.updateId)),
  }),
  route<unknown, unknown, ImportRequest>({
    method: 'POST',
    path: '/updates/import',
    summary: 'Takes update documents in; a bad one never stops the others',
    body: importBody,
    bodyLimit: MAX_IMPORT_BYTES,
    handle: ({ body, actor }) => importDocuments(context, body, actor),
  }),
];

async function list(
  context: ServerContext,
  { limit, offset, ...asked }: UpdatesQuery,
): Promise<UpdatesAnswer> {
  const found = await context.store.findUpdates({ ...(await toUpdateQuery(context, asked)), limit, offset });
  const { items, total, hidden } = found;
  const by = [...new Set(hidden?.by.map((filter) => askedBy(filter, asked)))];
  return {
    items: await toUpdateRows(context, items),
    total,
    ...present({ hidden: hidden && { count: hidden.count, by } }),
  };
}

async function importDocuments(
  context: ServerContext,
  { documents }: ImportRequest,
  actor: string,
): Promise<ImportAnswer> {
  const report = await importRevisions(
    context,
    documents.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') })),
    actor,
  );
  return {
    imported: report.imported.map(({ name, updateId, revisionNumber, title }) => ({
      name,
      updateId,
      revisionNumber,
      title,
    })),
    unchanged: report.unchanged,
    failed: report.failed.map(({ name, failure }) => ({ name, ...toErrorBody(failure) })),
  };
}
