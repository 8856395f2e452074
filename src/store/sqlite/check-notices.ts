import type { Check } from './check.ts';
import { rowsOf } from './check-records.ts';
import type { Connection } from './connection.ts';
import { hasFailed, type StoredNotice } from './notices.ts';
import { openJson } from './packing.ts';

async function* columns(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{
    key: number;
    subscription: string;
    occasion: string;
    at: number;
    state: string;
    failed: number;
    record: string;
  }>(connection, 'id AS key, subscription, occasion, due_at AS at, state, failed, record', 'notices', 'id');
  for await (const row of rows) {
    const notice = openJson<StoredNotice>(row.record, `notice ${row.key}`);
    const { subscription, occasion, dueAt, state } = notice;
    if (
      subscription !== row.subscription ||
      occasion !== row.occasion ||
      dueAt !== row.at ||
      state !== row.state ||
      Number(hasFailed(notice)) !== row.failed
    )
      yield `notice ${row.key} is listed as something else than it is`;
  }
}

/** What the table of 0012 says of itself, against what it is found by. */
export const NOTICE_CHECKS: readonly Check[] = [columns];
