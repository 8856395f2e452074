import { type Finding, moment } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { act, fail, pass, seen } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';

/** A7: a hold counts as not approved for every computer, whatever is approved. */
export function held({ update, hold }: PresentFacts): Finding {
  if (hold === undefined) return pass('A7', m.say('not-held', undefined));
  const { until, at, by, reason } = hold;
  return fail('A7', m.say('held', { until }), {
    evidence: [
      ...(by === undefined ? [] : [seen('Held by', '保留した人または規則', by.name, at)]),
      ...(reason === undefined ? [] : [seen('Reason given', '理由', reason)]),
    ],
    next: [
      act(
        'server',
        {
          en: 'End the hold, if its reason is gone.',
          ja: '理由が解消している場合は、保留を解除してください。',
        },
        `todoku updates release ${update.updateId}`,
      ),
    ],
    then: {
      en: `Otherwise the hold ends by itself on ${moment(until).en}; approvals count again from then on.`,
      ja: `解除しない場合、保留は ${moment(until).ja} に自動的に終了し、承認が再び有効になります。`,
    },
  });
}
