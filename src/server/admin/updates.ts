import { importRevisions } from '#changes';
import type { RevisionSummary } from '#store';
import type { UpdateType } from '#update';
import type { ServerContext } from '../context.ts';
import type {
  ImportAnswer,
  ImportRequest,
  NamedUpdatesAnswer,
  PageAnswer,
  UpdateDetails,
  UpdateRow,
  UpdatesQuery,
} from './contract.ts';
import { toErrorBody } from './error-answer.ts';
import { findUpdate, findUpdatesNamed } from './lookup.ts';
import { incompleteRevisions } from './missing-things.ts';
import { objectOf, type Paging, type RoutesOf, route, schemas } from './route.ts';
import { toUpdateDetails } from './update-details.ts';
import { toUpdateRows } from './update-rows.ts';

const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

const updatesQuery = objectOf({
  ...schemas.page,
  text: { type: 'string', maxLength: 512 },
  type: { enum: ['Category', 'Detectoid', 'Software', 'Driver'] },
  declined: schemas.flag,
  approved: schemas.flag,
  incomplete: schemas.flag,
  approvable: schemas.flag,
  imported: schemas.flag,
  severity: { enum: ['Critical', 'Important', 'Moderate', 'Low'] },
  superseded: schemas.flag,
});

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
  route<unknown, UpdatesQuery & Paging>({
    method: 'GET',
    path: '/updates',
    summary: 'The latest revision of each matching update, newest import first',
    query: updatesQuery,
    handle: ({ query }) =>
      query.incomplete === true || query.imported === true ? sift(context, query) : list(context, query),
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

async function list(context: ServerContext, query: UpdatesQuery & Paging): Promise<PageAnswer<UpdateRow>> {
  const { text, type, declined, approved, approvable, severity, superseded, limit, offset } = query;
  const page = await context.store.findUpdates({
    limit,
    offset,
    ...(text === undefined ? {} : { text }),
    ...(type === undefined ? {} : { types: [type satisfies UpdateType] }),
    ...(declined === undefined ? {} : { declined }),
    ...(approved === undefined ? {} : { approved }),
    ...(severity === undefined ? {} : { severity }),
    ...(superseded === undefined ? {} : { superseded }),
    ...(approvable === undefined ? {} : { explicitlyDeployable: approvable }),
    // What its publisher has withdrawn, or an administrator declined, cannot be approved.
    ...(approvable === true ? { expired: false, declined: declined ?? false } : {}),
  });
  return { items: await toUpdateRows(context, page.items), total: page.total };
}

/**
 * What is incomplete, or was imported from the catalog: the store cannot ask for these. There are few of them, so they
 * are sifted here.
 */
async function sift(context: ServerContext, query: UpdatesQuery & Paging): Promise<PageAnswer<UpdateRow>> {
  const { store } = context;
  const approved = new Set((await store.deployments()).map(({ updateId }) => updateId));
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const few = await fewUpdates(context, query);
  const superseded = await store.supersededBy(few.map(({ updateId }) => updateId));
  const all = few.filter((summary) => {
    const text = [summary.title, summary.updateId, ...summary.kbArticleIds.map((kb) => `kb${kb}`)]
      .join(' ')
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (query.type === undefined || summary.type === query.type) &&
      (query.severity === undefined || summary.severity === query.severity) &&
      (query.superseded === undefined || superseded.has(summary.updateId) === query.superseded) &&
      (query.declined === undefined || summary.declined === query.declined) &&
      (query.approvable === undefined || isApprovable(summary) === query.approvable) &&
      (query.approved === undefined || approved.has(summary.updateId) === query.approved)
    );
  });
  const items = all
    .toSorted((left, right) => right.importedAt - left.importedAt || left.id - right.id)
    .slice(query.offset, query.offset + query.limit);
  return { items: await toUpdateRows(context, items), total: all.length };
}

async function fewUpdates(
  context: ServerContext,
  { incomplete, imported }: UpdatesQuery,
): Promise<readonly RevisionSummary[]> {
  const { store } = context;
  const keptBack = incompleteRevisions(context);
  if (imported !== true) return store.summaries([...keptBack.keys()]);
  const found: RevisionSummary[] = [];
  for (const updateId of await store.importedUpdates()) {
    const [latest] = await store.revisionsOf(updateId);
    if (latest !== undefined && (incomplete !== true || keptBack.has(latest.id))) found.push(latest);
  }
  return found;
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

function isApprovable({ explicitlyDeployable, expired, declined }: RevisionSummary): boolean {
  return explicitlyDeployable && !expired && !declined;
}
