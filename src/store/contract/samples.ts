import {
  ALL_COMPUTERS,
  type ComputerId,
  type GroupId,
  type IndexRecord,
  type LocalizedProperties,
  type Revision,
  type RevisionNumber,
  type UpdateFile,
  type UpdateId,
} from '#update';
import type { ClientEvent, Computer, RevisionImport, Store, StoreWriter } from '../port.ts';
import type {
  DownstreamServer,
  FetchRecord,
  QuarantinedRevision,
  RolledUpComputer,
  SyncRun,
} from '../sync-port.ts';

/** A GUID that ends in that number. */
export function guid(number: number): string {
  return `5a3b1c00-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const updateId = (number: number) => guid(number) as UpdateId;
export const groupId = (number: number) => guid(0x10_0000 + number) as GroupId;
export const computerId = (number: number) => guid(0x20_0000 + number) as ComputerId;
export const revisionNumber = (number: number) => number as RevisionNumber;

export function title(text: string, language = 'en'): LocalizedProperties {
  return { language, title: text, moreInfoUrls: [] };
}

export function sampleFile(number: number, more: Partial<UpdateFile> = {}): UpdateFile {
  return {
    fileName: `windows10.0-file${number}.cab`,
    size: 1000 + number,
    sha1: number.toString(16).toUpperCase().padStart(40, '0'),
    isEncrypted: false,
    ...more,
  };
}

/** A revision of the update with that number, with as little in it as possible. */
export function sampleRevision(number: number, more: Partial<Revision> = {}): Revision {
  return {
    updateId: updateId(number),
    revisionNumber: revisionNumber(200),
    type: 'Software',
    publicationState: 'Published',
    creationDate: '2025-04-08T17:00:00Z',
    publisherId: guid(1),
    defaultLanguage: 'en',
    handler: 'Cbs',
    explicitlyDeployable: true,
    autoSelectOnWebSites: true,
    isLocallyPublished: false,
    isOsUpgrade: false,
    isMandatory: false,
    minDownloadSize: 0,
    maxDownloadSize: 0,
    kbArticleIds: [],
    securityBulletinIds: [],
    cveIds: [],
    languages: [],
    securedFragments: [],
    localized: [title(`Sample update ${number}`)],
    supersedes: [],
    prerequisites: [],
    bundles: [],
    files: [],
    eulaFiles: [],
    drivers: [],
    ...more,
  };
}

export function sampleImport(number: number, more: Partial<Revision> = {}): RevisionImport {
  const revision = sampleRevision(number, more);
  const name = `${revision.updateId} ${revision.revisionNumber}`;
  return {
    revision,
    document: Buffer.from(`<Update>${name}</Update>`),
    fragments: {
      core: `&lt;core of ${name}&gt;`,
      extended: `&lt;extended of ${name}&gt;`,
      localized: revision.localized.map(({ language, title: text }) => ({ language, xml: text })),
      eulas: [],
    },
  };
}

/** Stores sample revisions of the updates with those numbers, in one write. */
export async function addSamples(store: Store, ...numbers: readonly number[]): Promise<IndexRecord[]> {
  return store.write(async (tx) => {
    const records: IndexRecord[] = [];
    for (const number of numbers) records.push(await tx.addRevision(sampleImport(number), 1_000));
    return records;
  });
}

export function sampleComputer(number: number, more: Partial<Computer> = {}): Omit<Computer, 'groupIds'> {
  return {
    id: computerId(number),
    dnsName: `pc-${number}.corp.example`,
    requestedGroups: [],
    createdAt: 5_000,
    lastContactAt: 0,
    lastScanAt: 0,
    lastReportAt: 0,
    lastAddress: '192.0.2.1',
    registered: false,
    inventory: {},
    ...more,
  };
}

export async function addComputers(store: Store, ...numbers: readonly number[]): Promise<void> {
  await store.write(async (tx) => {
    for (const number of numbers) await tx.putComputer(sampleComputer(number));
  });
}

export function sampleEvent(number: number, more: Partial<ClientEvent> = {}): ClientEvent {
  return {
    instanceId: guid(0x30_0000 + number),
    computerId: computerId(1),
    eventId: 182,
    namespaceId: 1,
    sourceId: 101,
    timeAtTarget: 1_700_000_000_000 + number,
    receivedAt: 1_700_000_100_000 + number,
    hresult: 0,
    replacementStrings: [],
    miscData: [],
    ...more,
  };
}

/** Stages sample revisions of the updates with those numbers, in one write. */
export async function stageSamples(store: Store, ...numbers: readonly number[]): Promise<IndexRecord[]> {
  return store.write(async (tx) => {
    const records: IndexRecord[] = [];
    for (const number of numbers) {
      records.push(await tx.addRevision(sampleImport(number), 1_000, { staged: true }));
    }
    return records;
  });
}

export function sampleRun(more: Partial<SyncRun> = {}): Omit<SyncRun, 'id'> & { readonly id?: number } {
  return {
    trigger: 'manual',
    actor: 'cli:root',
    startedAt: 1_700_000_000_000,
    outcome: 'running',
    upstream: 'https://upstream.example',
    mode: 'autonomous',
    selection: { products: [updateId(1)], classifications: [updateId(2)], languages: ['en', 'ja'] },
    phases: [{ name: 'updates', startedAt: 1_700_000_000_001, total: 5, done: 3 }],
    counts: { new: 1, revised: 2, expired: 0, quarantined: 1, deployments: 0, declines: 0, groups: 0 },
    bytes: 12_345,
    requests: 6,
    findings: [{ level: 'warning', code: 'upstream/frozen', message: 'slow', hint: 'Wait.', at: 7 }],
    ...more,
  };
}

export function sampleQuarantine(
  number: number,
  more: Partial<QuarantinedRevision> = {},
): QuarantinedRevision {
  return {
    updateId: updateId(number),
    revisionNumber: revisionNumber(200),
    reason: 'unreadable',
    code: 'upstream/undelivered',
    detail: 'line 1',
    since: 5,
    runId: 1,
    attempts: 1,
    ...more,
  };
}

export function sampleFetch(number: number, more: Partial<FetchRecord> = {}): FetchRecord {
  return {
    sha1: sampleFile(number).sha1,
    priority: 40,
    reason: 'approved',
    requestedAt: number,
    attempts: 0,
    nextAttemptAt: 0,
    ...more,
  };
}

export function sampleServer(number: number, more: Partial<DownstreamServer> = {}): DownstreamServer {
  return {
    id: guid(0x40_0000 + number),
    name: `branch-${number}.corp.example`,
    firstContactAt: 1,
    lastContactAt: 2,
    lastAddress: '192.0.2.9',
    ...more,
  };
}

/** A computer of the server `sampleServer(server)`. */
export function sampleRolledUp(server: number, number: number): RolledUpComputer {
  return {
    id: `computer-${number}`,
    parentServerId: sampleServer(server).id,
    dnsName: `pc-${number}.branch.example`,
    lastSyncAt: 1,
    lastReportAt: 2,
    rollupNumber: 3,
    details: { osMajor: 10, features: ['a'] },
    status: [{ updateId: updateId(number), state: 4, changedAt: 5 }],
  };
}

/** Puts something of every kind into a store. */
export async function fillWithEverything(store: Store, revisions = 40): Promise<void> {
  const numbers = Array.from({ length: revisions }, (_, index) => index + 1);
  await store.write(async (tx) => {
    for (const number of numbers) {
      const more: Partial<Revision> = {
        localized: [
          { ...title(`Update ${number} for Windows`), description: `Mends part ${number % 5}.` },
          title(`更新プログラム ${number}`, 'ja'),
        ],
        kbArticleIds: [String(5_000_000 + number)],
        files: [sampleFile(number), sampleFile(number % 7, { fileName: `shared-${number}.cab` })],
        prerequisites: [{ anyOf: [updateId(number + 1)], isCategory: true }],
      };
      const sample = sampleImport(number, more);
      const large = Buffer.from(`<Update>${'some text '.repeat(200)}${number}</Update>`);
      await tx.addRevision(number % 3 === 0 ? { ...sample, document: large } : sample, 1_000 + number);
    }
  });
  await store.write(async (tx) => {
    await tx.addGroup({ id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS });
    for (const number of numbers.slice(0, 10)) {
      const revisionId = (await tx.revisionIdOf(updateId(number), revisionNumber(200)))!;
      const deployment = { updateId: updateId(number), revisionId, createdAt: number, author: 'test' };
      await tx.putDeployment({ ...deployment, groupId: groupId(1), action: 'Install' });
      await tx.putDeployment({ ...deployment, groupId: groupId(1), action: 'Uninstall', deadline: 99 });
      await tx.putDeployment({ ...deployment, groupId: ALL_COMPUTERS, action: 'NotApproved' });
    }
    await tx.endDeployment(updateId(3), ALL_COMPUTERS, 77);
    await tx.setDeclined(updateId(4), true);
    await tx.setDeclined(updateId(5), true);
    await tx.setDeclined(updateId(5), false);
    await tx.setSetting('first', { colour: 'green' });
    await tx.setSetting('second', [1, 2, 3]);
    await tx.addAudit({ at: 1, actor: 'test', verb: 'fill', subject: 'everything', details: {} });
  });
  await store.write(async (tx) => {
    for (let number = 1; number <= 8; number++) {
      const id = computerId(number);
      await tx.putComputer(sampleComputer(number, { requestedGroups: ['Pilot', `Group ${number}`] }));
      if (number % 2 === 0) await tx.setMemberships(id, [groupId(1)]);
      const states = ['Installed', 'Installed', 'Failed', 'NotInstalled', 'Downloaded'] as const;
      const status = numbers.map((update) => ({
        updateId: updateId(update),
        state: states[(update * number) % states.length]!,
        changedAt: 1_700_000_000_000 + update,
      }));
      await tx.setStatus(id, status, 1_700_000_000_000);
      await tx.addEvents([1, 2, 3].map((event) => sampleEvent(number * 10 + event, { computerId: id })));
    }
    await tx.putComputer(sampleComputer(9));
    await tx.setStatus(computerId(9), [{ updateId: updateId(1), state: 'Installed', changedAt: 1 }], 1);
    await tx.archiveComputer(computerId(9), 1_700_000_000_000, 'silent for 31 days');
    await tx.putSightings(computerId(7), [
      { kind: 'name', value: 'pc-7', firstSeenAt: 1, lastSeenAt: 2, address: '192.0.2.7', returns: [2] },
    ]);
    await fillSync(tx);
  });
}

/** Something of everything that servers above and below are about. */
async function fillSync(tx: StoreWriter): Promise<void> {
  await tx.putSyncRun(sampleRun({ outcome: 'succeeded', endedAt: 1_700_000_100_000 }));
  await tx.putSyncRun(sampleRun());
  await tx.putQuarantine([sampleQuarantine(1), sampleQuarantine(901)]);
  await tx.putFileSources(
    [1, 2, 3].map((number) => ({ sha1: sampleFile(number).sha1, url: `http://${number}` })),
  );
  await tx.putFetches([sampleFetch(1), sampleFetch(2)]);
  await tx.markImported([updateId(1), updateId(902)]);
  await tx.acceptEulas([guid(903)]);
  await tx.putDownstreamServer(sampleServer(1, { allowed: true, summary: { computerCount: 2 } }));
  await tx.putRolledUpComputers([sampleRolledUp(1, 1), sampleRolledUp(1, 2)]);
  const item = { id: guid(905), name: 'Gone', reason: 'nobody needs it' };
  await tx.addNotice({ subscription: 'weekly', occasion: 'due', dueAt: 8, about: { kind: 'report' } });
  await tx.addUpkeepEntry({ at: 8, task: 'remove-metadata', count: 1, bytes: 9, items: [item] });
  await tx.putUnneededFiles([{ sha1: sampleFile(3).sha1, since: 8 }]);
  // A new revision of an update that is here, and one of an update that is not.
  const files = [sampleFile(904), sampleFile(1)];
  const revision = { files, revisionNumber: revisionNumber(300), localized: [title('Kept back')] };
  await tx.addRevision(sampleImport(7, revision), 1, { staged: true });
  await tx.addRevision(sampleImport(904, revision), 1, { staged: true });
}
