import { createHash } from 'node:crypto';
import type { UpdateId } from '#update';
import { MOST_ROWS } from './limits.ts';

/** The state of one update on one computer, in the numbers of MS-WSUSSS 3.1.4.17.3.4. */
export interface StatusRow {
  readonly updateId: UpdateId;
  readonly state: number;
  readonly changedAt: number;
}

/** What is remembered of a status that was told. */
export interface StatusMark {
  /** Digest of all its rows. */
  readonly rows: string;
  /** Digest of which updates it is about. */
  readonly updates: string;
  /** Whatever changes later has a later time than this. */
  readonly since: number;
}

export interface StatusNews {
  /** `rows` is the whole status; otherwise what changed. */
  readonly isFull: boolean;
  readonly rows: readonly StatusRow[];
}

/**
 * `reportedAt` is when the computer last reported everything. Single events can come late and out of order, but one that is older
 * than that report counts for nothing any more (changes/derive-status.ts).
 */
export function markOf(status: readonly StatusRow[], reportedAt: number): StatusMark {
  const newestAt = status.reduce((newest, { changedAt }) => Math.max(newest, changedAt), 0);
  // Of a computer below, the report may be known before its status is.
  return { rows: rowsOf(status), updates: updatesOf(status), since: Math.min(newestAt, reportedAt) };
}

/**
 * What is to be told of a status after `told`; undefined when nothing is new. Changes can say that an update has another state or is new,
 * but not that it is gone: then everything is told again, as at the first time.
 */
export function statusNews(
  status: readonly StatusRow[],
  told: StatusMark | undefined,
): StatusNews | undefined {
  if (told === undefined) return { isFull: true, rows: status };
  if (rowsOf(status) === told.rows) return undefined;
  const changed = status.filter(({ changedAt }) => changedAt > told.since);
  const rest = status.filter(({ changedAt }) => changedAt <= told.since);
  const isAllThere = updatesOf(status) === told.updates || updatesOf(rest) === told.updates;
  return isAllThere ? { isFull: false, rows: changed } : { isFull: true, rows: status };
}

/** The newest rows, as many as are told of one computer. */
export function newestRows(status: readonly StatusRow[]): readonly StatusRow[] {
  if (status.length <= MOST_ROWS) return status;
  return status.toSorted((left, right) => right.changedAt - left.changedAt).slice(0, MOST_ROWS);
}

/** Enough to tell whether something changed: chances of a mistake are 1 in 2^48. */
export function shortDigest(text: string): string {
  return createHash('sha1').update(text).digest('base64').slice(0, 8);
}

function rowsOf(status: readonly StatusRow[]): string {
  const rows = status.map(({ updateId, state, changedAt }) => `${updateId} ${state} ${changedAt}`);
  return shortDigest(rows.sort().join('\n'));
}

function updatesOf(status: readonly StatusRow[]): string {
  return shortDigest(
    status
      .map(({ updateId }) => updateId)
      .sort()
      .join('\n'),
  );
}
