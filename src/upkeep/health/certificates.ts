import { counted, days } from '../verdict.ts';
import { check } from './check.ts';

const DAY = 86_400_000;
const WARN = 30 * DAY;
const ALARM = 7 * DAY;

/** The certificate that expires first of those that this server was given. */
export const certificateExpiry = check({
  code: 'certificate-expiry',
  see: ({ certificates, now }) => {
    const [first] = certificates.toSorted((one, other) => one.expiresAt - other.expiresAt);
    if (first === undefined || first.expiresAt - now >= WARN) return undefined;
    const left = first.expiresAt - now;
    return {
      severity: left < ALARM ? 'alarm' : 'warning',
      evidence: { name: first.name, expiresAt: first.expiresAt, left },
      measure: -left / DAY,
    };
  },
  words: {
    en: ({ name, left }) =>
      left < 0
        ? `The certificate ${name} expired ${counted(Math.ceil(-left / DAY), 'day')} ago.`
        : `The certificate ${name} expires in ${days(left)}.`,
  },
  next: () => 'todoku upstream set --ca <file>',
});
