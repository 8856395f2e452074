// For tests: a real store in a temporary directory, a real catalog over it, and small update documents.

import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Clock, type Log, manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { Catalog, CatalogDelta } from '#catalog';
import type { Store, SyncRun } from '#store';
import { openSqliteStore } from '#store/sqlite';
import { type ComputerId, type GroupId, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import { approve } from './approve.ts';
import { enrolComputer } from './enrol-computer.ts';
import { importRevisions } from './import-revisions.ts';
import { loadCatalog } from './load-catalog.ts';
import { publishGeneration } from './publish-generation.ts';
import { recordSyncRun } from './record-sync-run.ts';
import type {
  Approval,
  ChangeContext,
  Generation,
  Published,
  ReplicaState,
  SourceDocument,
} from './types.ts';

export const START = Date.UTC(2026, 0, 15, 12);

export interface Fixture extends ChangeContext {
  readonly clock: Clock & { advance(milliseconds: number): void };
  /** Every delta that the catalog was handed, in order. */
  readonly deltas: readonly CatalogDelta[];
  /** Names of the log events so far. */
  readonly events: readonly string[];
  /** Closes the store and opens it again, as a restart does. */
  restart(): Promise<Fixture>;
}

/** An empty server, closed and removed after the test. */
export async function emptyServer(t: TestContext): Promise<Fixture> {
  const directory = temporaryFolder('changes');
  let current: Store | undefined;
  t.after(async () => {
    await current?.close();
  });
  const clock = manualClock(START);
  const open = async (): Promise<Fixture> => {
    await current?.close();
    const store = await openSqliteStore({ path: join(directory, 'todoku.db'), clock });
    current = store;
    const deltas: CatalogDelta[] = [];
    const events: string[] = [];
    const catalog = watched(await loadCatalog(store), deltas);
    return { store, catalog, clock, log: listening(events), deltas, events, restart: open };
  };
  return open();
}

function watched(catalog: Catalog, deltas: CatalogDelta[]): Catalog {
  return {
    get snapshot() {
      return catalog.snapshot;
    },
    apply(delta) {
      deltas.push(delta);
      return catalog.apply(delta);
    },
  };
}

function listening(events: string[]): Log {
  const hear = (event: string) => void events.push(event);
  return { ...nullLog, info: hear, warn: hear, error: hear };
}

/** `00000000-0000-4000-8000-` and the number. */
export function updateIdOf(number: number): UpdateId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
}

export interface Sample {
  readonly id: number;
  readonly revision?: number;
  readonly title?: string;
  readonly type?: 'Software' | 'Driver' | 'Category' | 'Detectoid';
  readonly isDeployable?: boolean;
  readonly isExpired?: boolean;
  readonly canUninstall?: boolean;
  readonly eulaId?: string;
  readonly bundles?: readonly { readonly id: number; readonly revision?: number }[];
}

/** A small update document. */
export function sampleDocument(sample: Sample): SourceDocument {
  const { id, revision = 1, type = 'Software', isDeployable = type === 'Software' } = sample;
  const title = sample.title ?? `Update ${id}`;
  const members = (sample.bundles ?? []).map(
    (member) =>
      `<upd:UpdateIdentity UpdateID="${updateIdOf(member.id)}" RevisionNumber="${member.revision ?? 1}"/>`,
  );
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update">
<upd:UpdateIdentity UpdateID="${updateIdOf(id)}" RevisionNumber="${revision}"/>
<upd:Properties DefaultPropertiesLanguage="en" UpdateType="${type}" ExplicitlyDeployable="${isDeployable}"
 PublicationState="${sample.isExpired ? 'Expired' : 'Published'}" CreationDate="2026-01-01T00:00:00Z"
 ${sample.eulaId === undefined ? '' : `EulaID="${sample.eulaId}"`}>
${sample.canUninstall ? '<upd:UninstallationBehavior RebootBehavior="CanRequestReboot"/>' : ''}
</upd:Properties>
<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language>
<upd:Title>${title}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>
${members.length === 0 ? '' : `<upd:Relationships><upd:BundledUpdates>${members.join('')}</upd:BundledUpdates></upd:Relationships>`}
</upd:Update>`;
  return { name: `${id}-${revision}.xml`, bytes: Buffer.from(xml) };
}

/** Imports those documents; every one must succeed. */
export async function importSamples(server: ChangeContext, ...samples: readonly Sample[]): Promise<void> {
  const report = await importRevisions(server, samples.map(sampleDocument), 'test');
  const [failed] = report.failed;
  if (failed !== undefined) throw failed.failure;
}

/** Approves an update of `updateIdOf(number)` for Unassigned Computers unless said otherwise. */
export function approveSample(server: ChangeContext, number: number, more: Partial<Approval> = {}) {
  return approve(
    server,
    { updateId: updateIdOf(number), groupId: UNASSIGNED_COMPUTERS, action: 'Install', ...more },
    'cli:tester',
  );
}

/** Lets a machine in under that name and id. */
export async function enrolSample(
  server: ChangeContext,
  name: string,
  requestedGroups: readonly string[] = [],
) {
  const { groupIds } = await enrolComputer(server, {
    computerId: name as ComputerId,
    dnsName: `${name}.example`,
    requestedGroups,
    address: '192.0.2.7',
  });
  return groupIds;
}

/** What a machine in those groups is told to do with an update, undefined for nothing. */
export function offeredAction(
  { catalog }: Pick<ChangeContext, 'catalog'>,
  number: number,
  groupIds: Parameters<Catalog['snapshot']['offerFor']>[0] = [UNASSIGNED_COMPUTERS],
): string | undefined {
  const id = catalog.snapshot.liveRevision(updateIdOf(number));
  return id === undefined ? undefined : catalog.snapshot.offerFor(groupIds, id)?.deployment.action;
}

/** The verbs in the audit log, oldest first. */
export async function auditedVerbs({ store }: Pick<ChangeContext, 'store'>): Promise<readonly string[]> {
  const { items } = await store.audit({ limit: 1000, offset: 0 });
  return items.map((entry) => entry.verb).reverse();
}

/** Stages those documents; every one must succeed. */
export async function stageSamples(server: ChangeContext, ...samples: readonly Sample[]): Promise<void> {
  const report = await importRevisions(server, samples.map(sampleDocument), 'system', { staged: true });
  const [failed] = report.failed;
  if (failed !== undefined) throw failed.failure;
}

/** A run under way, in the history. */
export function beginSampleRun(server: ChangeContext, more: Partial<SyncRun> = {}): Promise<SyncRun> {
  return recordSyncRun(server, {
    trigger: 'manual',
    actor: 'cli:tester',
    startedAt: server.clock.now(),
    outcome: 'running',
    upstream: 'https://upstream.example',
    mode: 'replica',
    selection: { products: [], classifications: [], languages: [] },
    phases: [{ name: 'publishing', startedAt: server.clock.now() }],
    counts: { new: 0, revised: 0, expired: 0, quarantined: 0, deployments: 0, declines: 0, groups: 0 },
    bytes: 0,
    requests: 0,
    findings: [],
    ...more,
  });
}

/** Publishes what is staged, with that replica state or without any. */
export async function publishSample(
  server: ChangeContext,
  replica?: Partial<ReplicaState>,
  more: Partial<Generation> = {},
): Promise<Published> {
  const run = await beginSampleRun(server);
  const nothing = {
    groups: [],
    isWhole: true,
    deployments: [],
    deadDeployments: [],
    declined: [],
    acceptedEulas: [],
  };
  return publishGeneration(
    server,
    {
      run: { ...run, outcome: 'succeeded', endedAt: server.clock.now() },
      settings: {},
      fileSources: [],
      ...(replica === undefined ? {} : { replica: { ...nothing, ...replica } }),
      ...more,
    },
    'cli:tester',
  );
}

/** A group of an upstream: its id ends in that number. */
export function groupIdOf(number: number): GroupId {
  return `00000000-0000-4000-9000-${String(number).padStart(12, '0')}` as GroupId;
}

/** A deployment of an upstream, by the numbers of its update and its group. */
export function upstreamDeployment(
  update: number,
  group: number,
  more: Partial<ReplicaState['deployments'][number]> = {},
): ReplicaState['deployments'][number] {
  return {
    upstreamGuid: `00000000-0000-4000-a000-${String(update).padStart(6, '0')}${String(group).padStart(6, '0')}`,
    updateId: updateIdOf(update),
    groupId: groupIdOf(group),
    action: 'Install',
    author: 'UPSTREAM\\admin',
    createdAt: START - 1_000,
    ...more,
  };
}
