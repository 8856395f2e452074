import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { storeFailures } from '../failures.ts';

export type SqlValue = null | number | string | Uint8Array;

export interface RunResult {
  readonly changes: number;
  readonly lastId: number;
}

/** A statement that was prepared once. Its errors are failures of the store where the cause is one of ours. */
export class Statement<Row> {
  readonly #connection: Connection;
  readonly #statement: StatementSync;

  constructor(connection: Connection, statement: StatementSync) {
    this.#connection = connection;
    this.#statement = statement;
  }

  get(...values: readonly SqlValue[]): Row | undefined {
    try {
      return this.#statement.get(...values) as Row | undefined;
    } catch (error) {
      throw this.#connection.failed(error);
    }
  }

  all(...values: readonly SqlValue[]): Row[] {
    try {
      return this.#statement.all(...values) as Row[];
    } catch (error) {
      throw this.#connection.failed(error);
    }
  }

  /** As `all`, each row an array of its columns: of very many small rows that takes half the time. */
  arrays(...values: readonly SqlValue[]): Row[] {
    try {
      this.#statement.setReturnArrays(true);
      try {
        return this.#statement.all(...values) as unknown as Row[];
      } finally {
        this.#statement.setReturnArrays(false);
      }
    } catch (error) {
      throw this.#connection.failed(error);
    }
  }

  run(...values: readonly SqlValue[]): RunResult {
    try {
      const result = this.#statement.run(...values);
      return { changes: Number(result.changes), lastId: Number(result.lastInsertRowid) };
    } catch (error) {
      throw this.#connection.failed(error);
    }
  }
}

/** One connection to a database file, with each statement prepared once. */
export class Connection {
  readonly path: string;
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, Statement<unknown>>();
  #open = true;
  /** The first error since the transaction began: such a transaction is never committed. */
  #broken: unknown;
  #begun = 0;

  /** Opens the file. Throws `store/damaged` for a file that is no database, `store/inaccessible` for one that cannot be opened. */
  constructor(path: string, options: { readonly readOnly?: boolean; readonly timeout?: number } = {}) {
    this.path = path;
    try {
      this.database = new DatabaseSync(path, {
        readOnly: options.readOnly ?? false,
        timeout: options.timeout ?? 500,
      });
    } catch (error) {
      throw translate(error, path);
    }
  }

  /** The statement of that text, prepared on first use and kept. */
  prepare<Row = never>(sql: string): Statement<Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (!this.#open) throw storeFailures.fail('closed', { subject: this.path });
      try {
        statement = new Statement<unknown>(this, this.database.prepare(sql));
      } catch (error) {
        throw this.failed(error);
      }
      this.#statements.set(sql, statement);
    }
    return statement as Statement<Row>;
  }

  /** Runs statements that give no rows. */
  execute(sql: string): void {
    try {
      this.database.exec(sql);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** A pragma's single value. */
  pragma(name: string): unknown {
    return Object.values(this.prepare<object>(`PRAGMA ${name}`).get() ?? {})[0];
  }

  get inTransaction(): boolean {
    return this.#open && this.database.isTransaction;
  }

  begin(): void {
    this.#broken = undefined;
    this.prepare('BEGIN IMMEDIATE').run();
    this.#begun += 1;
  }

  /** The number of the transaction that is open; 0 while none is. What was read in it holds until it is written in it. */
  get turn(): number {
    return this.inTransaction ? this.#begun : 0;
  }

  /** Makes the transaction durable, or throws and leaves it to be rolled back. */
  commit(): void {
    // After a failed statement a half of some change may be there, whatever the caller made of the error.
    if (this.#broken !== undefined) throw this.#broken;
    this.prepare('COMMIT').run();
  }

  rollback(): void {
    // SQLite rolls back by itself when the disk is full or fails.
    if (this.inTransaction) this.prepare('ROLLBACK').run();
  }

  /** The failure to throw for an error of SQLite. */
  failed(error: unknown): unknown {
    const failure = this.#open
      ? translate(error, this.path)
      : storeFailures.fail('closed', { subject: this.path });
    this.#broken ??= failure;
    return failure;
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.database.close();
  }
}

/** Result codes of SQLite that mean something to a person; the low byte of the extended code. */
const CODES = {
  5: 'in-use',
  8: 'inaccessible',
  10: 'inaccessible',
  11: 'damaged',
  13: 'disk-full',
  14: 'inaccessible',
  26: 'damaged',
} as const;

function translate(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  // An integer that no code of ours wrote: only damage makes one.
  if (code === 'ERR_OUT_OF_RANGE') return storeFailures.fail('damaged', { subject: path, cause: error });
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return error;
  const name = CODES[(errcode & 0xff) as keyof typeof CODES];
  if (name === undefined) return error;
  return storeFailures.fail(name, { subject: path, detail: error.message, cause: error });
}
