import type { Finding } from '#diagnosis';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, pass, seen, unknown, warn } from './finding.ts';
import { numberIn } from './registry.ts';
import { targetOf } from './target.ts';

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const BEHAVIOUR = 'SetProxyBehaviorForUpdateDetection';

/** S1-11: the account that the agent runs as needs no proxy of its own, and no user's. */
export function systemProxy(facts: MachineFacts): Finding | undefined {
  const { collected, machine } = facts;
  if (collected === undefined) {
    return callsInTime(facts)
      ? pass('S1-11', m.say('machine-reaches-server', { at: machine!.lastContactAt }))
      : unknown('S1-11', m.say('machine-system-proxy-not-told', undefined), BY_COLLECTOR);
  }
  if (numberIn(collected, POLICY, BEHAVIOUR) === 1 && targetOf(collected)?.scheme === 'http') {
    return warn('S1-11', m.say('machine-user-proxy', undefined), {
      evidence: [seen(BEHAVIOUR, BEHAVIOUR, 1)],
      next: [
        act('person', {
          en: 'Set the policy to "Only use system proxy for detecting updates", or serve the computers over HTTPS.',
          ja: 'ポリシーで「更新プログラムを検出するためにのみシステム プロキシを使用する」を選択するか、HTTPS を使用してください。',
        }),
      ],
    });
  }
  if (collected.proxy === undefined)
    return unknown('S1-11', m.say('machine-system-proxy-not-told', undefined), BY_COLLECTOR);
  const { system, systemScript } = collected.proxy;
  const proxy = system ?? systemScript;
  if (proxy === undefined) return pass('S1-11', m.say('machine-system-proxy-none', undefined));
  return warn('S1-11', m.say('machine-system-proxy', { proxy }), {
    next: [
      act(
        'machine',
        {
          en: 'See what the system account uses; exempt the server there if calls fail.',
          ja: 'システム アカウントの設定を確認し、通信に失敗する場合はサーバーを除外してください。',
        },
        'bitsadmin /util /getieproxy localsystem',
      ),
    ],
  });
}
