import type { Finding } from '#diagnosis';
import { finding, seen } from './finding.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import type { Ways } from './ways.ts';
import type { Answered } from './what-answered.ts';

// What an answer tells beside itself.

const { say } = CONNECTION_MESSAGES;

/** Somebody passed it on whom nobody set here. */
export function judgeVia({ headers }: Answered, { proxy }: Pick<Ways, 'proxy'>): Finding | undefined {
  const { via } = headers;
  if (via === undefined || proxy !== undefined) return undefined;
  return finding('C-PROXY', 'warn', say('via-seen', { via: via.slice(0, 80) }), {
    evidence: seen('Via', 'Via ヘッダー', via.slice(0, 200)),
    next: [
      {
        where: 'person',
        says: {
          en: 'Find out who runs it, and have it neither cache nor inspect the update server.',
          ja: '管理者を確認し、更新サーバーをキャッシュと検査の対象から除外してください。',
        },
      },
    ],
  });
}

/** As much as Kerberos allows too (S1-08d). */
const TOLERANCE = 5 * 60_000;

/** Its Date header against the clock of this machine; undefined where it has none. */
export function judgeClock({ headers }: Answered, { clock }: Pick<Ways, 'clock'>): Finding | undefined {
  const there = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(there)) return undefined;
  const here = clock.now();
  const evidence = [
    ...seen('Clock of the server', 'サーバーの時刻', new Date(there).toISOString()),
    ...seen('Clock of this machine', 'このコンピューターの時刻', new Date(here).toISOString()),
  ];
  const off = Math.abs(there - here);
  if (off <= TOLERANCE) return finding('C-CLOCK', 'pass', say('clock-agrees', undefined), { evidence });
  return finding('C-CLOCK', 'warn', say('clock-differs', { minutes: Math.round(off / 60_000) }), {
    evidence,
    next: [
      {
        where: 'machine',
        says: {
          en: 'Set the clock of whichever is wrong by the time service of the domain.',
          ja: '時刻がずれている側で、ドメインの時刻サービスと同期してください。',
        },
        command: 'w32tm /resync',
      },
    ],
  });
}
