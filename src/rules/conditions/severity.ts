import { type Kind, valuesOf } from './question.ts';

const SEVERITIES = ['critical', 'important', 'moderate', 'low', 'none'];

/** MsrcSeverity; `none` for updates without one. */
export const severity: Kind = (condition) => {
  const names = valuesOf(condition, SEVERITIES);
  return (facts) => names.includes(facts.severity?.toLowerCase() ?? 'none');
};
