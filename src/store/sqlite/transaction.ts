import type { RevisionId } from '#update';
import { storeFailures } from '../failures.ts';
import type { Connection } from './connection.ts';
import { sealJson } from './packing.ts';
import { UpdateKeys } from './update-keys.ts';

/** Entries of the change log that no other node has to follow are kept for this many writes. */
const UNFOLLOWED_KEPT = 10_000;

/** The one connection that writes, and what the transaction on it has done so far. */
export class Transaction {
  readonly connection: Connection;
  readonly keys: UpdateKeys;
  /** The sequence of the last committed write. */
  #committed: number;
  #followed: Record<string, string[]> = {};
  #counted: Record<string, number> = {};
  #tallies: Record<string, number> = {};
  /** Keys of updates that are listed no more since this transaction. */
  readonly unlisted = new Set<number>();

  constructor(connection: Connection) {
    this.connection = connection;
    this.keys = new UpdateKeys(connection);
    this.#committed = this.#lastWritten();
  }

  #lastWritten(): number {
    const tally = "SELECT value FROM tallies WHERE name = 'sequence'";
    return this.connection.prepare<{ value: number }>(tally).get()?.value ?? 0;
  }

  /** Goes on after a write of another connection of which it is not known whether it was committed. */
  catchUp(): void {
    this.#committed = this.#lastWritten();
  }

  get nextSequence(): number {
    return this.#committed + 1;
  }

  /** The sequence of the last committed write. */
  get committed(): number {
    return this.#committed;
  }

  /** Goes on after writes that another connection committed. */
  goOnAfter(sequence: number): void {
    this.#committed = sequence;
  }

  begin(): void {
    this.connection.begin();
    this.#followed = {};
    this.#counted = {};
    this.#tallies = {};
    this.unlisted.clear();
  }

  /** Throws `store/write-ended` when no transaction is open. Every write begins with it. */
  mustBeOpen(): void {
    if (!this.connection.inTransaction) throw storeFailures.fail('write-ended', {});
  }

  /** Notes a change that other nodes have to follow: approvals, declines, groups, settings. */
  follow(verb: string, subject: string): void {
    (this.#followed[verb] ??= []).push(subject);
  }

  /** Notes a new revision. Their ids follow one another, so first and last say them all. */
  followRevision(id: RevisionId): void {
    const first = this.#followed['revisions']?.[0] ?? String(id);
    this.#followed['revisions'] = [first, String(id)];
  }

  /** Notes that nothing of an update is published any more. */
  unlist(updateKey: number): void {
    this.keys.remove(updateKey);
    this.unlisted.add(updateKey);
  }

  /** Notes changes that other nodes read from the database when they need them. */
  count(verb: string, times = 1): void {
    this.#counted[verb] = (this.#counted[verb] ?? 0) + times;
  }

  /** Moves a number that is kept by difference. */
  tally(name: string, by: number): void {
    this.#tallies[name] = (this.#tallies[name] ?? 0) + by;
  }

  commit(at: number): void {
    const sequence = this.nextSequence;
    const followed = Object.keys(this.#followed).length > 0;
    this.connection
      .prepare('INSERT INTO changes (sequence, followed, record) VALUES (?, ?, ?)')
      .run(sequence, followed ? 1 : 0, sealJson({ at, ...this.#followed, ...this.#counted }));
    this.connection
      .prepare('DELETE FROM changes WHERE sequence = ? AND followed = 0')
      .run(sequence - UNFOLLOWED_KEPT);
    const move = this.connection.prepare('UPDATE tallies SET value = value + ? WHERE name = ?');
    move.run(1, 'sequence');
    for (const [name, by] of Object.entries(this.#tallies)) move.run(by, name);
    this.connection.commit();
    this.#committed = sequence;
  }

  rollback(): void {
    this.connection.rollback();
    this.keys.clear();
  }
}
