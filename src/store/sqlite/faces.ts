import type { StoreReader, StoreWriter } from '../port.ts';
import { accountReads, accountWrites } from './accounts.ts';
import { archiveReads, archiveWrites } from './archive.ts';
import { audienceReads } from './audience.ts';
import { auditReads, auditWrites } from './audit.ts';
import { awaitedEulaReads, awaitedEulaWrites } from './awaited-eulas.ts';
import { computerWrites } from './computer-writes.ts';
import { computerReads } from './computers.ts';
import type { Connection } from './connection.ts';
import { countReads } from './counts.ts';
import { decisionReads, decisionWrites } from './decisions.ts';
import { declineReads, declineWrites } from './declines.ts';
import { deploymentReads, deploymentWrites } from './deployments.ts';
import { downstreamReads, downstreamWrites } from './downstream.ts';
import { eventReads, eventWrites } from './events.ts';
import { fetchReads, fetchWrites } from './fetches.ts';
import { fileSourceReads, fileSourceWrites } from './file-sources.ts';
import { fileReads } from './files.ts';
import { findingReads } from './find-updates.ts';
import { fleetReads } from './fleet.ts';
import { groupReads, groupWrites } from './groups.ts';
import { holdReads, holdWrites } from './holds.ts';
import { lackingReads } from './lacking.ts';
import { markReads, markWrites } from './marks.ts';
import { noticeReads, noticeWrites } from './notices.ts';
import { pinReads, pinWrites } from './pins.ts';
import { quarantineReads, quarantineWrites } from './quarantine.ts';
import { removalReads, removalWrites } from './removal.ts';
import { revisionWrites } from './revision-writes.ts';
import { revisionReads } from './revisions.ts';
import { settingReads, settingWrites } from './settings.ts';
import { sightingReads, sightingWrites } from './sightings.ts';
import { signReads } from './signs.ts';
import { stagingReads, stagingWrites } from './staging.ts';
import { standingReads } from './standing.ts';
import { statusReads } from './status.ts';
import { statusWrites } from './status-writes.ts';
import { syncRunReads, syncRunWrites } from './sync-runs.ts';
import { sizeReads } from './tend.ts';
import type { Transaction } from './transaction.ts';
import { unneededReads, unneededWrites } from './unneeded.ts';
import type { UpdateKeys } from './update-keys.ts';
import { upkeepLogReads, upkeepLogWrites } from './upkeep-log.ts';

/** All reads over one connection: they see what that connection sees. */
export function createReader(connection: Connection, keys: UpdateKeys): StoreReader {
  return {
    ...countReads(connection),
    ...settingReads(connection),
    ...revisionReads(connection),
    ...findingReads(connection),
    ...fileReads(connection),
    ...declineReads(connection),
    ...decisionReads(connection),
    ...holdReads(connection),
    ...pinReads(connection),
    ...audienceReads(connection, keys),
    ...fleetReads(connection, keys),
    ...lackingReads(connection, keys),
    ...awaitedEulaReads(connection),
    ...deploymentReads(connection),
    ...groupReads(connection),
    ...computerReads(connection),
    ...statusReads(connection, keys),
    ...standingReads(connection),
    ...archiveReads(connection, keys),
    ...sightingReads(connection),
    ...signReads(connection, keys),
    ...eventReads(connection),
    ...auditReads(connection),
    ...accountReads(connection),
    ...stagingReads(connection),
    ...syncRunReads(connection),
    ...quarantineReads(connection),
    ...fileSourceReads(connection),
    ...fetchReads(connection),
    ...markReads(connection),
    ...downstreamReads(connection),
    ...removalReads(connection),
    ...upkeepLogReads(connection),
    ...noticeReads(connection),
    ...unneededReads(connection),
    ...sizeReads(connection),
  };
}

/** All writes over one transaction, and reads that see them. */
export function createWriter(transaction: Transaction): StoreWriter {
  const methods = {
    ...createReader(transaction.connection, transaction.keys),
    ...revisionWrites(transaction),
    ...declineWrites(transaction),
    ...decisionWrites(transaction),
    ...holdWrites(transaction),
    ...pinWrites(transaction),
    ...awaitedEulaWrites(transaction),
    ...deploymentWrites(transaction),
    ...groupWrites(transaction),
    ...computerWrites(transaction),
    ...archiveWrites(transaction),
    ...sightingWrites(transaction),
    ...statusWrites(transaction),
    ...eventWrites(transaction),
    ...settingWrites(transaction),
    ...auditWrites(transaction),
    ...accountWrites(transaction),
    ...stagingWrites(transaction),
    ...syncRunWrites(transaction),
    ...quarantineWrites(transaction),
    ...fileSourceWrites(transaction),
    ...fetchWrites(transaction),
    ...markWrites(transaction),
    ...downstreamWrites(transaction),
    ...removalWrites(transaction),
    ...upkeepLogWrites(transaction),
    ...noticeWrites(transaction),
    ...unneededWrites(transaction),
    nextSequence: 0,
  };
  return Object.defineProperty(methods, 'nextSequence', {
    enumerable: true,
    get: () => transaction.nextSequence,
  });
}
