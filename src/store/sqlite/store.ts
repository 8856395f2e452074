import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#base';
import { storeFailures } from '../failures.ts';
import type { ApartWork, Store, StoreIdentity, StoreWriter } from '../port.ts';
import { ApartThread } from './apart-thread.ts';
import { backupDatabase } from './backup.ts';
import { checkDatabase } from './check.ts';
import type { Connection } from './connection.ts';
import { createReader, createWriter } from './faces.ts';
import { readIdentity } from './identity.ts';
import type { LogFlush } from './log-flush.ts';
import { tendDatabase } from './tend.ts';
import { Transaction } from './transaction.ts';
import { UpdateKeys } from './update-keys.ts';

/** Rows that are written before the log is worked into the database: some megabytes of it. */
const ROWS_TO_CHECKPOINT = 5000;
/** Where a thread does that, SQLite itself begins at so many pages only: should the thread not get on, the log still has an end. */
const PAGES_AT_MOST = 32_000;

/** The store over two connections of one database that this process owns. `release` lets the directory go. */
export function createStore(parts: {
  readonly writing: Connection;
  readonly reading: Connection;
  readonly clock: Clock;
  readonly release: () => void;
  readonly expectsReports: boolean;
  /** Puts on the disk what was committed. Without it SQLite does that, in every COMMIT. */
  readonly log?: LogFlush | undefined;
}): Store {
  const { writing, reading, clock, release, log } = parts;
  const identity: StoreIdentity = readIdentity(reading);
  const transaction = new Transaction(writing);
  const writer = createWriter(transaction);
  const readerKeys = new UpdateKeys(reading);
  const reader = createReader(reading, readerKeys);
  const queue = new WriteQueue();
  const apart = new ApartThread(writing.path);
  if (parts.expectsReports) {
    apart.makeReady();
    writing.execute(`PRAGMA wal_autocheckpoint = ${PAGES_AT_MOST}`);
  }
  if (log !== undefined) writing.execute('PRAGMA synchronous = NORMAL');
  // What one commit brings into the log is worked into the database by the thread, where it runs: a scan would wait for it.
  const changes = writing.prepare<{ total: number }>('SELECT total_changes() AS total');
  let checkpointedAt = 0;
  function considerCheckpoint(): void {
    if (!parts.expectsReports) return;
    const { total } = changes.get()!;
    if (total - checkpointedAt < ROWS_TO_CHECKPOINT) return;
    checkpointedAt = total;
    // One that fails leaves the log as it is: the next one, or SQLite's own, takes it up.
    apart.checkpoint().catch(() => undefined);
  }
  /** Keys of updates that were taken off the lists here since the thread wrote last. */
  let unlistedHere: number[] = [];
  let closing: Promise<void> | undefined;

  async function run<T>(work: (tx: StoreWriter) => Promise<T>): Promise<T> {
    transaction.begin();
    try {
      const result = await work(writer);
      transaction.commit(clock.now());
      considerCheckpoint();
      for (const key of transaction.unlisted) readerKeys.remove(key);
      unlistedHere.push(...transaction.unlisted);
      // Before the next write begins: what that one looks at in memory has to be what is in the database.
      await log?.flush();
      return result;
    } catch (error) {
      transaction.rollback();
      throw error;
    }
  }

  async function runApart<Input, Result>(
    work: ApartWork<Input, Result>,
    given: Input | (() => Promise<Input>),
  ): Promise<Result> {
    const { module, name, from } = work;
    const input = typeof given === 'function' ? await (given as () => Promise<Input>)() : given;
    const { committed } = transaction;
    const job = { module, name, input, from, committed, unlisted: unlistedHere, at: clock.now() };
    unlistedHere = [];
    try {
      const done = await apart.run(job);
      transaction.goOnAfter(done.committed);
      for (const key of done.unlisted) {
        readerKeys.remove(key);
        transaction.keys.remove(key);
      }
      return done.result as Result;
    } catch (error) {
      // It may have been committed before the thread ended.
      transaction.catchUp();
      transaction.keys.clear();
      readerKeys.clear();
      throw error;
    }
  }

  return {
    ...reader,
    identity,
    async write(work) {
      if (closing !== undefined) throw storeFailures.fail('closed', { subject: writing.path });
      return queue.add(() => run(work));
    },
    async writeApart(work, input) {
      if (closing !== undefined) throw storeFailures.fail('closed', { subject: writing.path });
      return queue.add(() => runApart(work, input));
    },
    async check() {
      return queue.add(() => checkDatabase(writing));
    },
    async tend(step) {
      if (closing !== undefined) throw storeFailures.fail('closed', { subject: writing.path });
      if (step === 'log' && parts.expectsReports) {
        await queue.add(() => apart.checkpoint());
        return false;
      }
      return queue.add(async () => tendDatabase(writing, step));
    },
    async backup(path) {
      if (closing !== undefined) throw storeFailures.fail('closed', { subject: writing.path });
      await backupDatabase(reading.path, path);
    },
    async close() {
      closing ??= queue.add(async () => {
        await apart.close();
        reading.close();
        // Leaves one file behind, so that a copy of it alone is a copy of everything.
        writing.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
        await log?.close();
        writing.close();
        release();
      });
      try {
        await closing;
      } catch (error) {
        closing = undefined;
        throw error;
      }
    },
  };
}

/** One piece of work after the other, in the order they came. */
class WriteQueue {
  #last: Promise<unknown> = Promise.resolve();
  /** The work that the code asking now is a part of. */
  readonly #current = new AsyncLocalStorage<{ running: boolean }>();

  /** Throws `store/write-in-write` for work that is asked for by work which is still running: they would wait for each other. */
  async add<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore()?.running) throw storeFailures.fail('write-in-write', {});
    const place = { running: true };
    // SQLite works in this thread. Without a pause, one write after another would keep all input and output waiting.
    const result = this.#last.then(() => setImmediate()).then(() => this.#current.run(place, work));
    const ended = () => {
      place.running = false;
    };
    this.#last = result.then(ended, ended);
    return result;
  }
}
