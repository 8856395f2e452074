import { counted, counts, days } from '../verdict.ts';
import { check } from './check.ts';

const DAY = 86_400_000;
const WARN = 30 * DAY;
const ALARM = 7 * DAY;

/** The certificate that expires first: this server's own, and those of authorities that it was given. */
export const certificateExpiry = check({
  code: 'certificate-expiry',
  see: ({ certificates, now }) => {
    const [first] = certificates.toSorted((one, other) => one.expiresAt - other.expiresAt);
    if (first === undefined || first.expiresAt - now >= WARN) return undefined;
    const left = first.expiresAt - now;
    return {
      severity: left < ALARM ? 'alarm' : 'warning',
      evidence: { name: first.name, use: first.use, expiresAt: first.expiresAt, left },
      measure: -left / DAY,
    };
  },
  words: {
    en: ({ name, left }) =>
      left < 0
        ? `The certificate ${name} expired ${counted(Math.ceil(-left / DAY), 'day')} ago.`
        : `The certificate ${name} expires in ${days(left)}.`,
    ja: ({ name, left }) =>
      left < 0
        ? `証明書「${name}」の有効期限が切れてから ${counts(Math.ceil(-left / DAY))} 日が経過しています。`
        : `証明書「${name}」の有効期限まで、あと ${counts(Math.floor(left / DAY))} 日です。`,
  },
  next: ({ use }) =>
    use === 'server'
      ? 'renew the file that --certificate names; it is taken up within a minute'
      : 'todoku upstream set --ca <file>',
});
