import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** A client gives a scan up with 0x80244010 after 200 calls (protocol-facts 6.2). */
const LIMIT = 200;
const WARN = 100;
const ALARM = 180;

/** Machines whose scans take so many calls that they will soon be given up. */
export const scanTrips = check({
  code: 'scan-trips',
  see: ({ scans }) => {
    const long = scans.filter(({ trips }) => trips >= WARN);
    const [longest] = long.toSorted((one, other) => other.trips - one.trips);
    if (longest === undefined) return undefined;
    const { name, trips, bytes } = longest;
    return {
      severity: trips >= ALARM ? 'alarm' : 'warning',
      evidence: { machines: long.length, name, trips, bytes, limit: LIMIT },
      measure: trips,
    };
  },
  words: {
    en: ({ machines, name, trips, limit }) =>
      `A scan of ${name} took ${counts(trips)} calls${machines === 1 ? '' : ` (${counted(machines, 'machine')} take many)`}; after ${counts(limit)} a client gives it up with 0x80244010.`,
    ja: ({ machines, name, trips, limit }) =>
      `${name} のスキャンで、サーバーとの往復が ${counts(trips)} 回行われました${machines === 1 ? '' : ` (往復の多いコンピューター: ${counts(machines)} 台)`}。${counts(limit)} 回を超えると、スキャンは 0x80244010 で失敗します。`,
  },
  next: ({ name }) => `todoku why --computer ${typed(String(name))}`,
});
