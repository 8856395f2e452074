import { parseXsDateTime } from '#wire';

const LONGEST_MARGIN = 5 * 60_000;

/**
 * When, by our clock, a cookie is to be renewed: a little before it expires. Its Expiration is told by the upstream's clock, so
 * its life is counted from the upstream's Date. Undefined where that makes no sense: then it is used until it is refused.
 */
export function renewalTime(
  expiration: string,
  upstreamNow: number | undefined,
  now: number,
): number | undefined {
  const expiresAt = parseXsDateTime(expiration);
  if (expiresAt === undefined) return undefined;
  const life = expiresAt - (upstreamNow ?? now);
  if (life <= 0) return undefined;
  return now + life - Math.min(LONGEST_MARGIN, life / 4);
}
