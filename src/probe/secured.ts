import { type Finding, moment } from '#diagnosis';
import type { ConnectionStep } from '#outgoing';
import { judgeFailure } from './connection-failure.ts';
import { finding, seen } from './finding.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { RULES, timeoutsOf, type Ways } from './ways.ts';

const { say } = CONNECTION_MESSAGES;
const DAY = 86_400_000;
/** Renewal takes its time in most places. */
const SOON = 30 * DAY;

/** Makes a connection for real, through the proxy where there is one. Undefined: it stands, and there was nothing of TLS about it. */
export async function secure(ways: Ways): Promise<Finding | undefined> {
  const { target, outgoing, signal, clock } = ways;
  const steps = await outgoing.trace({
    url: target.origin,
    rules: RULES,
    timeouts: timeoutsOf(ways),
    signal,
  });
  signal.throwIfAborted();
  const failed = steps.find(({ failure }) => failure !== undefined)?.failure;
  if (failed !== undefined) return await judgeFailure(target.secure ? 'C-TLS' : 'C-TCP', failed, ways);
  if (!target.secure) return undefined;
  return judgeCertificate(steps, clock.now());
}

function judgeCertificate(steps: readonly ConnectionStep[], now: number): Finding {
  const tls = steps.find(({ name }) => name === 'tls')?.evidence ?? '';
  const certificate = steps.find(({ name }) => name === 'certificate');
  const evidence = [
    ...seen('Protocol', 'プロトコル', tls),
    ...seen('Certificate', '証明書', certificate?.evidence),
  ];
  const ends = certificate?.validTo;
  if (ends !== undefined && ends - now < SOON)
    return finding(
      'C-TLS',
      'warn',
      say('certificate-ends-soon', { days: Math.max(0, Math.floor((ends - now) / DAY)), ends: moment(ends) }),
      {
        evidence,
        next: [
          {
            where: 'server',
            says: {
              en: 'Renew the certificate and bind it to the web site.',
              ja: '証明書を更新し、Web サイトにバインドしてください。',
            },
          },
        ],
      },
    );
  return finding('C-TLS', 'pass', say('tls-fine', { protocol: tls.split(',')[0] ?? tls }), {
    evidence,
    follows: {
      en: 'Other computers need the root of this chain in their own store.',
      ja: 'ほかのコンピューターでも、この証明書チェーンのルート証明書が信頼されている必要があります。',
    },
  });
}
