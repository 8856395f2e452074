import type { StoreCounts, StoreReader } from '../port.ts';
import type { Connection } from './connection.ts';

const COUNTS = `SELECT
  (SELECT count(*) FROM revisions) - (SELECT count(*) FROM staged_revisions) AS revisions,
  (SELECT count(*) FROM updates WHERE latest IS NOT NULL) AS updates,
  (SELECT count(*) FROM updates WHERE declined = 1 AND latest IS NOT NULL) AS declined,
  (SELECT count(*) FROM deployments WHERE ended IS NULL) AS deployments,
  (SELECT count(*) FROM target_groups) AS groups,
  (SELECT count(*) FROM computers WHERE archived_at IS NULL) AS computers,
  (SELECT count(*) FROM computers WHERE archived_at IS NOT NULL) AS archivedComputers,
  (SELECT value FROM tallies WHERE name = 'events') AS events,
  (SELECT count(*) FROM files) AS files`;

/** Reads how much there is, and how far the change log goes. */
export function countReads(connection: Connection): Pick<StoreReader, 'counts' | 'sequence'> {
  const counts = connection.prepare<StoreCounts>(COUNTS);
  const sequence = connection.prepare<{ value: number }>("SELECT value FROM tallies WHERE name = 'sequence'");
  return {
    async counts() {
      return { ...counts.get()! };
    },
    async sequence() {
      return sequence.get()!.value;
    },
  };
}
