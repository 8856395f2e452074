import type { Store } from '../port.ts';
import { listOf } from './opened.ts';

const ALL = { limit: 100_000, offset: 0 };
const STATES = ['NotInstalled', 'Downloaded', 'Installed', 'Failed', 'InstalledPendingReboot'] as const;

/** Everything that can be read from a store, to compare it before and after something. */
export async function dumpOf(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const records = await listOf(store.indexRecords());
  const ids = records.map(({ id }) => id);
  const updateIds = [...new Set(records.map(({ updateId }) => updateId))];
  const computers = await store.computers(ALL);
  const found = await store.findUpdates({ ...ALL });
  const words = new Set(found.items.flatMap(({ title }) => title.split(' ')));
  return {
    identity: store.identity,
    sequence: await store.sequence(),
    counts: await store.counts(),
    settings: [await store.setting('first'), await store.setting('second')],
    records,
    summaries: await store.summaries(ids),
    documents: await Promise.all(ids.map(async (id) => latin1(await store.document(id)))),
    cores: [...(await store.coreFragments(ids))].map(([id, bytes]) => [id, bytes.toString('latin1')]),
    details: [...(await store.detailFragments(ids))],
    files: [await listOf(store.files()), ...(await store.filesOf(ids))],
    found,
    searches: await Promise.all([...words].map(async (text) => store.findUpdates({ ...ALL, text }))),
    declines: await store.declines(),
    deployments: await store.deployments(),
    ended: await store.endedDeployments(),
    histories: await Promise.all(updateIds.map((updateId) => store.deploymentHistory(updateId))),
    groups: await store.groups(),
    missing: await store.missingRequestedGroups(),
    computers,
    statuses: await Promise.all(computers.items.map(({ id }) => store.statusOf(id))),
    archived: await Promise.all(computers.items.map(({ id }) => store.archivedStatusOf(id))),
    sightings: await Promise.all(computers.items.map(({ id }) => store.sightingsOf(id))),
    statusCounts: await store.statusCounts(updateIds),
    withUpdate: await Promise.all(updateIds.map((updateId) => store.computersWith(updateId, STATES, ALL))),
    events: await Promise.all(computers.items.map(({ id }) => store.eventsOf(id, ALL))),
    audit: await store.audit(ALL),
    accounts: [await store.accounts(), await store.apiTokens()],
    staged: [await store.stagedIdentities(), await store.stagedRecords()],
    since: await store.deploymentsSince(0),
    runs: await store.syncRuns(ALL),
    quarantine: await store.quarantine(),
    sources: [...(await store.fileSources((await listOf(store.files())).map(({ sha1 }) => sha1)))],
    fetches: await store.fetches(),
    marks: [await store.importedUpdates(), await store.acceptedEulas()],
    upkeep: [await store.upkeepLog(ALL), await store.unneededFiles(), await listOf(store.removedRevisions())],
    notices: [await store.notices(ALL), await store.openNotices(), await store.latestNotices()],
    downstream: [await store.downstreamServers(), await store.rolledUpComputers()],
  };
}

function latin1(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}
