import type { ComputerId, RevisionNumber, UpdateId } from '#update';
import type { ClientEvent, StoreReader, StoreWriter } from '../port.ts';
import { unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { openJson, packGuid, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What an event is read from. */
export interface EventRow {
  readonly key: number;
  readonly record: string;
}

/** An event as it is stored, without names: there are millions. Absent things are null. */
export type StoredEvent = readonly [
  instanceId: string,
  eventId: number,
  namespaceId: number,
  sourceId: number,
  timeAtTarget: number,
  receivedAt: number,
  updateId: UpdateId | null,
  revisionNumber: RevisionNumber | null,
  hresult: number,
  appName: string | null,
  replacementStrings: readonly string[],
  miscData: readonly string[],
];

/** Reads reported events. */
export function eventReads(connection: Connection): Pick<StoreReader, 'eventsOf'> {
  const total = connection.prepare<{ total: number }>(
    'SELECT count(*) AS total FROM events WHERE computer_id = ?',
  );
  // The index alone sorts, so that only the rows of the page are read.
  const page = connection.prepare<EventRow>(
    `SELECT key, record FROM events
      WHERE key IN (SELECT key FROM events WHERE computer_id = ? ORDER BY key DESC LIMIT ? OFFSET ?)
      ORDER BY key DESC`,
  );
  return {
    async eventsOf(id, { limit, offset }) {
      const packedId = packGuid(id);
      const items = page.all(packedId, limit, offset).map((row) => toEvent(id, row));
      return { items, total: total.get(packedId)!.total };
    },
  };
}

/** Throws `store/damaged`. */
export function toEvent(computerId: ComputerId, { key, record }: EventRow): ClientEvent {
  const stored = openJson<StoredEvent>(record, `event ${key}`);
  const [instanceId, eventId, namespaceId, sourceId, timeAtTarget, receivedAt] = stored;
  const [, , , , , , updateId, revisionNumber, hresult, appName, replacementStrings, miscData] = stored;
  return {
    instanceId,
    computerId,
    eventId,
    namespaceId,
    sourceId,
    timeAtTarget,
    receivedAt,
    ...(updateId === null ? {} : { updateId }),
    ...(revisionNumber === null ? {} : { revisionNumber }),
    hresult,
    ...(appName === null ? {} : { appName }),
    replacementStrings,
    miscData,
  };
}

/** Adds events once each, and forgets old ones. */
export function eventWrites(transaction: Transaction): Pick<StoreWriter, 'addEvents' | 'forgetEvents'> {
  const { connection } = transaction;
  const insert = connection.prepare(
    'INSERT OR IGNORE INTO events (computer_id, instance_id, received_at, record) VALUES (?, ?, ?, ?)',
  );
  const firstKept = connection.prepare<{ key: number }>(
    `SELECT key FROM (SELECT key, received_at FROM events ORDER BY key LIMIT ?)
      WHERE received_at >= ? ORDER BY key LIMIT 1`,
  );
  const remove = connection.prepare(
    'DELETE FROM events WHERE key IN (SELECT key FROM events WHERE key < ? ORDER BY key LIMIT ?)',
  );
  return {
    async addEvents(events) {
      transaction.mustBeOpen();
      const added: ClientEvent[] = [];
      for await (const event of unhurried(events)) {
        const { computerId, instanceId, receivedAt } = event;
        const values = [packGuid(computerId), packGuid(instanceId), receivedAt] as const;
        if (insert.run(...values, sealJson(stored(event))).changes > 0) added.push(event);
      }
      transaction.tally('events', added.length);
      transaction.count('events', added.length);
      return added;
    },
    async forgetEvents(receivedBefore, limit) {
      transaction.mustBeOpen();
      // Keys are given in the order of receipt, so the old events are at the beginning.
      const end = firstKept.get(limit, receivedBefore)?.key ?? Number.MAX_SAFE_INTEGER;
      const removed = remove.run(end, limit).changes;
      transaction.tally('events', -removed);
      transaction.count('forgotten events', removed);
      return removed;
    },
  };
}

function stored(event: ClientEvent): StoredEvent {
  return [
    event.instanceId,
    event.eventId,
    event.namespaceId,
    event.sourceId,
    event.timeAtTarget,
    event.receivedAt,
    event.updateId ?? null,
    event.revisionNumber ?? null,
    event.hresult,
    event.appName ?? null,
    event.replacementStrings,
    event.miscData,
  ];
}
