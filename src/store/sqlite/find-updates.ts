import type {
  FindingReader,
  FoundUpdates,
  SoughtUpdate,
  UpdateFilter,
  UpdateQuery,
} from '../finding-port.ts';
import type { Connection } from './connection.ts';
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from './revisions.ts';
import { type Condition, filtersIn, orderOf, soughtIn } from './update-conditions.ts';

/** Finds updates by text and by what is listed of their latest revision. */
export function findingReads(connection: Connection): Pick<FindingReader, 'findUpdates'> {
  const list = listed(connection);
  const search = searched(connection);
  const described = connection.prepare(
    'SELECT 1 FROM description_search WHERE description_search MATCH ? LIMIT 1',
  );
  return {
    async findUpdates(query) {
      const sought = soughtIn(query, (term) => described.get(term) !== undefined);
      if (sought === undefined) return { items: [], total: 0 };
      const filters = filtersIn(query);
      return sought.length === 0 ? list(filters, query) : search(sought, filters, query);
    },
  };
}

type Filters = readonly Condition<keyof UpdateFilter>[];

/** A page of a list: read in its order, where an index has that, and counted by an index that has what most filters ask. */
function listed(connection: Connection): (filters: Filters, query: UpdateQuery) => FoundUpdates {
  return (filters, query) => {
    const where = ['u.latest IS NOT NULL', ...filters.map(({ sql }) => sql)].join(' AND ');
    const values = filters.flatMap((filter) => filter.values);
    const { place, order, from } = orderOf(query);
    const items = connection
      .prepare<SummaryRow>(
        `SELECT ${SUMMARY_COLUMNS} FROM
           (SELECT u.latest, u.declined, ${place} AS place FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?) u
           JOIN revisions r ON r.id = u.latest ORDER BY ${order}`,
      )
      .all(...values, query.limit, query.offset);
    const { total } = connection
      .prepare<{ total: number }>(`SELECT count(*) AS total FROM updates u WHERE ${where}`)
      .get(...values)!;
    return { items: items.map(toSummary), total };
  };
}

interface Counts {
  readonly matches: number;
  readonly shown: number;
  /** `hides0`, `hides1`, …: how many each filter hides. */
  readonly [hides: string]: number;
}

/** The counts stand in every row; one without a revision is there for them alone. */
type FoundRow = Counts & (SummaryRow | { readonly id: null });

/** A page of a search, with what its filters hide. What is found is looked at once, for the counts and for the page. */
function searched(
  connection: Connection,
): (sought: readonly Condition<keyof SoughtUpdate>[], filters: Filters, query: UpdateQuery) => FoundUpdates {
  return (sought, filters, query) => {
    const { place, order, from } = orderOf(query);
    const hidden = filters.map(({ sql }, index) => `(${sql}) IS NOT TRUE AS hidden${index}`);
    const shown = filters.map((_, index) => `NOT hidden${index}`).join(' AND ') || '1';
    const hides = filters.map((_, index) => `coalesce(sum(hidden${index}), 0) AS hides${index}`);
    const rows = connection
      .prepare<FoundRow>(
        `WITH found AS MATERIALIZED (
             SELECT ${['u.key', 'u.latest', 'u.declined', `${place} AS place`, ...hidden].join(', ')} FROM ${from}
              WHERE u.latest IS NOT NULL AND ${sought.map(({ sql }) => sql).join(' AND ')}),
           counts AS (SELECT ${['count(*) AS matches', `coalesce(sum(${shown}), 0) AS shown`, ...hides].join(', ')} FROM found),
           page AS (SELECT * FROM found u WHERE ${shown} ORDER BY ${order} LIMIT ? OFFSET ?)
         SELECT counts.*, ${SUMMARY_COLUMNS} FROM counts LEFT JOIN page u ON 1
           LEFT JOIN revisions r ON r.id = u.latest ORDER BY ${order}`,
      )
      .all(
        ...filters.flatMap((filter) => filter.values),
        ...sought.flatMap((each) => each.values),
        query.limit,
        query.offset,
      );
    const [counts] = rows as [FoundRow];
    const count = counts.matches - counts.shown;
    const by = filters.filter((_, index) => counts[`hides${index}`]! > 0).map((filter) => filter.by);
    return {
      items: rows.flatMap((row) => (row.id === null ? [] : toSummary(row as Counts & SummaryRow))),
      total: counts.shown,
      ...(count === 0 ? {} : { hidden: { count, by } }),
    };
  };
}
