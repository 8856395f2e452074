import { type Kind, valuesOf } from './question.ts';

/** It mends one of those CVEs. */
export const cve: Kind = (condition) => {
  const ids = valuesOf(condition);
  return ({ cveIds }) => cveIds.some((id) => ids.includes(id.toLowerCase()));
};
