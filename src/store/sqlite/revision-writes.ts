import { type Revision, type RevisionId, titleOf, toIndexRecord, type UpdateId } from '#update';
import { storeFailures } from '../failures.ts';
import type { StoreWriter, WireFragments } from '../port.ts';
import { fileWrites } from './files.ts';
import { packIndexRecord } from './index-text.ts';
import { pack, sealJson } from './packing.ts';
import type { StoredSummary } from './revisions.ts';
import { searchWrites } from './search.ts';
import type { Transaction } from './transaction.ts';

/** What `detail_fragments.body` holds: one row however many languages there are. */
export type StoredDetails = Omit<WireFragments, 'core'>;

interface LatestRow {
  readonly number: number;
}

/** Adds revisions. */
export function revisionWrites(transaction: Transaction): Pick<StoreWriter, 'addRevision'> {
  const { connection, keys } = transaction;
  const addFiles = fileWrites(connection);
  const replaceSearchText = searchWrites(connection);
  const insertUpdate = connection.prepare('INSERT INTO updates (guid) VALUES (?)');
  const latest = connection.prepare<LatestRow>(
    'SELECT r.number FROM updates u JOIN revisions r ON r.id = u.latest WHERE u.key = ?',
  );
  const existing = connection.prepare('SELECT 1 FROM revisions WHERE update_key = ? AND number = ?');
  const insertRevision = connection.prepare(
    'INSERT INTO revisions (update_key, number, summary, record) VALUES (?, ?, ?, ?)',
  );
  const insertCore = connection.prepare('INSERT INTO core_fragments (revision_id, body) VALUES (?, ?)');
  const insertDetails = connection.prepare('INSERT INTO detail_fragments (revision_id, body) VALUES (?, ?)');
  const insertDocument = connection.prepare('INSERT INTO documents (revision_id, body) VALUES (?, ?)');
  const setLatest = connection.prepare(
    'UPDATE updates SET latest = ?, type = ?, deployable = ?, expired = ? WHERE key = ?',
  );
  const deleteKbs = connection.prepare('DELETE FROM update_kbs WHERE update_key = ?');
  const insertKb = connection.prepare('INSERT OR IGNORE INTO update_kbs (kb, update_key) VALUES (?, ?)');

  function keyFor(id: UpdateId): number {
    const known = keys.keyOf(id);
    if (known !== undefined) return known;
    const key = insertUpdate.run(id).lastId;
    keys.add(key, id);
    return key;
  }

  return {
    async addRevision({ revision, document, fragments }, importedAt) {
      transaction.mustBeOpen();
      const { updateId, revisionNumber } = revision;
      const knownKey = keys.keyOf(updateId);
      if (knownKey !== undefined && existing.get(knownKey, revisionNumber) !== undefined) {
        throw storeFailures.fail('duplicate', { subject: `update ${updateId} revision ${revisionNumber}` });
      }
      const core = Buffer.from(fragments.core);
      const { core: _, ...details } = fragments;
      const sequence = transaction.nextSequence;
      const stored = { coreSize: core.length, importedAt, sequence };
      const key = keyFor(updateId);
      const id = insertRevision.run(
        key,
        revisionNumber,
        sealJson(summaryOf(revision, importedAt)),
        packIndexRecord(toIndexRecord(revision, { id: 0 as RevisionId, ...stored })),
      ).lastId as RevisionId;
      insertCore.run(id, pack(core));
      insertDetails.run(id, pack(Buffer.from(JSON.stringify(details satisfies StoredDetails))));
      insertDocument.run(id, pack(document));
      addFiles(id, revision);
      if (revisionNumber > (latest.get(key)?.number ?? -1)) {
        const { type, explicitlyDeployable, publicationState } = revision;
        setLatest.run(id, type, explicitlyDeployable ? 1 : 0, publicationState === 'Expired' ? 1 : 0, key);
        deleteKbs.run(key);
        for (const kb of revision.kbArticleIds) insertKb.run(kb, key);
        replaceSearchText(key, revision);
      }
      transaction.followRevision(id);
      return toIndexRecord(revision, { id, ...stored });
    },
  };
}

function summaryOf(revision: Revision, importedAt: number): StoredSummary {
  const categories = revision.prerequisites
    .filter((clause) => clause.isCategory)
    .flatMap((clause) => clause.anyOf);
  return {
    updateId: revision.updateId,
    revisionNumber: revision.revisionNumber,
    type: revision.type,
    title: titleOf(revision),
    kbArticleIds: revision.kbArticleIds,
    ...(revision.severity === undefined ? {} : { severity: revision.severity }),
    handler: revision.handler,
    explicitlyDeployable: revision.explicitlyDeployable,
    expired: revision.publicationState === 'Expired',
    creationDate: revision.creationDate,
    importedAt,
    categories: [...new Set(categories)],
  };
}
