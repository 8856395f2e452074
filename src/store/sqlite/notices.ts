import { storeFailures } from '../failures.ts';
import type { NoticeReader, NoticeRecord, NoticeWriter } from '../notice-port.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `notices.record` holds; the columns beside it are what rows are found by. */
export type StoredNotice = Omit<NoticeRecord, 'id'>;

interface Row {
  readonly id: number;
  readonly record: string;
}

function toNotice({ id, record }: Row): NoticeRecord {
  return { id, ...openJson<StoredNotice>(record, `notice ${id}`) };
}

/** Nobody got it, or not everybody. */
export function hasFailed({ failure, refused }: StoredNotice): boolean {
  return failure !== undefined || refused !== undefined;
}

/** Reads what is sent and was sent. */
export function noticeReads(connection: Connection): NoticeReader {
  // A condition that is left out is given as null and narrows nothing.
  const where = 'WHERE coalesce(subscription = ?, 1) AND coalesce(state = ?, 1) AND failed >= ?';
  const page = connection.prepare<Row>(
    `SELECT id, record FROM notices ${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const total = connection.prepare<{ total: number }>(`SELECT count(*) AS total FROM notices ${where}`);
  const open = connection.prepare<Row>(
    "SELECT id, record FROM notices WHERE state IN ('waiting', 'sending') ORDER BY id",
  );
  const latest = connection.prepare<Row>(
    "SELECT max(id) AS id, record FROM notices WHERE occasion = 'due' GROUP BY subscription ORDER BY id",
  );
  return {
    async notices({ limit, offset, subscription = null, state = null, failed = false }) {
      const narrowed = [subscription, state, failed ? 1 : 0];
      const items = page.all(...narrowed, limit, offset).map(toNotice);
      return { items, total: total.get(...narrowed)!.total };
    },
    async openNotices() {
      return open.all().map(toNotice);
    },
    async latestNotices() {
      return latest.all().map(toNotice);
    },
  };
}

/** Keeps what is sent. */
export function noticeWrites(transaction: Transaction): NoticeWriter {
  const { connection } = transaction;
  const insert = connection.prepare(
    'INSERT INTO notices (subscription, occasion, due_at, state, failed, record) VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING',
  );
  const rewrite = connection.prepare('UPDATE notices SET state = ?, failed = ?, record = ? WHERE id = ?');
  const forget = connection.prepare(
    "DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE due_at < ? AND state IN ('sent', 'given-up') ORDER BY due_at LIMIT ?)",
  );
  return {
    async addNotice(notice) {
      transaction.mustBeOpen();
      const stored: StoredNotice = { ...notice, state: 'waiting', attempts: 0 };
      const { subscription, occasion, dueAt, state } = stored;
      const { changes, lastId } = insert.run(subscription, occasion, dueAt, state, sealJson(stored));
      if (changes === 0) return undefined;
      transaction.count('notices');
      return { id: lastId, ...stored };
    },
    async putNotice({ id, ...notice }) {
      transaction.mustBeOpen();
      const { changes } = rewrite.run(
        notice.state,
        hasFailed(notice) ? 1 : 0,
        sealJson(notice satisfies StoredNotice),
        id,
      );
      if (changes === 0) throw storeFailures.fail('unknown-entry', { subject: `notice ${id}` });
      transaction.count('notices');
    },
    async forgetNotices(before, limit) {
      transaction.mustBeOpen();
      const { changes } = forget.run(before, limit);
      if (changes > 0) transaction.count('notices', changes);
      return changes;
    },
  };
}
