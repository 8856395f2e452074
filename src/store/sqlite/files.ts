import type { Revision, RevisionId, UpdateFile } from '#update';
import type { StoreReader } from '../port.ts';
import { CHUNK_ROWS, inChunks, unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import { isPublished } from './revisions.ts';

interface FileRow {
  readonly key: number;
  readonly sha1: Uint8Array;
  readonly record: string;
}

/** Reads files by SHA-1 and by the revisions that name them. */
export function fileReads(connection: Connection): Pick<StoreReader, 'filesOf' | 'fileBySha1' | 'files'> {
  const ofRevision = connection.prepare<{ record: string; variant: string | null }>(
    `SELECT f.record, n.variant FROM revision_files n JOIN files f ON f.key = n.file_key
      WHERE n.revision_id = ? ORDER BY n.ordinal`,
  );
  const bySha1 = connection.prepare<FileRow>('SELECT key, sha1, record FROM files WHERE sha1 = ?');
  const revisionsNaming = connection.prepare<{ id: RevisionId }>(
    'SELECT DISTINCT revision_id AS id FROM revision_files WHERE file_key = ? ORDER BY revision_id',
  );
  const chunk = connection.prepare<FileRow>(
    `SELECT key, sha1, record FROM files WHERE sha1 > ? ORDER BY sha1 LIMIT ${CHUNK_ROWS}`,
  );
  const exists = connection.prepare(`SELECT 1 FROM revisions WHERE id = ? AND ${isPublished('id')}`);

  return {
    async filesOf(ids) {
      const found = new Map<RevisionId, readonly UpdateFile[]>();
      for await (const id of unhurried(ids)) {
        const rows = ofRevision.all(id);
        if (rows.length === 0 && exists.get(id) === undefined) continue;
        found.set(
          id,
          rows.map((row) => openJson<UpdateFile>(row.variant ?? row.record, `a file of revision ${id}`)),
        );
      }
      return found;
    },
    async fileBySha1(sha1) {
      const row = bySha1.get(Buffer.from(sha1, 'hex'));
      if (row === undefined) return undefined;
      return {
        file: openJson<UpdateFile>(row.record, `file ${sha1}`),
        revisionIds: revisionsNaming.all(row.key).map(({ id }) => id),
      };
    },
    async *files() {
      const chunks = inChunks(
        new Uint8Array(0) as Uint8Array,
        (after) => chunk.all(after),
        (row) => row.sha1,
      );
      for await (const rows of chunks) {
        for (const row of rows)
          yield openJson<UpdateFile>(row.record, `file ${Buffer.from(row.sha1).toString('hex')}`);
      }
    },
  };
}

/**
 * Adds the files of a revision. A file is kept once by SHA-1, as it was named first; what another revision says differently
 * of it (another name, another digest) is kept with that revision and counts for it alone: a document that comes
 * later must not change what a file that is here has to be.
 */
export function fileWrites(connection: Connection): (id: RevisionId, files: readonly UpdateFile[]) => void {
  const bySha1 = connection.prepare<FileRow>('SELECT key, sha1, record FROM files WHERE sha1 = ?');
  const insert = connection.prepare('INSERT INTO files (sha1, record) VALUES (?, ?)');
  const name = connection.prepare(
    'INSERT INTO revision_files (revision_id, ordinal, file_key, variant) VALUES (?, ?, ?, ?)',
  );

  return (id, files) => {
    for (const [ordinal, file] of files.entries()) {
      const record = sealJson(file);
      const sha1 = Buffer.from(file.sha1, 'hex');
      const known = bySha1.get(sha1);
      const key = known?.key ?? insert.run(sha1, record).lastId;
      name.run(id, ordinal, key, known === undefined || known.record === record ? null : record);
    }
  };
}

/** All files of a revision, as they are stored. */
export function filesIn({ files, eulaFiles }: Revision): readonly UpdateFile[] {
  return [...files, ...eulaFiles].map(plainFile);
}

/** A file without what belongs to its use as an EULA, its keys in one order. */
function plainFile(file: UpdateFile): UpdateFile {
  return {
    fileName: file.fileName,
    size: file.size,
    sha1: file.sha1,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
    ...(file.modified === undefined ? {} : { modified: file.modified }),
    ...(file.patchingType === undefined ? {} : { patchingType: file.patchingType }),
    isEncrypted: file.isEncrypted,
  };
}
