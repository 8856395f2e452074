import { type Finding, typedUrl } from '#diagnosis';
import { clockSkewOf } from './clock-skew.ts';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { evidenceOf } from './endpoint.ts';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, fail, pass, seen, warn } from './finding.ts';
import { meaningOf, serverProbes } from './probe-meaning.ts';
import { targetOf } from './target.ts';

/** S1-08d: over HTTPS the machine accepts the certificate of the server. */
export function tls(facts: MachineFacts): Finding | undefined {
  const target = targetOf(facts.collected);
  if (facts.collected === undefined || target?.scheme !== 'https') return undefined;
  const { host, port } = target;
  const probes = serverProbes(facts.collected.probes, host).filter(({ url }) => /^https:/i.test(url));
  const refused = probes.find((probe) => meaningOf(probe) === 'tls');
  if (refused === undefined) {
    // A status came through the secure connection, unless it is a proxy's own.
    const answered = probes.some((probe) => probe.status !== undefined && meaningOf(probe) !== 'proxy-asks');
    return answered ? pass('S1-08d', m.say('machine-tls-good', { host })) : undefined;
  }
  const minutes = clockSkewOf(facts)?.minutes;
  const pins = facts.collected.certificates.filter(({ store }) => store === 'WindowsServerUpdateServices');
  return (callsInTime(facts) ? warn : fail)('S1-08d', m.say('machine-tls-refused', { host }), {
    evidence: [
      ...evidenceOf(refused),
      ...(minutes === undefined ? [] : [seen('Minutes that its clock is ahead', '時刻のずれ (分)', minutes)]),
      ...pins.map(({ subject, notAfter }) =>
        seen('Pinned certificate', 'ピン留めされた証明書', subject, notAfter),
      ),
    ],
    next: [
      act(
        'server',
        {
          en: 'See what the server shows: chain, names, dates and TLS versions.',
          ja: 'サーバーが提示する証明書チェーン、名前、有効期限、TLS のバージョンを確認してください。',
        },
        `todoku check ${typedUrl(`https://${host}:${port}`) ?? 'URL'}`,
      ),
      act('person', {
        en: 'Give the computers the certificate of the authority that issued it (Trusted Root Certification Authorities), and issue it for exactly the name in the policy.',
        ja: '発行元の証明機関の証明書を「信頼されたルート証明機関」に配布し、ポリシーで指定した名前と完全に一致する証明書を使用してください。',
      }),
    ],
  });
}
