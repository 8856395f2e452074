import type { Finding } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, pass, seen, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** M-10: no download is stuck in the queue of BITS. */
export function transfers({ collected }: MachineFacts): Finding | undefined {
  const stuck = collected?.transfers?.bitsInError;
  if (stuck === undefined) return undefined;
  if (stuck === 0) return pass('M-10', m.say('machine-transfers-well', undefined));
  const deliveryOptimization = collected?.transfers?.deliveryOptimization;
  return warn('M-10', m.say('machine-transfers-in-error', { count: stuck }), {
    evidence:
      deliveryOptimization === undefined
        ? []
        : [seen('Delivery Optimization', '配信の最適化', deliveryOptimization)],
    next: [
      act(
        'machine',
        {
          en: 'See what the jobs complain of; clearing the data of the Windows Update client deletes them.',
          ja: 'ジョブのエラーを確認してください。Windows Update クライアントの情報をクリアすると、ジョブは削除されます。',
        },
        'bitsadmin /list /allusers /verbose',
      ),
    ],
  });
}
