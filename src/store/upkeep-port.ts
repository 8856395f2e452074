import type { RevisionId, UpdateId, UpdateIdentity } from '#update';
import type { Computer, Page } from './port.ts';

// The part of the port that housekeeping is about. `Store` in port.ts has all of it.

/** Why the metadata of a revision went: a newer one took its place, or nobody wants the whole update any more. */
export type RemovalReason = 'obsolete' | 'declined' | 'expired' | 'unheld';

/** What is remembered of a revision whose metadata was removed. */
export interface RemovedRevision extends UpdateIdentity {
  readonly removedAt: number;
  readonly reason: RemovalReason;
}

/** What a removal took away. */
export interface Removal {
  /** By ascending id. */
  readonly revisions: readonly (UpdateIdentity & { readonly id: RevisionId })[];
  /** Updates of which nothing is left. */
  readonly updateIds: readonly UpdateId[];
  /** Files that no revision names any more, upper-case hex SHA-1. */
  readonly files: readonly string[];
  /** Bytes of the database that others can use from now on. */
  readonly bytes: number;
}

/** One thing that housekeeping did, or a person for it. */
export interface UpkeepEntry {
  readonly id: number;
  readonly at: number;
  /** `decline-superseded`, `remove-metadata`, … */
  readonly task: string;
  /** How many things it was about; `items` may name fewer. */
  readonly count: number;
  /** Bytes that it freed, of the database and of the content. */
  readonly bytes: number;
  /** What went and why, in words. */
  readonly items: readonly UpkeepItem[];
  /** Until when it can be taken back; left out where it cannot. */
  readonly undoUntil?: number;
  readonly undoneAt?: number;
  readonly undoneBy?: string;
}

export interface UpkeepItem {
  /** Its id: an UpdateID, a computer's id, a SHA-1. */
  readonly id: string;
  /** For people: a title, a name. */
  readonly name: string;
  /** The whole reason with its figures, in a sentence. */
  readonly reason: string;
}

/** A file that is here and that nothing needs. */
export interface UnneededFile {
  /** Upper-case hex. */
  readonly sha1: string;
  readonly since: number;
}

/** How large the database is, in bytes. */
export interface DatabaseSize {
  readonly bytes: number;
  /** Of those: free for what comes. */
  readonly free: number;
  /** Free room can be given back to the disk. */
  readonly shrinks: boolean;
}

export interface UpkeepReader {
  /** Every revision that was removed and did not come back. */
  removedRevisions(): AsyncIterable<RemovedRevision>;
  /** Those of one update, by ascending number. */
  removedRevisionsOf(updateId: UpdateId): Promise<readonly RemovedRevision[]>;
  /** Of those updates that are declined: since when, milliseconds since 1970. */
  declinedSince(updateIds: readonly UpdateId[]): Promise<ReadonlyMap<UpdateId, number>>;
  /** Updates whose decline was taken back and that are not declined since: when that was. Only people take declines back. */
  takenBack(): Promise<ReadonlyMap<UpdateId, number>>;
  /** Bytes that the metadata of those revisions takes. */
  weightOf(ids: readonly RevisionId[]): Promise<number>;
  /** Every machine, archived ones too, in an order of the store's own; a walk over all of them that lets other work go on. */
  everyMachine(): AsyncIterable<Computer>;
  /** Newest first. */
  upkeepLog(page: { limit: number; offset: number; task?: string }): Promise<Page<UpkeepEntry>>;
  upkeepEntry(id: number): Promise<UpkeepEntry | undefined>;
  unneededFiles(): Promise<readonly UnneededFile[]>;
  databaseSize(): Promise<DatabaseSize>;
}

export interface UpkeepWriter {
  /**
   * Removes published revisions for good: documents, fragments, files that nobody else names, and of an update that goes whole
   * also what it is listed and found by, and what machines have to do about it. What was decided of such an update stays, and
   * so do its id here and a note of each revision, until it is added again. Ids that are not published are passed over.
   * Rejects with `store/still-listed` when an update would lose its latest revision and keep an older one.
   */
  removeRevisions(
    ids: readonly RevisionId[],
    why: { readonly at: number; readonly reason: RemovalReason },
  ): Promise<Removal>;
  addUpkeepEntry(entry: Omit<UpkeepEntry, 'id'>): Promise<UpkeepEntry>;
  /** Notes that it was taken back. */
  markUndone(id: number, at: number, by: string): Promise<void>;
  /** Removes entries of before that time, `limit` at the most. Resolves with how many. */
  forgetUpkeepEntries(before: number, limit: number): Promise<number>;
  /** Notes files as unneeded since then; those that are noted already keep their time. */
  putUnneededFiles(files: readonly UnneededFile[]): Promise<void>;
  removeUnneededFiles(sha1s: readonly string[]): Promise<void>;
}

/** The database's own upkeep, outside of every transaction; each step is some milliseconds of work. */
export type UpkeepStep =
  /** Figures by which queries are planned. */
  | 'statistics'
  /** Puts pieces of the full-text index together. */
  | 'search'
  /** Gives free room at the end of the file back to the disk, where the file was made for it. */
  | 'room'
  /** Copies the write-ahead log into the file. */
  | 'log';
