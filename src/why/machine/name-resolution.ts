import { type Finding, typedHost } from '#diagnosis';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, fail, pass, seen, unknown, warn } from './finding.ts';
import { meaningOf, serverProbes } from './probe-meaning.ts';
import { isAddress, targetOf } from './target.ts';

/** S1-05: the machine finds the address of the server that its policy names. */
export function nameResolution(facts: MachineFacts): Finding | undefined {
  const { collected, machine } = facts;
  if (collected === undefined) {
    return callsInTime(facts)
      ? pass('S1-05', m.say('machine-reaches-server', { at: machine!.lastContactAt }))
      : unknown('S1-05', m.say('machine-name-not-told', undefined), BY_COLLECTOR);
  }
  const target = targetOf(collected);
  if (target === undefined) return undefined;
  const { host } = target;
  if (isAddress(host)) return pass('S1-05', m.say('machine-name-is-address', { host }));
  const probe = collected.names.findLast((each) => each.host.toLowerCase() === host);
  if (probe !== undefined && probe.addresses.length > 0) {
    return pass('S1-05', m.say('machine-name-resolves', { host, addresses: probe.addresses.join(', ') }));
  }
  const refused = serverProbes(collected.probes, host).find((each) => meaningOf(each) === 'name');
  const error = probe?.error ?? refused?.error;
  if (probe === undefined && refused === undefined) {
    return unknown('S1-05', m.say('machine-name-not-told', undefined), BY_COLLECTOR);
  }
  return (callsInTime(facts) ? warn : fail)('S1-05', m.say('machine-name-unresolved', { host }), {
    evidence: error === undefined ? [] : [seen('What Windows says', 'Windows のエラー', error)],
    next: [
      act(
        'machine',
        {
          en: 'Ask DNS for the name; correct the DNS server, the suffix, or the name in the policy.',
          ja: '次のコマンドで名前解決を確認し、DNS の設定や、ポリシーの FQDN を見直してください。',
        },
        `nslookup ${typedHost(host)}`,
      ),
    ],
  });
}
