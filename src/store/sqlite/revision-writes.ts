import { type Revision, type RevisionId, titleOf, toIndexRecord, type UpdateId } from '#update';
import { storeFailures } from '../failures.ts';
import type { StoreWriter, WireFragments } from '../port.ts';
import { descriptionsOf, descriptionWrites } from './descriptions.ts';
import { filesIn, fileWrites } from './files.ts';
import { packIndexRecord } from './index-text.ts';
import { listingWrites } from './listing.ts';
import { pack, sealJson } from './packing.ts';
import { returns } from './removal.ts';
import type { StoredSummary } from './revisions.ts';
import { searchWordsOf } from './search.ts';
import { stageWrites } from './staging.ts';
import type { Transaction } from './transaction.ts';

/** What `detail_fragments.body` holds: one row however many languages there are. */
export type StoredDetails = Omit<WireFragments, 'core'>;

/** Adds revisions. */
export function revisionWrites(transaction: Transaction): Pick<StoreWriter, 'addRevision'> {
  const { connection } = transaction;
  const addFiles = fileWrites(connection);
  const listing = listingWrites(transaction);
  const { keep, release } = descriptionWrites(connection);
  const stage = stageWrites(transaction);
  const noteReturn = returns(connection);
  // An update of which everything is staged has a row, but is not known to `keys`.
  const updateKey = connection.prepare<{ key: number }>('SELECT key FROM updates WHERE guid = ?');
  const insertUpdate = connection.prepare('INSERT INTO updates (guid) VALUES (?)');
  const existing = connection.prepare('SELECT 1 FROM revisions WHERE update_key = ? AND number = ?');
  const insertRevision = connection.prepare(
    'INSERT INTO revisions (update_key, number, summary, record) VALUES (?, ?, ?, ?)',
  );
  const insertCore = connection.prepare('INSERT INTO core_fragments (revision_id, body) VALUES (?, ?)');
  const insertDetails = connection.prepare('INSERT INTO detail_fragments (revision_id, body) VALUES (?, ?)');
  const insertDocument = connection.prepare('INSERT INTO documents (revision_id, body) VALUES (?, ?)');

  function keyOf(id: UpdateId): number | undefined {
    return transaction.keys.keyOf(id) ?? updateKey.get(id)?.key;
  }

  return {
    async addRevision({ revision, document, fragments }, importedAt, { staged = false } = {}) {
      transaction.mustBeOpen();
      const { updateId, revisionNumber } = revision;
      const knownKey = keyOf(updateId);
      if (knownKey !== undefined && existing.get(knownKey, revisionNumber) !== undefined) {
        throw storeFailures.fail('duplicate', { subject: `update ${updateId} revision ${revisionNumber}` });
      }
      const core = Buffer.from(fragments.core);
      const { core: _, ...details } = fragments;
      const stored = { coreSize: core.length, importedAt, sequence: transaction.nextSequence };
      const summary = summaryOf(revision, importedAt);
      const found = { words: searchWordsOf(revision), description: keep(descriptionsOf(revision)) };
      const files = filesIn(revision);
      const key = knownKey ?? insertUpdate.run(updateId).lastId;
      const id = insertRevision.run(
        key,
        revisionNumber,
        sealJson(summary),
        packIndexRecord(toIndexRecord(revision, { id: 0 as RevisionId, ...stored })),
      ).lastId as RevisionId;
      insertCore.run(id, pack(core));
      insertDetails.run(id, pack(Buffer.from(JSON.stringify(details satisfies StoredDetails))));
      insertDocument.run(id, pack(document));
      if (staged) stage(id, { ...found, files });
      else {
        addFiles(id, files);
        noteReturn(key, revisionNumber);
        if (listing.isNewest(key, revisionNumber)) listing.list(key, id, summary, found);
        else release(found.description);
        transaction.followRevision(id);
      }
      return toIndexRecord(revision, { id, ...stored });
    },
  };
}

/** What is kept of a revision for people. */
export function summaryOf(revision: Revision, importedAt: number): StoredSummary {
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
    cveIds: revision.cveIds,
    securityBulletinIds: revision.securityBulletinIds,
    languages: revision.languages,
    supersedes: [...new Set(revision.supersedes)],
    ...(revision.eulaId === undefined ? {} : { eulaId: revision.eulaId }),
    canUninstall: revision.uninstallation !== undefined,
  };
}
