import type { Selection, StoreReader, SyncRun } from '#store';
import type { UpdateId } from '#update';
import type { SyncRunDetails, SyncRunRow, UpdateName } from './contract.ts';
import { toFindingView } from './finding-view.ts';
import { present } from './present.ts';

/** One run of the history in one line. */
export function toSyncRunRow(run: SyncRun): SyncRunRow {
  const { id, trigger, actor, startedAt, endedAt, outcome, upstream, mode, counts, bytes, requests } = run;
  // How much is in quarantine is in the counts.
  const told = run.findings.filter(({ code }) => code !== 'upstream/quarantined');
  const worst = told.find(({ level }) => level === 'error') ?? told.find(({ level }) => level === 'warning');
  const row = { id, trigger, actor, startedAt, outcome, upstream, mode, counts, bytes, requests };
  return { ...row, ...present({ endedAt, summary: worst?.message, summaryCode: worst?.code }) };
}

/** One run in full, its selection with names. */
export async function toSyncRunDetails(store: StoreReader, run: SyncRun): Promise<SyncRunDetails> {
  return {
    ...toSyncRunRow(run),
    phases: run.phases,
    findings: run.findings.map(toFindingView),
    selection: await namesOfSelection(store, run.selection),
  };
}

/** Names of the products and classifications of a selection; '' for those that are not here. */
export async function namesOfSelection(
  store: StoreReader,
  { products, classifications, languages }: Selection,
): Promise<SyncRunDetails['selection']> {
  return {
    products: await updateNames(store, products),
    classifications: await updateNames(store, classifications),
    languages,
  };
}

/** The titles of updates, in the order asked for; '' for those that are not here. */
export async function updateNames(
  store: StoreReader,
  updateIds: readonly UpdateId[],
): Promise<readonly UpdateName[]> {
  const names: UpdateName[] = [];
  for (const updateId of updateIds) {
    const [latest] = await store.revisionsOf(updateId);
    names.push({ updateId, title: latest?.title ?? '' });
  }
  return names;
}
