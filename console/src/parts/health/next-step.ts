import type { HealthFinding } from '#server/admin';

/** Where in the console a finding is dealt with; the command of the finding says the same for a shell. */
type Where = string | ((evidence: HealthFinding['evidence']) => string);

const asked = (name: string | number | undefined) => encodeURIComponent(String(name ?? ''));
const whyComputer: Where = ({ first, name }) => `/why?computer=${asked(first ?? name)}`;

const PLACES: Readonly<Record<string, Where>> = {
  'certificate-expiry': '/settings/certificates',
  'certificate-names': '/settings/certificates',
  'clock-skew': whyComputer,
  'cloned-machines': '/computers?view=clones',
  'content-errors': '/sync/content',
  'content-incomplete': '/sync/content',
  'damaged-content': '/sync/content',
  'database-size': '/rules/housekeeping',
  'disk-space': '/sync/content',
  'empty-groups': '/computers',
  'failure-spike': ({ updateId }) => `/updates/${asked(updateId)}?part=computers`,
  'idle-drivers': '/sync/products',
  'live-updates': '/sync/products',
  'missing-groups': '/computers?vain=yes',
  'missing-reports': whyComputer,
  'new-categories': '/sync/products',
  'old-agents': whyComputer,
  quarantined: '/sync/quarantine',
  'result-cluster': ({ result }) => `/why?code=${asked(result)}`,
  'scan-trips': whyComputer,
  'silent-build': '/computers?view=stale',
  'silent-machines': '/computers?view=stale',
  'silent-subnet': '/computers?view=stale',
  'superseded-updates': '/rules/housekeeping',
  'sync-age': '/sync',
  'sync-failed': '/sync',
  'undelivered-notices': '/reports/subscriptions',
  'unfetched-content': ({ updateId }) => `/why?update=${asked(updateId)}`,
  'unfinished-scans': whyComputer,
  'unserved-groups': '/updates?view=Needs%20a%20Decision',
  'waiting-terms': '/updates?terms=waiting',
};

/** The page where something can be done about it; undefined for a finding that this console does not know. */
export function placeOf({ code, evidence }: Pick<HealthFinding, 'code' | 'evidence'>): string | undefined {
  const place = PLACES[code];
  return typeof place === 'function' ? place(evidence) : place;
}
