import type { AuditEntry, Page, StoredAuditEntry } from './port.ts';

// The part of the port that tells who did what. `Store` in port.ts has all of it.

/** Which entries; what is left out does not narrow. */
export interface AuditFilter {
  /** Exactly this one. */
  readonly actor?: string;
  /** Exactly this one. */
  readonly verb?: string;
  /** Anywhere in an entry, in any case of the letters A to Z: an UpdateID, a title, a group. */
  readonly text?: string;
  /** From this moment on. */
  readonly since?: number;
  /** Before this moment. */
  readonly until?: number;
}

/** The first entry at which the chain does not hold. */
export interface AuditBreak {
  /** Entries are numbered from 1 without gaps. */
  readonly number: number;
  /** `missing`: there is none of that number. `changed`: it, or one put in its place, does not follow from the one before. */
  readonly kind: 'missing' | 'changed';
}

export interface AuditVerdict {
  /** How many entries are there. */
  readonly entries: number;
  /** Digest of the last entry, hex SHA-256; it stands for all entries up to it. 64 zeros when there is none. */
  readonly head: string;
  readonly broken?: AuditBreak;
  /** Only where an earlier head was given: an entry with that digest is still there. */
  readonly headFound?: boolean;
}

export interface AuditReader {
  /** Newest first. */
  audit(
    query: AuditFilter & { readonly limit: number; readonly offset: number },
  ): Promise<Page<StoredAuditEntry>>;
  /** The same as a walk that lets other work go on. */
  everyAuditEntry(filter: AuditFilter): AsyncIterable<StoredAuditEntry>;
  /**
   * Reads the whole audit and computes its chain again. Who can write the file can also write a whole new chain: only a `head`
   * that was noted elsewhere tells, which is then looked for.
   */
  verifyAudit(head?: string): Promise<AuditVerdict>;
}

export interface AuditWriter {
  /** Appends an entry, chained to the one before. */
  addAudit(entry: AuditEntry): Promise<void>;
}
