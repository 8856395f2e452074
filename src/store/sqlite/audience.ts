import type { ComputerId, GroupId } from '#update';
import type { AudienceMember, DecisionReader } from '../decision-port.ts';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { StoredComputer } from './computers.ts';
import type { Connection } from './connection.ts';
import { openJson } from './packing.ts';
import { indexOfInstalled, stateOf } from './status-packing.ts';
import type { UpdateKeys } from './update-keys.ts';

interface Row {
  readonly key: number;
  readonly id: ComputerId;
  readonly record: string;
  readonly groups: string;
  readonly state: number | null;
  readonly installed: Uint8Array | null;
}

/** Reads how the computers of groups stand to one update. */
export function audienceReads(connection: Connection, keys: UpdateKeys): Pick<DecisionReader, 'audienceOf'> {
  const members = connection.prepare<Row>(
    `SELECT c.key, c.id, c.record, o.state, s.installed,
       (SELECT group_concat(g.id) FROM memberships m JOIN target_groups g ON g.key = m.group_key
         WHERE m.computer_key = c.key) AS groups
       FROM computers c LEFT JOIN open_status o ON o.computer_key = c.key AND o.update_key = ?1
       LEFT JOIN computer_status s ON s.computer_key = c.key
      WHERE c.key > ?3 AND c.archived_at IS NULL AND EXISTS (
        SELECT 1 FROM memberships m JOIN target_groups g ON g.key = m.group_key
         WHERE m.computer_key = c.key AND g.id IN (SELECT value FROM json_each(?2)))
      ORDER BY c.key LIMIT ${CHUNK_ROWS}`,
  );
  return {
    async *audienceOf(updateId, groupIds) {
      const updateKey = keys.keyOf(updateId) ?? 0;
      const groups = JSON.stringify(groupIds);
      const chunks = inChunks(
        0,
        (after) => members.all(updateKey, groups, after),
        (row) => row.key,
      );
      for await (const rows of chunks) for (const row of rows) yield toMember(row, updateKey);
    },
  };
}

function toMember(row: Row, updateKey: number): AudienceMember {
  const { dnsName, lastReportAt } = openJson<StoredComputer>(row.record, `computer ${row.id}`);
  const isInstalled = row.installed !== null && indexOfInstalled(row.installed, updateKey) >= 0;
  return {
    computerId: row.id,
    dnsName,
    groupIds: row.groups.split(',') as GroupId[],
    lastReportAt,
    ...(row.state !== null ? { state: stateOf(row.state) } : isInstalled ? { state: 'Installed' } : {}),
  };
}
