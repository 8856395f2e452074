import type { ReportQuery } from '#server/admin';
import type { Query } from '../../api/index.ts';

/** What a report is narrowed by; what is left out does not narrow it. */
export type Filter = Partial<Omit<ReportQuery, 'format' | 'limit'>>;

/** The filter as it stands in an address. */
export function filterIn(params: URLSearchParams): Filter {
  const text = (name: string) => {
    const value = params.get(name);
    return value === null || value === '' ? {} : { [name]: value };
  };
  const flag = (name: string) => {
    const value = params.get(name);
    return value === null ? {} : { [name]: value === 'true' };
  };
  return {
    ...text('group'),
    ...text('classification'),
    ...text('product'),
    ...text('state'),
    ...flag('subgroups'),
    ...flag('approved'),
    ...flag('downstream'),
  };
}

/** The filter as a query of the API or of an address. */
export function queryOf(filter: Filter): Query {
  return { ...filter };
}
