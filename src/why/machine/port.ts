import { type Finding, typedHost } from '#diagnosis';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, fail, PAST_THE_PROXY, pass, seen, unknown, warn } from './finding.ts';
import { meaningOf, type ProbeMeaning, serverProbes } from './probe-meaning.ts';
import { targetOf } from './target.ts';

/** What shows that nobody got as far as the port. */
const BEFORE: ReadonlySet<ProbeMeaning> = new Set(['name', 'proxy-asks', 'proxy-fails', 'no-answer']);

/** S1-06: something listens at the port, and the machine gets there. */
export function port(facts: MachineFacts): Finding | undefined {
  const { collected, machine } = facts;
  if (collected === undefined) {
    return callsInTime(facts)
      ? pass('S1-06', m.say('machine-reaches-server', { at: machine!.lastContactAt }))
      : unknown('S1-06', m.say('machine-port-not-told', undefined), BY_COLLECTOR);
  }
  const target = targetOf(collected);
  if (target === undefined) return undefined;
  const probes = serverProbes(collected.probes, target.host).map((probe) => ({
    ...probe,
    meaning: meaningOf(probe),
  }));
  if (probes.some(({ meaning }) => meaning === 'name')) return undefined;
  const tried = probes.filter(({ meaning }) => !BEFORE.has(meaning));
  const missed = tried.filter(({ meaning }) => meaning === 'unreachable' || meaning === 'time-out');
  const [first] = missed;
  if (tried.length === 0) {
    const isProxys = probes.some(({ meaning }) => meaning === 'proxy-asks' || meaning === 'proxy-fails');
    const decidedBy = isProxys ? PAST_THE_PROXY : BY_COLLECTOR;
    return unknown('S1-06', m.say('machine-port-not-told', undefined), decidedBy);
  }
  if (first === undefined || missed.length < tried.length)
    return pass('S1-06', m.say('machine-port-answers', target));
  const code = first.meaning === 'time-out' ? 'machine-port-silent' : 'machine-port-unreachable';
  return (callsInTime(facts) ? warn : fail)('S1-06', m.say(code, target), {
    evidence: [seen('What Windows says', 'Windows のエラー', first.error ?? '')],
    next: [
      act(
        'machine',
        {
          en: 'Test the port from the computer; open it in the firewalls on the way, or correct the port in the policy.',
          ja: '次のコマンドで接続を確認し、経路上のファイアウォール、またはポリシーのポート番号を見直してください。',
        },
        `Test-NetConnection ${typedHost(target.host)} -Port ${target.port}`,
      ),
      act('server', {
        en: 'See that the server runs and listens at that port.',
        ja: 'サーバーが実行中で、そのポートで待ち受けていることを確認してください。',
      }),
    ],
  });
}
