import type { Finding } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { act, fail, seen, someOf, warn } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';

const RESTART = act(
  'machine',
  { en: 'Restart the computer.', ja: 'コンピューターを再起動してください。' },
  'shutdown /r /t 0',
);

/** A9e: a restart that is pending, for this update or for others. Asked only where one is. */
export function restart({ machine }: PresentFacts): Finding | undefined {
  if (machine === undefined) return undefined;
  const { status, otherRestarts, name } = machine;
  if (status?.state === 'InstalledPendingReboot')
    return fail('A9e', m.say('restart-pending', { at: status.changedAt }), {
      evidence: [seen('Reported by', '報告したコンピューター', name, status.changedAt)],
      next: [RESTART],
      then: {
        en: 'The installation is completed by the restart and reported afterwards.',
        ja: 'インストールは再起動によって完了し、その後に状態が報告されます。',
      },
    });
  if (otherRestarts.length === 0) return undefined;
  return warn('A9e', m.say('other-restart-pending', { titles: someOf(otherRestarts, 2) }), {
    next: [RESTART],
  });
}
