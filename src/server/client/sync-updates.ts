import type { ClientKnowledge, Device, DriverScanQuery, ScanQuery, ScanResult } from '#catalog';
import type { UpdateId } from '#update';
import {
  readSyncUpdatesRequest,
  type SyncUpdatesRequest,
  type WireDevice,
  writeSyncUpdatesResponse,
} from '#wire';
import { isAtLeast, type Session } from './cookie.ts';
import { fingerprint } from './fingerprint.ts';
import { checkRegistered, type Member } from './members.ts';
import { atMost, invalidParameter, required, updateIds } from './parameters.ts';
import type { Call, ClientServices, Operation, Reply } from './services.ts';
import { syncAnswer } from './sync-answer.ts';

type Parameters = NonNullable<SyncUpdatesRequest['parameters']>;

/** MS-WUSP 3.1.5.7: the software pass, the category scan and the driver pass. Nothing is awaited for a client that is up to date. */
export const syncUpdates: Operation = (services, call) => {
  const { context, cookies, members } = services;
  const request = readSyncUpdatesRequest(call.payload);
  const session = cookies.openForScan(request.cookie, context.catalog.snapshot.sequence);
  call.notes.computerId = session.computerId;
  const parameters = required(request.parameters, 'parameters');
  if (parameters.systemSpec !== undefined && !parameters.skipSoftwareSync) {
    throw invalidParameter('parameters.SystemSpec', 'only a driver pass carries it');
  }
  atMost(
    parameters.installedNonLeafUpdateIds.length,
    context.settings.maxInstalledNonLeaf,
    'parameters.InstalledNonLeafUpdateIDs',
  );
  const member = members.get(session.computerId);
  return member instanceof Promise
    ? member.then((loaded) => answer(services, call, session, parameters, loaded))
    : answer(services, call, session, parameters, member);
};

function answer(
  services: ClientServices,
  call: Call,
  session: Session,
  parameters: Parameters,
  member: Member,
): Reply | Promise<Reply> {
  const { context, contacts, fragments } = services;
  if (context.settings.requiresRegistration) checkRegistered(member, session.computerId);
  const { snapshot } = context.catalog;
  // Category scans came with protocol 1.7 (MS-WUSP 2.2.2.2.4).
  const filterCategories = isAtLeast(session.version, 1, 7)
    ? updateIds(parameters.filterCategoryIds, 'parameters.FilterCategoryIds')
    : [];
  const page = { count: context.settings.pageCount, bytes: context.settings.pageBytes };
  const common = {
    groupIds: member.groupIds,
    installedNonLeaf: parameters.installedNonLeafUpdateIds,
    filterCategories,
    page,
  };
  const { software, categories } = session.marks;
  let result: ScanResult;
  let marks = session.marks;
  if (parameters.skipSoftwareSync) {
    result = snapshot.scanDrivers({ ...common, ...driverPart(parameters), known: software });
  } else {
    const isCategoryScan = filterCategories.length > 0;
    const query: ScanQuery = {
      ...common,
      otherCached: parameters.otherCachedUpdateIds,
      known: isCategoryScan ? later(forCategories(categories, filterCategories), software) : software,
      needTwoGroupOutOfScope: parameters.needTwoGroupOutOfScopeUpdates,
    };
    result = snapshot.scan(query);
    marks = isCategoryScan
      ? { software, categories: forCategories(result.known, filterCategories) }
      : { software: result.known, categories };
  }
  const finished = isFinished(parameters, result);
  contacts.note(session.computerId, call, { finished, deviceAttributes: parameters.deviceAttributes });
  if (finished)
    context.lastScans.note(
      session.computerId,
      call.at,
      parameters.installedNonLeafUpdateIds,
      parameters.otherCachedUpdateIds,
    );
  call.notes.counts = {
    ...countsOf(result),
    installedNonLeaf: parameters.installedNonLeafUpdateIds.length,
    ...(finished ? { finished: 1 } : {}),
    ...(parameters.skipSoftwareSync ? { drivers: 1 } : {}),
    ...(filterCategories.length > 0 ? { categories: filterCategories.length } : {}),
  };
  const cores = result.newUpdates.length === 0 ? [] : fragments.get(result.newUpdates.map(({ id }) => id));
  const write = (fetched: readonly Uint8Array[]): Reply =>
    writeSyncUpdatesResponse(
      syncAnswer(result, fetched, session.version, services.cookies.renew(session, marks)),
      call.soap,
    );
  return cores instanceof Promise ? cores.then(write) : write(cores);
}

/** The part of a driver pass that the software pass has not. */
function driverPart(
  parameters: Parameters,
): Pick<DriverScanQuery, 'cachedDrivers' | 'devices' | 'computerHardwareIds' | 'featureScoreKey'> {
  return {
    cachedDrivers: parameters.cachedDriverIds,
    devices: (parameters.systemSpec ?? []).map(device),
    computerHardwareIds: parameters.computerHardwareIds,
    featureScoreKey: parameters.featureScoreMatchingKey ?? '',
  };
}

function device({ hardwareIds, compatibleIds, installedDriver, driverRecoveryIds }: WireDevice): Device {
  const installed = installedDriver;
  return {
    hardwareIds,
    compatibleIds,
    recoverableDrivers: updateIds(driverRecoveryIds, 'parameters.SystemSpec'),
    ...(installed === undefined
      ? {}
      : {
          installedDriver: {
            matchingId: installed.matchingId ?? '',
            driverVerDate: installed.driverVerDate,
            driverVerVersion: installed.driverVerVersion,
            driverClass: installed.driverClass ?? '',
            manufacturer: installed.manufacturer ?? '',
            provider: installed.provider ?? '',
            model: installed.model ?? '',
            ...(installed.matchingComputerHwid === undefined
              ? {}
              : { matchingComputerHardwareId: installed.matchingComputerHwid }),
            rank: installed.driverRank,
          },
        }),
  };
}

/**
 * A category scan's mark with its categories worked into its tag, and the same function takes them out again. For
 * other categories the tag then fits nothing, so that what is held of them is told anew.
 */
function forCategories(mark: ClientKnowledge, categories: readonly UpdateId[]): ClientKnowledge {
  const tag = fingerprint([...categories].sort().join());
  return { ...mark, scopeTag: (mark.scopeTag ^ tag) >>> 0 };
}

function later(left: ClientKnowledge, right: ClientKnowledge): ClientKnowledge {
  return left.sequence > right.sequence ? left : right;
}

/** The last answer of a regular software pass: the client asks again while there is more, or while a new update is no leaf (protocol-facts 6.3). */
function isFinished(parameters: Parameters, result: ScanResult): boolean {
  return (
    !parameters.skipSoftwareSync &&
    parameters.filterCategoryIds.length === 0 &&
    !result.truncated &&
    result.newUpdates.every(({ isLeaf }) => isLeaf)
  );
}

function countsOf(result: ScanResult): Record<string, number> {
  return {
    newUpdates: result.newUpdates.length,
    changed: result.changed.length,
    outOfScope: result.outOfScope.length,
    truncated: result.truncated ? 1 : 0,
  };
}
