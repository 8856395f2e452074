import type { Finding } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** Of Windows 7 and Server 2008 R2: older ones do not take the certificates of today's updates (KB2720211). Newer agents come with Windows. */
const NEEDED = '7.6.7600.256';

/** M-07: the agent is new enough. Says nothing of agents that are part of Windows. */
export function agentVersion({ machine }: MachineFacts): Finding | undefined {
  const version = machine?.agent;
  if (version === undefined || !/^[1-7]\.\d+\.\d+\.\d+$/.test(version) || !isOlder(version, NEEDED))
    return undefined;
  return warn('M-07', m.say('machine-agent-old', { version, needed: NEEDED }), {
    next: [
      act('person', {
        en: 'Give this server the self-update files of the agent (--self-update), or install the current agent by hand.',
        ja: 'エージェントの自己更新ファイルをサーバーに配置する (--self-update) か、最新のエージェントを手動でインストールしてください。',
      }),
    ],
  });
}

function isOlder(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  for (const [at, part] of right!.entries()) {
    if (left![at] !== part) return left![at]! < part;
  }
  return false;
}
