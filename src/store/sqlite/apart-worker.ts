import { parentPort, workerData } from 'node:worker_threads';
import { Failure, type FailureParts, partsOf } from '#base';
import type { ApartFunction, StoreWriter } from '../port.ts';
import { reopenWriter } from './database.ts';
import { createWriter } from './faces.ts';
import { Transaction } from './transaction.ts';

/** What the thread is started with. */
export interface ApartStart {
  readonly path: string;
}

export interface ApartJob {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
  /** Where it was asked for, for its audit entries. */
  readonly from: string | undefined;
  /** The sequence of the last committed write. */
  readonly committed: number;
  /** Keys of updates that another connection took off the lists since the last job: what is remembered of them is wrong. */
  readonly unlisted: readonly number[];
  /** The moment to be noted for the write. */
  readonly at: number;
}

/** Asks for the log to be worked into the database; the answer says how many pages of it there were. */
export interface CheckpointJob {
  readonly checkpoint: true;
}

/** What it answers. Failures lose their class on the way and go as their parts. */
export type ApartResult =
  | {
      readonly result: unknown;
      readonly committed: number;
      /** Keys of updates that it took off the lists. */
      readonly unlisted: readonly number[];
    }
  | { readonly failure: FailureParts }
  | { readonly error: unknown };

/** The functions of modules that were loaded. */
type Loaded = Readonly<Record<string, ApartFunction<unknown, unknown>>>;

// The thread of `writeApart`: it has a connection of its own to the same database, and writes only while nobody else does.
const connection = reopenWriter((workerData as ApartStart).path);
const transaction = new Transaction(connection);
const writer = createWriter(transaction);

/** The writer, whose audit entries say from where they were asked for. */
function placed(from: string): StoreWriter {
  const addAudit: StoreWriter['addAudit'] = (entry) => writer.addAudit({ from, ...entry });
  return Object.create(writer, { addAudit: { value: addAudit } }) as StoreWriter;
}

async function run({ module, name, input, from, committed, unlisted, at }: ApartJob): Promise<ApartResult> {
  for (const key of unlisted) transaction.keys.remove(key);
  const { [name]: work } = (await import(module)) as Loaded;
  if (work === undefined) throw new TypeError(`${module} exports no ${name}`);
  transaction.goOnAfter(committed);
  transaction.begin();
  try {
    const { result, unchanged } = await work(from === undefined ? writer : placed(from), input);
    if (unchanged === true) {
      transaction.rollback();
      return { result, committed: transaction.committed, unlisted: [] };
    }
    transaction.commit(at);
    return { result, committed: transaction.committed, unlisted: [...transaction.unlisted] };
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

function toAnswer(error: unknown): ApartResult {
  return error instanceof Failure ? { failure: partsOf(error) } : { error };
}

/** What others write meanwhile goes on; what they read still is left for the next time. */
function checkpoint(): ApartResult {
  const [row] = connection.prepare<{ log: number }>('PRAGMA wal_checkpoint(PASSIVE)').all();
  return { result: row?.log ?? 0, committed: transaction.committed, unlisted: [] };
}

parentPort?.on('message', (job: ApartJob | CheckpointJob) => {
  ('checkpoint' in job ? Promise.try(checkpoint) : run(job))
    .catch(toAnswer)
    .then((answer) => parentPort?.postMessage(answer));
});
