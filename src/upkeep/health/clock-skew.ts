import { typed } from '#diagnosis';
import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';
import { LEAST } from './many.ts';

const MINUTE = 60_000;
/** When most machines are off the same way, it is the server that is off. */
const MOST = 0.5;

/** Machines whose clocks are not as this server's: they are refused by Kerberos and TLS, and by cookies that end. */
export const clockSkew = check({
  code: 'clock-skew',
  see: ({ clocks: { ahead, behind, first, by }, fleet: { awake } }) => {
    const machines = ahead + behind;
    if (machines < LEAST) return undefined;
    const isServer = Math.max(ahead, behind) > awake * MOST;
    return {
      severity: isServer ? 'alarm' : 'warning',
      evidence: {
        machines,
        ahead,
        behind,
        first,
        minutes: Math.round(by / MINUTE),
        server: isServer ? 1 : 0,
      },
      measure: machines,
    };
  },
  words: {
    en: ({ machines, first, minutes, server }) =>
      server === 1
        ? `The clocks of ${counted(machines, 'machine')}, most of those that call, differ from this server's, that of ${first} by ${counted(Math.abs(minutes), 'minute')}. The clock of this server is suspected.`
        : `The clocks of ${counted(machines, 'machine')} differ from this server's; that of ${first} is ${counted(Math.abs(minutes), 'minute')} ${minutes > 0 ? 'ahead' : 'behind'}.`,
    ja: ({ machines, first, minutes, server }) =>
      server === 1
        ? `アクセスしているコンピューターの大半 (${counts(machines)} 台) の時刻が、このサーバーの時刻とずれています (${first}: ${counts(Math.abs(minutes))} 分)。このサーバーの時刻のずれが疑われます。`
        : `コンピューター ${counts(machines)} 台の時刻が、サーバーの時刻とずれています。${first} は ${counts(Math.abs(minutes))} 分${minutes > 0 ? '進んで' : '遅れて'}います。`,
  },
  next: ({ first, server }) =>
    server === 1
      ? 'compare the clock of this server with its time source'
      : `todoku why --computer ${typed(String(first))}`,
});
