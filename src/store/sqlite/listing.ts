import type { RevisionId, RevisionNumber, UpdateId } from '#update';
import type { Connection } from './connection.ts';
import { descriptionWrites } from './descriptions.ts';
import { folded } from './groups.ts';
import type { StoredSummary } from './revisions.ts';
import { searchWrites } from './search.ts';
import { supersededWrites, supersedingOf } from './superseded.ts';
import type { Transaction } from './transaction.ts';

export interface ListingWrites {
  /** True when no published revision of the update has that number or a higher one. */
  isNewest(updateKey: number, number: RevisionNumber): boolean;
  /** Lists an update by that revision of it from now on: its type and state, its KB numbers, its words. */
  list(updateKey: number, id: RevisionId, summary: StoredSummary, found: FoundBy): void;
}

/** By what an update is found: its words, and the key of its description. */
export interface FoundBy {
  readonly words: string;
  readonly description: number | null;
}

/** Writes what updates are listed and found by: always their newest published revision. */
export function listingWrites(transaction: Transaction): ListingWrites {
  const { connection, keys } = transaction;
  const latest = connection.prepare<{ number: RevisionNumber }>(
    'SELECT r.number FROM updates u JOIN revisions r ON r.id = u.latest WHERE u.key = ?',
  );
  const setLatest = connection.prepare(
    `UPDATE updates SET latest = ?, type = ?, deployable = ?, expired = ?, arrived = ?, severity = ?, title_folded = ?,
        released = ?, gravity = ?, description = ?, superseded = EXISTS (SELECT 1 FROM supersessions s WHERE s.superseded = guid)
      WHERE key = ?`,
  );
  const deleteKbs = connection.prepare('DELETE FROM update_kbs WHERE update_key = ?');
  const insertKb = connection.prepare('INSERT OR IGNORE INTO update_kbs (kb, update_key) VALUES (?, ?)');
  const replaceWords = searchWrites(connection);
  const replaceRelations = relationWrites(connection);
  const describedBefore = connection.prepare<{ description: number | null }>(
    'SELECT description FROM updates WHERE key = ?',
  );
  const { release } = descriptionWrites(connection);
  const supersededBefore = supersedingOf(connection);
  const replaceSuperseded = supersededWrites(connection);

  return {
    isNewest(updateKey, number) {
      return number > (latest.get(updateKey)?.number ?? -1);
    },
    list(updateKey, id, summary, { words, description }) {
      const { updateId, type, explicitlyDeployable, expired, kbArticleIds, importedAt, severity } = summary;
      const flags = [explicitlyDeployable ? 1 : 0, expired ? 1 : 0] as const;
      const described = describedBefore.get(updateKey)?.description ?? null;
      setLatest.run(
        id,
        type,
        ...flags,
        importedAt,
        severity ?? null,
        ...sortedBy(summary),
        description,
        updateKey,
      );
      deleteKbs.run(updateKey);
      for (const kb of kbArticleIds) insertKb.run(kb, updateKey);
      const before = supersededBefore(updateKey);
      replaceRelations(updateKey, summary);
      replaceSuperseded(before, summary.supersedes);
      replaceWords(updateKey, words);
      if (described !== description) release(described);
      keys.add(updateKey, updateId);
    },
  };
}

/** What lists are sorted by: the title, letter case aside; the release date, which its publisher may write as he likes; the severity. */
export function sortedBy({
  title,
  creationDate,
  severity = '',
}: Pick<StoredSummary, 'title' | 'creationDate' | 'severity'>): readonly [
  title: string,
  released: number,
  gravity: number,
] {
  const released = Date.parse(creationDate);
  return [folded(title), Number.isFinite(released) ? released : 0, SEVERITIES.indexOf(severity) + 1];
}

/** From the least on; other words count less than each. */
const SEVERITIES: readonly string[] = ['Low', 'Moderate', 'Important', 'Critical'];

/** Puts the categories and the supersedences of an update's latest revision in place of those of the one before. */
export function relationWrites(
  connection: Connection,
): (updateKey: number, summary: Pick<StoredSummary, 'categories' | 'supersedes'>) => void {
  const replacement = (table: string, column: string) => {
    const clear = connection.prepare(`DELETE FROM ${table} WHERE update_key = ?`);
    const add = connection.prepare(`INSERT INTO ${table} (${column}, update_key) VALUES (?, ?)`);
    return (updateKey: number, ids: readonly UpdateId[]): void => {
      clear.run(updateKey);
      for (const id of ids) add.run(id, updateKey);
    };
  };
  const replaceCategories = replacement('update_categories', 'category');
  const replaceSuperseded = replacement('supersessions', 'superseded');
  return (updateKey, { categories, supersedes }) => {
    replaceCategories(updateKey, categories);
    replaceSuperseded(updateKey, supersedes);
  };
}
