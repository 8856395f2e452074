import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTodoku, readConfig, type Todoku } from '#app';
import { nullLog } from '#base';
import { decline, importRevisions } from '#changes';
import { generateCatalog } from '#simulator';
import { type RevisionId, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';

/** A data directory with a synthetic catalog, removed by `dispose`. */
export interface Dataset {
  readonly directory: string;
  readonly revisions: number;
  /** Revisions a second while importing documents that are in memory already. */
  readonly importRate: number;
  readonly inScope: number;
  dispose(): Promise<void>;
}

const ACTOR = 'bench';

export async function openQuietly(directory: string): Promise<Todoku> {
  return await openTodoku(readConfig({ data: directory }), { log: nullLog });
}

/** Imports `revisions` synthetic documents, then declines updates until about `inScope` revisions can reach a client. */
export async function makeDataset(options: { revisions: number; inScope?: number }): Promise<Dataset> {
  const directory = await mkdtemp(join(tmpdir(), 'todoku-bench-'));
  const todoku = await openQuietly(directory);
  const documents = generateCatalog({
    revisions: options.revisions,
    seed: 'bench',
    drivers: 0.02,
    tail: 0.002,
  });
  let imported = 0;
  let spent = 0;
  for (;;) {
    // Made outside the measured time: a real import reads documents from disk or network while others are stored.
    const batch: { name: string; bytes: Uint8Array }[] = [];
    for (let next = documents.next(); !next.done; next = documents.next()) {
      batch.push(next.value);
      if (batch.length === 2000) break;
    }
    if (batch.length === 0) break;
    const startedAt = performance.now();
    const report = await importRevisions(todoku, batch, ACTOR);
    spent += performance.now() - startedAt;
    imported += report.imported.length;
    if (report.failed.length > 0) throw report.failed[0]?.failure;
  }
  if (options.inScope !== undefined) await declineDownTo(todoku, options.inScope);
  const { inScope } = todoku.catalog.snapshot.stats();
  await todoku.close();
  return {
    directory,
    revisions: imported,
    importRate: imported / (spent / 1000),
    inScope,
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}

/** The same data in a directory of its own. To be called while no server has it open. */
export async function copyDataset(dataset: Dataset): Promise<Dataset> {
  const directory = await mkdtemp(join(tmpdir(), 'todoku-bench-'));
  await cp(dataset.directory, directory, { recursive: true });
  return { ...dataset, directory, dispose: () => rm(directory, { recursive: true, force: true }) };
}

/** Declines what people would decline first: the oldest visible updates. */
async function declineDownTo(todoku: Todoku, inScope: number): Promise<void> {
  const visible: UpdateId[] = [];
  for await (const record of todoku.store.indexRecords()) {
    if (record.type === 'Software' && record.explicitlyDeployable) visible.push(record.updateId);
  }
  const updates = [...new Set(visible)];
  for (let at = 0; at < updates.length && todoku.catalog.snapshot.stats().inScope > inScope; at += 250) {
    await decline(todoku, updates.slice(at, at + 250), ACTOR);
  }
}

/** A client's lists: what it has installed of the non-leaf revisions, and what else it holds. */
export interface Held {
  readonly installedNonLeaf: readonly number[];
  readonly otherCached: readonly number[];
}

/** What a machine holds after a full scan when it has those revisions installed; the ids are read from the index itself. */
export function heldBy(todoku: Todoku, isInstalled: (id: RevisionId) => boolean, most: number): Held {
  const { snapshot } = todoku.catalog;
  const installed = new Set<number>();
  for (;;) {
    const { newUpdates } = snapshot.scan({
      groupIds: [UNASSIGNED_COMPUTERS],
      installedNonLeaf: Int32Array.from(installed),
      otherCached: new Int32Array(0),
      known: { sequence: 0, scopeTag: 0 },
      filterCategories: [],
      needTwoGroupOutOfScope: false,
      page: { count: 1e9, bytes: 1e12 },
    });
    const before = installed.size;
    for (const { id, isLeaf } of newUpdates) {
      if (!isLeaf && installed.size < most && isInstalled(id)) installed.add(id);
    }
    if (installed.size === before) {
      return {
        installedNonLeaf: [...installed].sort((a, b) => a - b),
        otherCached: newUpdates
          .map(({ id }) => Number(id))
          .filter((id) => !installed.has(id))
          .sort((a, b) => a - b),
      };
    }
  }
}
