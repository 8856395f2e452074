import type { SoughtUpdate, UpdateFilter, UpdateQuery, UpdateSort, UpdateStanding } from '../finding-port.ts';
import type { SqlValue } from './connection.ts';
import { folded } from './groups.ts';
import { exactQuery, searchTerms } from './search-words.ts';

/** A condition on a row `u` of `updates`. Texts differ only by which conditions there are, so each statement is prepared once. */
export interface Condition<By> {
  readonly by: By;
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const MATCHES = 'u.key IN (SELECT rowid FROM search WHERE search MATCH ?)';

const OR_DESCRIBED = `(${MATCHES} OR u.description IN (
    SELECT rowid FROM description_search WHERE description_search MATCH ?))`;

/**
 * What is looked for; undefined when nothing can be found by it. Most words are in no description, which `isDescribed` tells of a term: those
 * are found by the one index.
 */
export function soughtIn(
  query: SoughtUpdate,
  isDescribed: (term: string) => boolean,
): readonly Condition<keyof SoughtUpdate>[] | undefined {
  const conditions: Condition<keyof SoughtUpdate>[] = [];
  if (query.text !== undefined && query.text.trim() !== '') {
    const terms = [...new Set(searchTerms(query.text))];
    if (terms.length === 0) return undefined;
    const described = new Set(terms.filter(isDescribed));
    const others = terms.filter((term) => !described.has(term));
    if (others.length > 0) conditions.push({ by: 'text', sql: MATCHES, values: [others.join(' ')] });
    for (const term of described) conditions.push({ by: 'text', sql: OR_DESCRIBED, values: [term, term] });
  }
  if (query.kb !== undefined) {
    const sql = 'u.key IN (SELECT k.update_key FROM update_kbs k WHERE k.kb = ?)';
    conditions.push({ by: 'kb', sql, values: [query.kb] });
  }
  if (query.cve !== undefined) {
    const match = exactQuery(query.cve);
    if (match === undefined) return undefined;
    conditions.push({ by: 'cve', sql: MATCHES, values: [match] });
  }
  return conditions;
}

/** What the filters of a list ask. */
export function filtersIn(query: UpdateFilter): readonly Condition<keyof UpdateFilter>[] {
  const conditions: Condition<keyof UpdateFilter>[] = [];
  for (const [by, condition] of Object.entries(FILTERS) as [keyof UpdateFilter, FilterSql][]) {
    const wanted = query[by];
    if (wanted !== undefined) conditions.push({ by, ...condition(wanted as never) });
  }
  return conditions;
}

type FilterSql = (wanted: never) => Omit<Condition<never>, 'by'>;

const isTrue = (column: string) => (wanted: boolean) => ({
  sql: `${column} = ?`,
  values: [wanted ? 1 : 0],
});

const isOneOf = (column: string) => (wanted: readonly (string | number)[]) => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(wanted)],
});

const is = (sql: string) => (wanted: string | number) => ({ sql, values: [wanted] });

/** In some list or, false, not in it. */
const isIn = (column: string, list: string) => (wanted: boolean) => ({
  sql: `${column} ${wanted ? '' : 'NOT '}IN (${list})`,
  values: [],
});

const ofCategories = (wanted: readonly string[]) => ({
  sql: `+u.key IN (SELECT c.update_key FROM update_categories c WHERE c.category IN (SELECT value FROM json_each(?)))`,
  values: [JSON.stringify(wanted)],
});

const NEEDED = 'needed + downloaded + pending_reboot';

const STANDINGS: Readonly<Record<UpdateStanding, string>> = {
  failedOrNeeded: `+u.key IN (SELECT update_key FROM status_counts WHERE failed > 0 OR ${NEEDED} > 0)`,
  failed: '+u.key IN (SELECT update_key FROM status_counts WHERE failed > 0)',
  needed: `+u.key IN (SELECT update_key FROM status_counts WHERE ${NEEDED} > 0)`,
  notNeeded: `+u.key NOT IN (SELECT update_key FROM status_counts WHERE failed > 0 OR ${NEEDED} > 0)`,
  installedOrNotApplicable: `+u.key IN (SELECT update_key FROM status_counts
    WHERE installed > 0 AND failed = 0 AND ${NEEDED} = 0)`,
  noStatus: `+u.key NOT IN (SELECT update_key FROM status_counts WHERE installed + failed + ${NEEDED} > 0)`,
};

/** In the order in which they are cheap. */
const FILTERS = {
  types: isOneOf('u.type'),
  explicitlyDeployable: isTrue('u.deployable'),
  expired: isTrue('u.expired'),
  declined: isTrue('u.declined'),
  superseded: isTrue('u.superseded'),
  revisions: isOneOf('u.latest'),
  arrivedFrom: is('u.arrived >= ?'),
  arrivedBefore: is('u.arrived < ?'),
  severity: is('u.severity = ?'),
  title: (wanted: string) => ({ sql: 'u.title_folded = ?', values: [folded(wanted)] }),
  standing: (wanted: UpdateStanding) => ({ sql: STANDINGS[wanted], values: [] }),
  imported: isIn('u.guid', 'SELECT i.id FROM imported_updates i'),
  approved: isIn('+u.key', 'SELECT d.update_key FROM deployments d WHERE d.ended IS NULL AND d.approves = 1'),
  // Of the rows of one update min() picks the nearest group's, with its `approves`.
  approvedFor: (wanted: readonly string[]) => ({
    sql: `+u.key IN (SELECT update_key FROM (
      SELECT d.update_key, d.approves, min(p.key) FROM json_each(?) p
        JOIN deployments d ON d.group_id = p.value AND d.ended IS NULL GROUP BY d.update_key) WHERE approves = 1)`,
    values: [JSON.stringify(wanted)],
  }),
  categories: ofCategories,
  products: ofCategories,
  classifications: ofCategories,
} as const satisfies Required<{ readonly [By in keyof UpdateFilter]: unknown }>;

const SORTS: Readonly<Record<UpdateSort, string>> = {
  arrived: 'u.latest',
  title: 'u.title_folded',
  released: 'u.released',
  severity: 'u.gravity',
  needed: 'coalesce(c.needed + c.downloaded + c.pending_reboot, 0)',
};

/** By what a list is sorted, the ORDER BY over that as `place`, and the tables that this takes. */
export function orderOf({ sort, descending = false }: Pick<UpdateQuery, 'sort' | 'descending'>): {
  readonly place: string;
  readonly order: string;
  readonly from: string;
} {
  const from =
    sort === 'needed' ? 'updates u LEFT JOIN status_counts c ON c.update_key = u.key' : 'updates u';
  if (sort === undefined) return { place: SORTS.arrived, order: 'place DESC', from };
  return { place: SORTS[sort], order: `place ${descending ? 'DESC' : 'ASC'}, u.latest DESC`, from };
}
