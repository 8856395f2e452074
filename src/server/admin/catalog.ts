import { someOf } from '#diagnosis';
import type { SyncFinding } from '#store';
import type { UpdateId } from '#update';
import { type CatalogReference, catalogReference, upstreamFailures } from '#upstream';
import type { ServerContext } from '../context.ts';
import {
  type CatalogImportAnswer,
  CatalogImportRequest,
  CatalogImportStarted,
  CatalogSearchAnswer,
  CatalogSearchQuery,
} from './contract/catalog.ts';
import { adminFailures } from './failures.ts';
import { toFindingView } from './finding-view.ts';
import { type AdminRoute, endpoint } from './route.ts';
import { updateNames } from './sync-rows.ts';
import type { Tasks } from './tasks.ts';

export function catalogRoutes(context: ServerContext, tasks: Tasks): readonly AdminRoute[] {
  return [
    endpoint({
      method: 'GET',
      path: '/catalog/search',
      summary: 'Searches the public Microsoft Update Catalog',
      access: 'read',
      query: CatalogSearchQuery,
      answer: CatalogSearchAnswer,
      handle: async ({ query }) => {
        const { rows, hasMore } = await context.desks.searchCatalog(query.text);
        const items = [];
        for (const row of rows) {
          items.push({ ...row, here: (await context.store.revisionsOf(row.updateId)).length > 0 });
        }
        return { items, hasMore };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/catalog/import',
      summary: 'Takes single updates in through the upstream, with everything they need (a task)',
      access: 'administer',
      body: CatalogImportRequest,
      answer: CatalogImportStarted,
      noted: ({ body }) => ({ verb: 'import-from-catalog', subject: someOf(body.references).en }),
      handle: async ({ body, actor }) => {
        const references = body.references.map(parse);
        return tasks.start('catalog-import', context.clock.now(), async ({ onProgress, signal }) => {
          onProgress('looking the updates up', 0, references.length);
          const updateIds = new Set<UpdateId>();
          for (const [index, reference] of references.entries()) {
            updateIds.add(await idOf(context, reference));
            onProgress('looking the updates up', index + 1, references.length);
            signal.throwIfAborted();
          }
          onProgress('asking the upstream', 0, updateIds.size);
          const stop = () => void context.desks.synchroniser.stop(actor);
          signal.addEventListener('abort', stop);
          try {
            return await importUpdates(context, [...updateIds], actor);
          } finally {
            signal.removeEventListener('abort', stop);
            signal.throwIfAborted();
          }
        });
      },
    }),
  ];
}

/** Fails with `admin/catalog-reference`. */
function parse(text: string): CatalogReference {
  const reference = catalogReference(text);
  if (reference === undefined) throw adminFailures.fail('catalog-reference', { subject: text.slice(0, 200) });
  return reference;
}

/** A search means an update where it finds just one. Fails with `admin/catalog-reference`. */
async function idOf({ desks }: ServerContext, reference: CatalogReference): Promise<UpdateId> {
  if (reference.kind === 'update') return reference.updateId;
  const { rows } = await desks.searchCatalog(reference.text);
  const [only, ...more] = rows;
  if (only !== undefined && more.length === 0) return only.updateId;
  throw adminFailures.fail('catalog-reference', {
    subject: reference.text,
    detail:
      rows.length === 0 ? 'the catalog has nothing like that' : `the catalog has ${rows.length} like that`,
  });
}

async function importUpdates(
  context: ServerContext,
  updateIds: readonly UpdateId[],
  actor: string,
): Promise<CatalogImportAnswer> {
  const { store, desks } = context;
  const { imported, alreadyHere, failed } = await desks.synchroniser.importUpdates(updateIds, actor);
  const faults = [];
  for (const { updateId, finding } of failed) {
    faults.push({ updateId, finding: toFindingView(await inChannel(context, updateId, finding)) });
  }
  return { imported, alreadyHere: await updateNames(store, alreadyHere), failed: faults };
}

/** An update that the upstream does not have, but the catalog does, was not published to update servers: that is said. */
async function inChannel(
  { desks }: ServerContext,
  updateId: UpdateId,
  finding: SyncFinding,
): Promise<SyncFinding> {
  if (finding.code !== 'upstream/unknown-update') return finding;
  try {
    const { rows } = await desks.searchCatalog(updateId);
    const row = rows.find((each) => each.updateId === updateId);
    if (row === undefined) return finding;
    const { code, sentence, hint } = upstreamFailures.fail('not-in-channel');
    return { ...finding, code, message: sentence, hint, detail: row.title };
  } catch (error) {
    // The catalog cannot be asked: what the upstream said stands, and that it was not asked is said with it.
    return { ...finding, detail: `the catalog was not asked: ${(error as Error).message}` };
  }
}
