import { isPerson } from '#base';
import type { UpdateId } from '#update';
import type { DecidedDeployment, NewDecision } from '../../decision-port.ts';
import type { StoredAuditEntry } from '../../port.ts';
import type { Connection } from '../connection.ts';
import type { StoredDeployment } from '../deployments.ts';
import { openJson, sealJson } from '../packing.ts';
import type { Migration } from './migrate.ts';

// Who decided what:
//
//   updates ── decisions       id ── one update, one group or 'server', by whom, before and after
//     ├─ holds                 of each update that was ever held: until when, or that it is over, and since when
//     └─ awaited_eulas         approvals that wait for licence terms, by update and group
//
// Decisions of the time before are read from the deployments and the audit log.

export const decisions: Migration = {
  version: 5,
  sql: `
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  update_key INTEGER NOT NULL REFERENCES updates (key),
  scope TEXT NOT NULL,
  person INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX decisions_by_update ON decisions (update_key, scope, id);
CREATE TABLE holds (
  update_key INTEGER PRIMARY KEY REFERENCES updates (key),
  until INTEGER,
  record TEXT NOT NULL
);
CREATE TABLE awaited_eulas (
  update_key INTEGER NOT NULL REFERENCES updates (key),
  group_id TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (update_key, group_id)
) WITHOUT ROWID;
`,
  fill,
};

interface Old {
  readonly key: number;
  readonly decision: NewDecision;
}

function fill(connection: Connection): void {
  const insert = connection.prepare(
    'INSERT INTO decisions (update_key, scope, person, record) VALUES (?, ?, ?, ?)',
  );
  const all = [...approvals(connection), ...declines(connection)];
  all.sort((one, other) => one.decision.at - other.decision.at);
  for (const { key, decision } of all)
    insert.run(key, decision.scope, isPerson(decision.actor) ? 1 : 0, sealJson(decision));
}

function* approvals(connection: Connection): Iterable<Old> {
  const rows = connection
    .prepare<{ id: number; key: number; record: string }>(
      'SELECT id, update_key AS key, record FROM deployments ORDER BY id',
    )
    .all();
  const inForce = new Map<string, DecidedDeployment>();
  for (const { id, key, record } of rows) {
    const stored = openJson<StoredDeployment>(record, `deployment ${id}`);
    const { updateId, groupId, action, deadline, author, reason, rule, createdAt } = stored;
    const deployment: DecidedDeployment = {
      groupId,
      action,
      ...(deadline === undefined ? {} : { deadline }),
      author,
      ...(reason === undefined ? {} : { reason }),
      ...(rule === undefined ? {} : { rule }),
    };
    const place = `${key} ${groupId}`;
    const before = inForce.get(place);
    inForce.set(place, deployment);
    const decision: NewDecision = {
      updateId,
      scope: groupId,
      verb: action === 'NotApproved' ? 'not-approved' : 'approve',
      // The name that an upstream gave is none of this server's.
      actor: stored.upstreamGuid === undefined ? author : 'sync',
      at: createdAt,
      ...(reason === undefined ? {} : { reason }),
      ...(rule === undefined ? {} : { rule }),
      before: before === undefined ? {} : { deployments: [before] },
      after: { deployments: [deployment] },
    };
    yield { key, decision };
  }
}

function* declines(connection: Connection): Iterable<Old> {
  const keyOf = connection.prepare<{ key: number }>('SELECT key FROM updates WHERE guid = ?');
  const page = connection.prepare<{ key: number; record: string }>(
    'SELECT key, record FROM audit WHERE key > ? ORDER BY key LIMIT 1000',
  );
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)!.key)) {
    for (const row of rows) {
      const { verb, actor, at, details } = openJson<StoredAuditEntry>(row.record, `audit ${row.key}`);
      if (verb !== 'decline' && verb !== 'undecline') continue;
      const updateId = details['updateId'] as UpdateId;
      const key = keyOf.get(updateId)?.key;
      if (key === undefined) continue;
      const declined = verb === 'decline';
      const before = { declined: !declined };
      yield {
        key,
        decision: { updateId, scope: 'server', verb, actor, at, before, after: { declined } },
      };
    }
  }
}
