import { openTodoku, readConfig } from '#app';
import { nullLog } from '#base';
import type { Store } from '#store';
import { fingerprint } from './fingerprint.ts';

/** How a data directory is opened in this process. */
export function configOf(directory: string): ReturnType<typeof readConfig> {
  return readConfig({ data: directory });
}

/** What was found in a data directory whose server was killed. */
export interface Findings {
  readonly fingerprint: string;
  /** Revisions that wait for the rest of their generation. */
  readonly staged: number;
  /** Revisions that are kept back because something they need is not here. */
  readonly incomplete: number;
  /** Damage. */
  readonly damage: readonly string[];
}

/** Looks into a data directory that no server has. `thoroughly` reads every page of the database. */
export async function lookInto(directory: string, thoroughly = false): Promise<Findings> {
  const todoku = await openTodoku(configOf(directory), { log: nullLog });
  try {
    const { store, catalog } = todoku;
    return {
      fingerprint: await fingerprint(store),
      staged: (await store.stagedIdentities()).length,
      incomplete: catalog.snapshot.stats().incomplete,
      damage: thoroughly ? await store.check() : [],
    };
  } finally {
    await todoku.close();
  }
}

/** The published documents of one directory that are not, byte for byte, in another. */
export async function differingDocuments(lower: string, upper: string): Promise<readonly string[]> {
  const below = await openTodoku(configOf(lower), { log: nullLog });
  const above = await openTodoku(configOf(upper), { log: nullLog });
  try {
    const differing: string[] = [];
    for await (const { id, updateId, revisionNumber } of below.store.indexRecords()) {
      const original = await documentOf(
        above.store,
        await above.store.revisionIdOf(updateId, revisionNumber),
      );
      const copy = await documentOf(below.store, id);
      if (original === undefined || copy === undefined || Buffer.compare(original, copy) !== 0)
        differing.push(`${updateId}/${revisionNumber}`);
    }
    return differing;
  } finally {
    await below.close();
    await above.close();
  }
}

async function documentOf(
  store: Store,
  id: Parameters<Store['document']>[0] | undefined,
): Promise<Uint8Array | undefined> {
  return id === undefined ? undefined : store.document(id);
}
