import { setImmediate } from 'node:timers/promises';

/** Rows read in one go before other work of the process gets its turn. */
export const CHUNK_ROWS = 500;

/** Rows written one by one in one go: some milliseconds of work. */
const WRITTEN_ROWS = 32;

/** Those items, with a turn for other work now and then. */
export async function* unhurried<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count % WRITTEN_ROWS === 0) await setImmediate();
  }
}

/**
 * All rows of a query in chunks, so that a long list does not stop everything else. `read` gives up to
 * CHUNK_ROWS rows after a place in their order; `placeOf` says where a row is.
 */
export async function* inChunks<Row, Place>(
  start: Place,
  read: (after: Place) => readonly Row[],
  placeOf: (row: Row) => Place,
): AsyncGenerator<readonly Row[], void, undefined> {
  for (let after = start; ; ) {
    const rows = read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK_ROWS) return;
    after = placeOf(rows.at(-1)!);
    await setImmediate();
  }
}
