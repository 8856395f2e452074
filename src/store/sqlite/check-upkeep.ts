import type { RemovedRevision, UnneededFile } from '../upkeep-port.ts';
import type { Check } from './check.ts';
import { rowsOf } from './check-records.ts';
import type { Connection } from './connection.ts';
import { openJson } from './packing.ts';
import type { StoredUpkeepEntry } from './upkeep-log.ts';

function* removed(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ guid: string; number: number; here: number; record: string }>(
    `SELECT u.guid, n.number, n.record,
       EXISTS (SELECT 1 FROM revisions r WHERE r.update_key = n.update_key AND r.number = n.number
                 AND r.id NOT IN (SELECT revision_id FROM staged_revisions)) AS here
       FROM removed_revisions n JOIN updates u ON u.key = n.update_key`,
  );
  for (const { guid, number, here, record } of rows.all()) {
    const subject = `removed revision ${guid} ${number}`;
    const note = openJson<RemovedRevision>(record, subject);
    if (note.updateId !== guid || note.revisionNumber !== number)
      yield `${subject} is listed as something else than it is`;
    if (here === 1) yield `${subject} is here`;
  }
}

async function* log(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; at: number; task: string; record: string }>(
    connection,
    'id AS key, at, task, record',
    'upkeep_log',
    'id',
  );
  for await (const row of rows) {
    const entry = openJson<StoredUpkeepEntry>(row.record, `housekeeping ${row.key}`);
    if (entry.at !== row.at || entry.task !== row.task)
      yield `housekeeping ${row.key} is listed as something else than it is`;
  }
}

function* unneeded(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ key: string; record: string }>(
    'SELECT hex(sha1) AS key, record FROM unneeded_files',
  );
  for (const { key, record } of rows.all()) {
    if (openJson<UnneededFile>(record, `unneeded file ${key}`).sha1 !== key)
      yield `unneeded file ${key} is listed as something else than it is`;
  }
}

/** What the tables of 0007 say of themselves, against what they are found by. */
export const UPKEEP_CHECKS: readonly Check[] = [removed, log, unneeded];
