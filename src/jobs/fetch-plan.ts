import type { Failure } from '#base';
import type { FetchRecord } from '#store';
import type { Need } from './content-needs.ts';

/** Higher first. */
export const PRIORITIES: Readonly<Record<FetchRecord['reason'], number>> = {
  client: 100,
  person: 80,
  downstream: 60,
  approved: 40,
  everything: 20,
};

const MINUTE = 60_000;
const LONGEST_PAUSE = 6 * 60 * MINUTE;
/** After so many in a row only a person can start it again. */
const MOST_ATTEMPTS = 10;

/** What has to be written so that the queue says what is wanted and not here. */
export interface QueueChange {
  readonly put: readonly FetchRecord[];
  /** SHA-1s. */
  readonly drop: readonly string[];
}

/**
 * Brings the queue in line with what is needed. `needed` has the files that the policy wants by itself, `isMissing`
 * answers for those and for what is in the queue. What was asked for by a person or a server stays until it is here;
 * what nobody needs any more goes.
 */
export function planQueue(
  queue: ReadonlyMap<string, FetchRecord>,
  needed: ReadonlyMap<string, Need>,
  isMissing: (sha1: string) => boolean,
  now: number,
): QueueChange {
  const put: FetchRecord[] = [];
  const drop: string[] = [];
  for (const [sha1, reason] of needed) {
    if (!isMissing(sha1)) continue;
    const record = wanted(queue.get(sha1), sha1, reason, now);
    if (record !== queue.get(sha1)) put.push(record);
  }
  for (const { sha1, reason } of queue.values()) {
    const lasts = reason === 'person' || reason === 'downstream' || needed.has(sha1);
    if (!lasts || !isMissing(sha1)) drop.push(sha1);
  }
  return { put, drop };
}

/** The record of a file that is wanted for that reason; the very one there is when it says so already. */
export function wanted(
  record: FetchRecord | undefined,
  sha1: string,
  reason: FetchRecord['reason'],
  now: number,
): FetchRecord {
  const priority = PRIORITIES[reason];
  if (record === undefined)
    return { sha1, priority, reason, requestedAt: now, attempts: 0, nextAttemptAt: 0 };
  const raised = record.priority < priority ? { ...record, priority, reason } : record;
  // A client that comes back every minute must not undo the pauses; a person may.
  return reason === 'person' ? renewed(raised) : raised;
}

/** As if it had never been tried: due at once. */
export function renewed(record: FetchRecord): FetchRecord {
  if (record.failure === undefined && record.attempts === 0 && record.nextAttemptAt === 0) return record;
  const { failure: _failure, givenUp: _givenUp, ...rest } = record;
  return { ...rest, attempts: 0, nextAttemptAt: 0 };
}

/**
 * The record after an attempt that failed: the next follows after 1, 2, 4 … minutes, 6 hours at the most, a fifth more or
 * less (`random` from 0 to 1), and none after the tenth.
 */
export function afterFailure(
  record: FetchRecord,
  failure: Failure,
  now: number,
  random: number,
): FetchRecord {
  const attempts = record.attempts + 1;
  const pause = Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_PAUSE) * (0.8 + 0.4 * random);
  return {
    ...record,
    attempts,
    nextAttemptAt: now + Math.round(pause),
    failure: told(failure, now),
    ...(attempts >= MOST_ATTEMPTS ? { givenUp: true } : {}),
  };
}

/** The record of a file that nobody is known to have. That is no attempt: it waits until somebody is. */
export function withoutSource(record: FetchRecord, failure: Failure, now: number): FetchRecord {
  return { ...record, nextAttemptAt: now + LONGEST_PAUSE, failure: told(failure, now) };
}

function told({ code, sentence, hint, detail }: Failure, at: number): NonNullable<FetchRecord['failure']> {
  return { code, message: sentence, hint, ...(detail === undefined ? {} : { detail }), at };
}

/** Those that may be tried now, the most urgent first. */
export function dueRecords(queue: Iterable<FetchRecord>, now: number): readonly FetchRecord[] {
  return [...queue]
    .filter(({ givenUp, nextAttemptAt }) => givenUp !== true && nextAttemptAt <= now)
    .sort(byUrgency);
}

/** The most urgent first, then the oldest. */
export function byUrgency(one: FetchRecord, other: FetchRecord): number {
  return (
    other.priority - one.priority || one.requestedAt - other.requestedAt || (one.sha1 < other.sha1 ? -1 : 1)
  );
}

/** When the next of them may be tried that may not now; undefined where none waits. */
export function nextDue(queue: Iterable<FetchRecord>, now: number): number | undefined {
  let next: number | undefined;
  for (const { givenUp, nextAttemptAt } of queue) {
    if (givenUp === true || nextAttemptAt <= now) continue;
    next = Math.min(next ?? nextAttemptAt, nextAttemptAt);
  }
  return next;
}
