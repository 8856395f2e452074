import { NOTHING_KNOWN } from '#catalog';
import { readSyncPrinterCatalogRequest, writeSyncPrinterCatalogResponse } from '#wire';
import { checkRegistered } from './members.ts';
import { atMost } from './parameters.ts';
import type { Operation } from './services.ts';
import { syncAnswer } from './sync-answer.ts';

/** MS-WUSP 3.1.5.12: what the Add Printer wizard may choose from. Its cache is its own, so the cookie's marks say nothing about it. */
export const syncPrinterCatalog: Operation = async (
  { context, cookies, members, fragments, contacts },
  call,
) => {
  const request = readSyncPrinterCatalogRequest(call.payload);
  const { snapshot } = context.catalog;
  const session = cookies.openForScan(request.cookie, snapshot.sequence);
  const { computerId, version } = session;
  call.notes.computerId = computerId;
  atMost(
    request.installedNonLeafUpdateIds.length,
    context.settings.maxInstalledNonLeaf,
    'installedNonLeafUpdateIDs',
  );
  const member = await members.get(computerId);
  if (context.settings.requiresRegistration) checkRegistered(member, computerId);
  const result = snapshot.scanPrinters({
    groupIds: member.groupIds,
    installedNonLeaf: request.installedNonLeafUpdateIds,
    cachedDrivers: request.printerUpdateIds,
    known: NOTHING_KNOWN,
    page: { count: context.settings.pageCount, bytes: context.settings.pageBytes },
  });
  const cores = await fragments.get(result.newUpdates.map(({ id }) => id));
  contacts.note(computerId, call);
  call.notes.counts = { newUpdates: result.newUpdates.length, outOfScope: result.outOfScope.length };
  return writeSyncPrinterCatalogResponse(syncAnswer(result, cores, version, session.cookie), call.soap);
};
