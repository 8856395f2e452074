import { ALL_COMPUTERS } from '#update';
import type { FindingReader, FleetStanding, UpdateFigures } from '../finding-port.ts';
import type { Connection } from './connection.ts';
import type { OpenRow } from './status.ts';
import { STATE_NUMBERS } from './status-packing.ts';

/** How a computer stands over all, as it is stored; the worst counts. */
export const STANDING = { complete: 0, restart: 1, needing: 2, failed: 3 } as const;

type Standing = keyof typeof STANDING;

const OF_STATE = new Map<number, number>([
  [STATE_NUMBERS.NotInstalled, STANDING.needing],
  [STATE_NUMBERS.Downloaded, STANDING.needing],
  [STATE_NUMBERS.Failed, STANDING.failed],
  [STATE_NUMBERS.InstalledPendingReboot, STANDING.restart],
]);

/** Of what a computer has to do. */
export function standingOf(open: readonly Pick<OpenRow, 'state'>[]): number {
  return open.reduce<number>(
    (worst, { state }) => Math.max(worst, OF_STATE.get(state) ?? 0),
    STANDING.complete,
  );
}

const TREE = `WITH RECURSIVE tree (key) AS (
    SELECT key FROM target_groups WHERE id = ?
    UNION SELECT g.key FROM target_groups g JOIN tree ON g.parent_key = tree.key)`;

interface StandingRow {
  /** Null: never reported. */
  readonly standing: number | null;
  readonly count: number;
}

interface UpdatesRow extends Omit<UpdateFigures, 'security'> {
  readonly security: number;
  readonly computers: number | null;
  readonly oldest: number | null;
}

/** Counts over all computers and all updates, from what is kept of each. */
export function standingReads(
  connection: Connection,
): Pick<FindingReader, 'fleetStanding' | 'updateFigures'> {
  const reported = connection.prepare<StandingRow>(
    'SELECT standing, count(*) AS count FROM computer_status GROUP BY standing',
  );
  const total = connection.prepare<{ count: number }>(
    'SELECT count(*) AS count FROM computers WHERE archived_at IS NULL',
  );
  // The rows of `computer_status` and `computers` are large: indexes have what is asked of them.
  const ofGroup = connection.prepare<StandingRow>(
    `${TREE} SELECT s.standing, count(*) AS count
       FROM (SELECT DISTINCT computer_key AS key FROM memberships WHERE group_key IN tree
              AND computer_key NOT IN (SELECT key FROM computers WHERE archived_at IS NOT NULL)) m
       LEFT JOIN computer_status s INDEXED BY computer_status_standing ON s.computer_key = m.key GROUP BY s.standing`,
  );
  const updates = connection.prepare<UpdatesRow>(
    `WITH open AS MATERIALIZED (
         SELECT u.arrived, s.failed > 0 AS failed, s.needed + s.downloaded + s.pending_reboot AS needed,
             u.key IN (SELECT d.update_key FROM deployments d WHERE d.ended IS NULL AND d.approves = 1) AS approved,
             EXISTS (SELECT 1 FROM update_categories c WHERE c.category = ? AND c.update_key = u.key) AS security
           FROM status_counts s JOIN updates u ON u.key = s.update_key
          WHERE (s.failed > 0 OR s.needed + s.downloaded + s.pending_reboot > 0)
            AND u.latest IS NOT NULL AND u.declined = 0 AND u.deployable = 1)
       SELECT count(*) FILTER (WHERE needed > 0) AS needed, count(*) FILTER (WHERE failed) AS failed,
           count(*) FILTER (WHERE needed > 0 AND approved) AS approved,
           count(*) FILTER (WHERE needed > 0 AND NOT approved) AS unapproved,
           count(*) FILTER (WHERE needed > 0 AND security) AS security,
           max(needed) FILTER (WHERE security) AS computers,
           min(arrived) FILTER (WHERE needed > 0 AND security) AS oldest FROM open`,
  );

  function fleet(rows: readonly StandingRow[], unknown: number): FleetStanding {
    const count = (standing: Standing) => rows.find((row) => row.standing === STANDING[standing])?.count ?? 0;
    const [failed, needing, restart, complete] = [
      count('failed'),
      count('needing'),
      count('restart'),
      count('complete'),
    ];
    return { failed, needing, restart, complete, unknown };
  }

  return {
    async fleetStanding(groupId) {
      if (groupId === undefined || groupId === ALL_COMPUTERS) {
        const rows = reported.all();
        return fleet(rows, Math.max(0, total.get()!.count - sum(rows)));
      }
      const rows = ofGroup.all(groupId);
      return fleet(rows, sum(rows.filter(({ standing }) => standing === null)));
    },
    async updateFigures(security) {
      const { security: count, computers, oldest, ...figures } = updates.get(security)!;
      return {
        ...figures,
        security: { updates: count, computers: computers ?? 0, ...(oldest === null ? {} : { oldest }) },
      };
    },
  };
}

function sum(rows: readonly StandingRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
