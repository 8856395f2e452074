import { importRevisions } from '#changes';
import type { ServerContext } from '../context.ts';
import { UpdatesAnswer, UpdatesQuery } from './contract/finding.ts';
import {
  ImportAnswer,
  ImportRequest,
  NamedUpdatesAnswer,
  NamedUpdatesParams,
  UpdateDetails,
  UpdateParams,
} from './contract/updates.ts';
import { toErrorBody } from './error-answer.ts';
import { findUpdate, findUpdatesNamed } from './lookup.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';
import { toUpdateDetails } from './update-details.ts';
import { askedBy, toUpdateQuery } from './update-filters.ts';
import { toUpdateRows } from './update-rows.ts';
import { questionOf } from './views.ts';

const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

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
  endpoint({
    method: 'GET',
    path: '/updates/named/:reference',
    summary: 'The update with that UpdateID, or every update with that KB number',
    access: 'read',
    params: NamedUpdatesParams,
    answer: NamedUpdatesAnswer,
    handle: async ({ params }) => ({
      items: await toUpdateRows(context, await findUpdatesNamed(context.store, params.reference)),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/updates/:updateId',
    summary: 'Everything known of one update',
    access: 'read',
    params: UpdateParams,
    answer: UpdateDetails,
    handle: async ({ params }) => toUpdateDetails(context, await findUpdate(context.store, params.updateId)),
  }),
  endpoint({
    method: 'POST',
    path: '/updates/import',
    summary: 'Takes update documents in; a bad one never stops the others',
    access: 'administer',
    body: ImportRequest,
    answer: ImportAnswer,
    bodyLimit: MAX_IMPORT_BYTES,
    handle: ({ body, actor }) => importDocuments(context, body, actor),
  }),
];

async function list(
  context: ServerContext,
  { limit, offset, view, ...besides }: UpdatesQuery,
): Promise<UpdatesAnswer> {
  const seen = view === undefined ? {} : await questionOf(context, view);
  const text = [seen.text, besides.text].filter((words) => words !== undefined).join(' ');
  const asked = { ...seen, ...besides, ...(text === '' ? {} : { text }) };
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
