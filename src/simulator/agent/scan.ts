import { digestFromBase64 } from '#base';
import {
  type Cookie,
  readGetExtendedUpdateInfoResponse,
  readStartCategoryScanResponse,
  readSyncUpdatesResponse,
  type SyncUpdatesRequest,
  type SyncUpdatesResponse,
  writeGetExtendedUpdateInfoRequest,
  writeStartCategoryScanRequest,
  writeSyncUpdatesRequest,
} from '#wire';
import { callerAttributesText, deviceAttributesText, productsText } from '../profiles/attributes.ts';
import { Judgement } from './applicability.ts';
import type { CachedRevision, Datastore } from './datastore.ts';
import { readExtended, readTitle } from './extended-fragment.ts';
import type { Machine } from './machine.ts';
import { CATEGORY_SCAN_PROTOCOL, INFO_TYPES, MAX_TRIPS, protocolAtLeast } from './native.ts';
import type { Session } from './session.ts';
import type { SoapChannel } from './soap-channel.ts';
import type { StatisticsRecorder } from './statistics.ts';

export interface ScanParts {
  readonly channel: SoapChannel;
  readonly session: Session;
  readonly store: Datastore;
  readonly machine: Machine;
  readonly statistics: StatisticsRecorder;
  readonly server: URL;
  readonly caller: string;
}

/** More calls than a native agent makes in one sync: 0x80244010. */
export class TooManyTrips extends Error {
  override readonly name = 'TooManyTrips';

  constructor() {
    super(`the server still has more after ${MAX_TRIPS} calls`);
  }
}

type Parameters = NonNullable<SyncUpdatesRequest['parameters']>;

const NO_IDS = new Int32Array(0);

/**
 * One metadata sync (MS-WUSP 3.1.5): software until the server has nothing more, then drivers, then the
 * extended metadata of what is needed. Updates the datastore; faults that have no recovery are thrown.
 * With categories it is a category scan, where the server can do that (protocol-facts 5.6).
 */
export async function scan(parts: ScanParts, categories: readonly string[]): Promise<void> {
  const filter = categories.length === 0 ? [] : await startCategoryScan(parts, categories);
  const driversNeeded = await syncSoftware(parts, filter);
  if (driversNeeded) await syncDrivers(parts, filter);
  await fetchExtended(parts, filter.length > 0);
}

async function startCategoryScan(
  parts: ScanParts,
  categories: readonly string[],
): Promise<readonly string[]> {
  // The call itself carries no cookie; agents have theirs by then all the same.
  await parts.session.open();
  const version = await parts.session.property('ProtocolVersion');
  if (!protocolAtLeast(version, CATEGORY_SCAN_PROTOCOL)) return [];
  const envelope = writeStartCategoryScanRequest({
    requestedCategories: categories.map((categoryId) => ({ indexOfAndGroup: 0, categoryId })),
  });
  const body = await parts.channel.call('client', 'StartCategoryScan', envelope);
  return readStartCategoryScanResponse(body).preferredCategoryIds;
}

/** True when the server did not say that a driver pass is not needed. */
async function syncSoftware(parts: ScanParts, filter: readonly string[]): Promise<boolean> {
  for (let trip = 1; trip <= MAX_TRIPS; trip++) {
    const answer = await syncUpdates(parts, filter, () => {
      const { installed, others } = cachedIds(parts);
      return { installedNonLeafUpdateIds: installed, otherCachedUpdateIds: others };
    });
    const newNonLeaf = answer.newUpdates.some((update) => !update.isLeaf);
    if (!answer.truncated && !newNonLeaf) return answer.driverSyncNotNeeded !== true;
  }
  throw new TooManyTrips();
}

/** One call: it repeats the installed list, names the machine's devices and drops the other ids (protocol-facts 6.8). */
async function syncDrivers(parts: ScanParts, filter: readonly string[]): Promise<void> {
  const { machine } = parts;
  await syncUpdates(parts, filter, () => {
    const { installed, drivers } = cachedIds(parts);
    return {
      installedNonLeafUpdateIds: installed,
      cachedDriverIds: drivers,
      systemSpec: machine.devices,
      skipSoftwareSync: true,
      computerHardwareIds: machine.profile.computerHardwareIds,
      featureScoreMatchingKey: machine.profile.featureScoreKey,
    };
  });
}

async function syncUpdates(
  parts: ScanParts,
  filter: readonly string[],
  own: () => Partial<Parameters>,
): Promise<SyncUpdatesResponse> {
  const answer = await parts.session.withCookie(async (cookie) => {
    const envelope = writeSyncUpdatesRequest({ cookie, parameters: { ...common(parts, filter), ...own() } });
    return readSyncUpdatesResponse(await parts.channel.call('client', 'SyncUpdates', envelope));
  });
  apply(parts, answer);
  return answer;
}

function common({ machine, server, caller }: ScanParts, filter: readonly string[]): Parameters {
  return {
    expressQuery: false,
    installedNonLeafUpdateIds: NO_IDS,
    otherCachedUpdateIds: NO_IDS,
    cachedDriverIds: NO_IDS,
    skipSoftwareSync: false,
    filterCategoryIds: filter,
    needTwoGroupOutOfScopeUpdates: true,
    alsoPerformRegularSync: filter.length === 0,
    computerHardwareIds: [],
    syncCurrentVersionOnly: false,
    deviceAttributes: deviceAttributesText(machine.profile, server),
    callerAttributes: callerAttributesText(caller),
    products: filter.length === 0 ? productsText(machine.profile) : '',
  };
}

/** What is held, as the request names it: installed non-leaf revisions, other software, drivers (MS-WUSP 3.1.5.7). */
function cachedIds({ store, machine }: ScanParts): Record<'installed' | 'others' | 'drivers', Int32Array> {
  const judgement = new Judgement(machine, store.revisions);
  const installed: number[] = [];
  const others: number[] = [];
  const drivers: number[] = [];
  for (const revision of store.revisions) {
    if (!revision.isLeaf && judgement.of(revision) === 'Installed') installed.push(revision.id);
    else if (revision.core.type === 'Driver') drivers.push(revision.id);
    else others.push(revision.id);
  }
  return {
    installed: Int32Array.from(installed).sort(),
    others: Int32Array.from(others).sort(),
    drivers: Int32Array.from(drivers).sort(),
  };
}

function apply({ store, statistics }: ScanParts, answer: SyncUpdatesResponse): void {
  store.cookie = answer.newCookie;
  for (const id of answer.outOfScopeRevisionIds) store.forget(id);
  // Still deployed, but none of this scan's business: kept for the next one (MS-WUSP 2.2.2.2.4).
  statistics.add('deployedOutOfScope', answer.deployedOutOfScopeRevisionIds.length);
  statistics.add('outOfScope', answer.outOfScopeRevisionIds.length);
  for (const update of answer.changedUpdates) store.change(update);
  statistics.add('changedUpdates', answer.changedUpdates.length);
  for (const update of answer.newUpdates) store.add(update);
  statistics.add('newUpdates', answer.newUpdates.length);
}

/** Asks for the extended metadata of everything that is needed, bundles with all their members that are; after a category scan of everything new. */
async function fetchExtended(parts: ScanParts, everything: boolean): Promise<void> {
  const { store, session } = parts;
  const limit = Number((await session.property('MaxExtendedUpdatesPerRequest')) ?? 50);
  const wanted = (): number[] =>
    (everything ? [...store.revisions] : neededRevisions(parts))
      .map((revision) => revision.id)
      .filter((id) => !store.extended.has(id))
      .sort((a, b) => a - b);
  // Ids are taken anew for each request: a recovery in between gives revisions other ids.
  for (let batch = wanted().slice(0, limit); batch.length > 0; batch = wanted().slice(0, limit)) {
    const asked = await session.withCookie((cookie) =>
      extendedRequest(parts, cookie, wanted().slice(0, limit)),
    );
    // What the server did not describe is not asked for again in this scan.
    for (const id of asked) if (!store.extended.has(id)) store.extended.set(id, NOTHING_EXTENDED);
  }
}

const NOTHING_EXTENDED = {
  files: [],
  restartBehavior: undefined,
  asksForRestart: false,
  installArguments: '',
};

async function extendedRequest(
  parts: ScanParts,
  cookie: Cookie,
  ids: readonly number[],
): Promise<readonly number[]> {
  const { store, machine, server, caller } = parts;
  const { locale } = machine.profile;
  const envelope = writeGetExtendedUpdateInfoRequest({
    cookie,
    revisionIds: Int32Array.from(ids),
    infoTypes: INFO_TYPES,
    locales: [locale, locale.split('-')[0]!],
    geoId: 'USA',
    deviceAttributes: deviceAttributesText(machine.profile, server),
    callerAttributes: callerAttributesText(caller),
  });
  const answer = readGetExtendedUpdateInfoResponse(
    await parts.channel.call('client', 'GetExtendedUpdateInfo', envelope),
  );
  for (const { id, xml } of answer.updates) {
    if (xml.startsWith('<ExtendedProperties')) store.extended.set(id, readExtended(xml));
    else if (xml.startsWith('<LocalizedProperties') && !store.titles.has(id))
      store.titles.set(id, readTitle(xml));
  }
  for (const { fileDigest, url } of answer.fileLocations) {
    const sha1 = digestFromBase64(fileDigest, 'SHA1');
    if (sha1 !== undefined) store.locations.set(sha1, url);
  }
  for (const id of answer.outOfScopeRevisionIds) store.forget(id);
  return ids;
}

/** Revisions to install, members of bundles included; what is only evaluated counts as well, for it is reported with its title. */
function neededRevisions({ store, machine }: Pick<ScanParts, 'store' | 'machine'>): CachedRevision[] {
  const judgement = new Judgement(machine, store.revisions);
  const found = new Map<number, CachedRevision>();
  const visit = (revision: CachedRevision): void => {
    if (found.has(revision.id) || judgement.of(revision) !== 'Needed') return;
    found.set(revision.id, revision);
    for (const child of judgement.children(revision).flat()) visit(child);
  };
  for (const revision of store.revisions) {
    if (isDeployable(revision)) visit(revision);
  }
  return [...found.values()];
}

/** Explicitly deployable leaf updates that the administrator may approve: what status reports are about (protocol-facts 9.5). */
export function isDeployable({ core, isLeaf, deployment }: CachedRevision): boolean {
  return (
    isLeaf && core.explicitlyDeployable && deployment.action !== 'Evaluate' && deployment.action !== 'Bundle'
  );
}
