import type { GroupId, RevisionId, TargetGroup, UpdateFile, UpdateId } from '#update';
import { CHUNK_ROWS, inChunks } from './breathe.ts';
import type { Check } from './check.ts';
import { listedAs } from './computer-listing.ts';
import type { StoredComputer } from './computers.ts';
import type { Connection } from './connection.ts';
import type { StoredDecline } from './declines.ts';
import type { StoredDeployment } from './deployments.ts';
import type { StoredEvent } from './events.ts';
import { groupSetOf } from './group-set.ts';
import { folded } from './groups.ts';
import { unpackIndexRecord } from './index-text.ts';
import { sortedBy } from './listing.ts';
import { openJson, openNamed, packGuid, unpack } from './packing.ts';
import { isPublished, type StoredSummary } from './revisions.ts';

/** Every row by ascending key, in chunks. `columns` must name the key as `key`. */
export async function* rowsOf<Row extends { readonly key: number }>(
  connection: Connection,
  columns: string,
  table: string,
  key = 'key',
): AsyncGenerator<Row, void, undefined> {
  const statement = connection.prepare<Row>(
    `SELECT ${columns} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${CHUNK_ROWS}`,
  );
  const chunks = inChunks(
    0,
    (after) => statement.all(after),
    (row) => row.key,
  );
  for await (const rows of chunks) yield* rows;
}

function sealedRecords(connection: Connection): Iterable<string> {
  for (const table of ['meta', 'settings']) {
    const rows = connection.prepare<{ name: string; record: string }>(`SELECT name, record FROM ${table}`);
    for (const row of rows.all()) openNamed(row.record, row.name);
  }
  for (const [table, key] of [
    ['changes', 'sequence'],
    ['audit', 'key'],
  ] as const) {
    const rows = connection.prepare<{ key: number; record: string }>(
      `SELECT ${key} AS key, record FROM ${table}`,
    );
    for (const row of rows.all()) openJson(row.record, `${table} ${row.key}`);
  }
  return [];
}

interface RevisionRow {
  readonly key: RevisionId;
  readonly guid: UpdateId;
  readonly number: number;
  readonly summary: string;
  readonly record: string;
  readonly core: Uint8Array | null;
  readonly details: Uint8Array | null;
  readonly document: Uint8Array | null;
}

async function* revisions(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<RevisionRow>(
    connection,
    `r.id AS key, u.guid, r.number, r.summary, r.record, c.body AS core, f.body AS details, d.body AS document`,
    `revisions r JOIN updates u ON u.key = r.update_key LEFT JOIN core_fragments c ON c.revision_id = r.id
       LEFT JOIN detail_fragments f ON f.revision_id = r.id LEFT JOIN documents d ON d.revision_id = r.id`,
    'r.id',
  );
  for await (const row of rows) {
    const subject = `revision ${row.key}`;
    const record = unpackIndexRecord(row.key, row.record);
    const summary = openJson<StoredSummary>(row.summary, subject);
    if (record.updateId !== row.guid || record.revisionNumber !== row.number)
      yield `${subject} has two identities`;
    if (summary.updateId !== row.guid || summary.revisionNumber !== row.number)
      yield `${subject} has another's summary`;
    if (row.core === null || row.details === null || row.document === null) yield `${subject} is not whole`;
    else {
      if (unpack(row.core, subject).length !== record.coreSize)
        yield `${subject} has a core fragment of another size`;
      unpack(row.details, subject);
      unpack(row.document, subject);
    }
  }
}

interface UpdateRow {
  readonly key: number;
  readonly guid: UpdateId;
  readonly type: string;
  readonly deployable: number;
  readonly expired: number;
  readonly declined: number;
  readonly arrived: number;
  readonly severity: string | null;
  readonly title_folded: string | null;
  readonly released: number | null;
  readonly gravity: number | null;
  readonly superseded: number;
  /** 1 when some update supersedes it. */
  readonly replaced: number;
  readonly decline: string | null;
  readonly latest: number | null;
  readonly newest: number | null;
  /** 1 when there is some revision of it. */
  readonly revised: number;
  /** 1 when some revision of it was removed. */
  readonly removed: number;
  readonly summary: string | null;
  readonly words: Uint8Array | null;
}

async function* updates(connection: Connection): AsyncIterable<string> {
  const kbs = connection.prepare<{ kb: string }>(
    'SELECT kb FROM update_kbs WHERE update_key = ? ORDER BY kb',
  );
  const rows = rowsOf<UpdateRow>(
    connection,
    `u.key, u.guid, u.type, u.deployable, u.expired, u.declined, u.arrived, u.severity, u.title_folded, u.released, u.gravity, u.superseded, d.record AS decline, u.latest, r.summary, s.body AS words,
       (SELECT n.id FROM revisions n WHERE n.update_key = u.key AND ${isPublished('n.id')}
         ORDER BY n.number DESC LIMIT 1) AS newest,
       EXISTS (SELECT 1 FROM supersessions n WHERE n.superseded = u.guid) AS replaced,
       EXISTS (SELECT 1 FROM revisions n WHERE n.update_key = u.key) AS revised,
       EXISTS (SELECT 1 FROM removed_revisions n WHERE n.update_key = u.key) AS removed`,
    `updates u LEFT JOIN revisions r ON r.id = u.latest LEFT JOIN search_texts s ON s.update_key = u.key
       LEFT JOIN declines d ON d.update_key = u.key`,
    'u.key',
  );
  const relations = ['category FROM update_categories', 'superseded FROM supersessions'].map((source) =>
    connection.prepare<{ id: string }>(
      `SELECT ${source.replace(' FROM', ' AS id FROM')} WHERE update_key = ? ORDER BY 1`,
    ),
  );
  for await (const row of rows) {
    const subject = `update ${row.guid}`;
    if (row.latest === null && row.newest === null) {
      // All of it is staged or removed: it is listed and found by nothing.
      const named = [...kbs.all(row.key), ...relations.flatMap((relation) => relation.all(row.key))];
      const traces = [row.type, row.words, row.removed === 1 ? null : row.decline, ...named];
      if ((row.revised === 0 && row.removed === 0) || traces.some((trace) => trace !== null))
        yield `${subject} is neither listed nor staged nor removed`;
      continue;
    }
    if (row.latest !== row.newest || row.summary === null || row.words === null) {
      yield `${subject} is not listed by its latest revision`;
      continue;
    }
    unpack(row.words, subject);
    const summary = openJson<StoredSummary>(row.summary, subject);
    const decline = row.decline === null ? undefined : openJson<StoredDecline>(row.decline, subject);
    const listed = [
      row.type,
      row.deployable,
      row.expired,
      row.declined,
      row.arrived,
      row.severity,
      row.title_folded,
      row.released,
      row.gravity,
      row.superseded,
      ...kbs.all(row.key).map(({ kb }) => kb),
      ...relations.flatMap((relation) => relation.all(row.key).map(({ id }) => id)),
    ];
    const expected = [
      summary.type,
      summary.explicitlyDeployable ? 1 : 0,
      summary.expired ? 1 : 0,
      decline?.declined ? 1 : 0,
      summary.importedAt,
      summary.severity ?? null,
      ...sortedBy(summary),
      row.replaced,
      ...[...new Set(summary.kbArticleIds)].sort(),
      ...summary.categories.toSorted(),
      ...summary.supersedes.toSorted(),
    ];
    if (listed.join() !== expected.join()) yield `${subject} is listed as something else than it is`;
  }
}

async function* descriptions(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; body: Uint8Array; used: number }>(
    connection,
    `d.key, d.body, EXISTS (SELECT 1 FROM updates WHERE description = d.key)
       OR EXISTS (SELECT 1 FROM staged_parts WHERE description = d.key) AS used`,
    'descriptions d',
    'd.key',
  );
  for await (const { key, body, used } of rows) {
    unpack(body, `description ${key}`);
    if (used === 0) yield `description ${key} is of no update`;
  }
  const astray = connection.prepare<{ guid: UpdateId }>(
    'SELECT guid FROM updates WHERE description IS NOT NULL AND description NOT IN (SELECT key FROM descriptions)',
  );
  for (const { guid } of astray.all()) yield `the description of update ${guid} is not there`;
}

async function* files(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; sha1: Uint8Array; record: string }>(
    connection,
    'key, sha1, record',
    'files',
  );
  for await (const row of rows) {
    const { sha1 } = openJson<UpdateFile>(row.record, `file ${row.key}`);
    if (Buffer.from(row.sha1).toString('hex') !== sha1.toLowerCase())
      yield `file ${sha1} is listed under another digest`;
  }
  const named = connection.prepare<{ revision_id: number; variant: string }>(
    'SELECT revision_id, variant FROM revision_files WHERE variant IS NOT NULL',
  );
  for (const row of named.all()) openJson(row.variant, `a file of revision ${row.revision_id}`);
}

interface DeploymentRow {
  readonly key: number;
  readonly guid: UpdateId;
  readonly group_id: GroupId;
  readonly approves: number;
  readonly ended: number | null;
  readonly record: string;
}

async function* deployments(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<DeploymentRow>(
    connection,
    'd.id AS key, u.guid, d.group_id, d.approves, d.ended, d.record',
    'deployments d JOIN updates u ON u.key = d.update_key',
    'd.id',
  );
  for await (const row of rows) {
    const record = openJson<StoredDeployment>(row.record, `deployment ${row.key}`);
    const listed = [row.guid, row.group_id, row.approves, row.ended];
    const approves = record.action === 'NotApproved' ? 0 : 1;
    const expected = [record.updateId, record.groupId, approves, record.endedSequence ?? null];
    if (listed.join() !== expected.join())
      yield `deployment ${row.key} is listed as something else than it is`;
  }
}

interface GroupRow {
  readonly id: GroupId;
  readonly parent: GroupId | null;
  readonly name_folded: string;
  readonly record: string;
}

function* groups(connection: Connection): Iterable<string> {
  const rows = connection.prepare<GroupRow>(
    `SELECT g.id, p.id AS parent, g.name_folded, g.record FROM target_groups g
       LEFT JOIN target_groups p ON p.key = g.parent_key`,
  );
  for (const row of rows.all()) {
    const group = openJson<TargetGroup>(row.record, `group ${row.id}`);
    const expected = [group.id, group.parentId, folded(group.name)];
    if ([row.id, row.parent, row.name_folded].join() !== expected.join()) {
      yield `group ${row.id} is listed as something else than it is`;
    }
  }
}

interface ComputerRow {
  readonly key: number;
  readonly id: string;
  readonly name_folded: string;
  readonly label_folded: string;
  readonly archived_at: number | null;
  readonly cloned_at: number | null;
  readonly os_version: number | null;
  readonly last_contact: number | null;
  readonly last_scan: number | null;
  readonly last_report: number | null;
  readonly group_set: string | null;
  readonly record: string;
}

async function* computers(connection: Connection): AsyncIterable<string> {
  const requested = connection.prepare<{ name: string }>(
    'SELECT name FROM requested_groups WHERE computer_key = ? ORDER BY name_folded',
  );
  const groupSet = groupSetOf(connection);
  const rows = rowsOf<ComputerRow>(
    connection,
    `key, id, name_folded, label_folded, archived_at, cloned_at, os_version, last_contact, last_scan, last_report,
      group_set, record`,
    'computers',
  );
  for await (const row of rows) {
    const computer = openJson<StoredComputer>(row.record, `computer ${row.id}`);
    const listed = [row.name_folded, row.label_folded, row.archived_at, row.cloned_at, row.os_version];
    const expected = [computer.id, ...listedAs(computer)];
    const moments = [row.last_contact, row.last_scan, row.last_report];
    if ([row.id, ...listed, ...moments].join() !== expected.join()) {
      yield `computer ${row.id} is listed as something else than it is`;
    }
    const names = new Set(requested.all(row.key).map((request) => folded(request.name)));
    const wanted = new Set(computer.requestedGroups.map(folded));
    if (names.size !== wanted.size || [...wanted].some((group) => !names.has(group))) {
      yield `computer ${row.id} asks for other groups than are listed`;
    }
    const groups = groupSet(row.key);
    if (groups === '') yield `computer ${row.id} is in no group`;
    if (row.group_set !== groups) yield `computer ${row.id} is counted in other groups than it is in`;
  }
}

interface EventRow {
  readonly key: number;
  readonly instance_id: string | Uint8Array;
  readonly received_at: number;
  readonly record: string;
}

async function* events(connection: Connection): AsyncIterable<string> {
  let count = 0;
  const rows = rowsOf<EventRow>(connection, 'key, instance_id, received_at, record', 'events');
  for await (const row of rows) {
    count += 1;
    const record = openJson<StoredEvent>(row.record, `event ${row.key}`);
    const same = Buffer.from(packGuid(record[0])).equals(Buffer.from(row.instance_id));
    if (!same || record[5] !== row.received_at)
      yield `event ${row.key} is listed as something else than it is`;
  }
  const tally = connection
    .prepare<{ value: number }>("SELECT value FROM tallies WHERE name = 'events'")
    .get()?.value;
  if (tally !== count) yield `there are ${count} events, but ${tally} were counted`;
}

/** What every stored value says of itself, against what it is found by. */
export const RECORD_CHECKS: readonly Check[] = [
  sealedRecords,
  revisions,
  updates,
  descriptions,
  files,
  deployments,
  groups,
  computers,
  events,
];
