import { type Finding, typed } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, pass, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** M-03: the groups that its policy asks for exist, and can be asked for. */
export function targetGroups({ machine }: MachineFacts): Finding | undefined {
  const requested = machine?.requested ?? [];
  if (requested.length === 0) return undefined;
  const missing = requested.find(({ because }) => because === 'no-such-group');
  if (missing !== undefined) {
    return warn('M-03', m.say('machine-group-missing', { group: missing.name }), {
      next: [
        act(
          'server',
          {
            en: 'Make the group, with the computers that ask for it; or correct the policy.',
            ja: 'グループを作成してください。ポリシーの値が誤っている場合は、ポリシーを見直してください。',
          },
          `todoku groups create --requested ${typed(missing.name)}`,
        ),
      ],
    });
  }
  const closed = requested.find(({ because }) => because === 'built-in' || because === 'has-a-rule');
  if (closed !== undefined) {
    return warn('M-03', m.say('machine-group-not-open', { group: closed.name }), {
      next: [
        act('person', {
          en: 'Name another group in the policy, or put the computer into one on the server.',
          ja: 'ポリシーで別のグループを指定するか、サーバーでコンピューターをグループに追加してください。',
        }),
      ],
    });
  }
  return pass(
    'M-03',
    m.say('machine-groups-in-force', { groups: requested.map(({ name }) => name).join(', ') }),
  );
}
