import { type Action, type Finding, moment, typed } from '#diagnosis';
import { groupsText } from '../group-text.ts';
import { thenOffered } from './expectation.ts';
import type { DeclineFact, PresentFacts } from './facts.ts';
import { act, fail, pass, seen } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';
import { approve } from './remedies.ts';

/** A2: declined, by whom and when. */
export function declined(facts: PresentFacts): Finding {
  const { update, decline } = facts;
  if (!update.declined) return pass('A2', m.say('not-declined', undefined));
  return fail('A2', sentence(decline), {
    evidence:
      decline === undefined
        ? []
        : [
            seen('Declined by', '拒否した人または規則', decline.by.name, decline.at),
            ...(decline.reason === undefined ? [] : [seen('Reason given', '理由', decline.reason)]),
            ...(decline.ended.length === 0
              ? []
              : [
                  seen(
                    'Approvals that ended with it',
                    '同時に解除された承認',
                    groupsText(decline.ended, decline.ended.length),
                  ),
                ]),
          ],
    next: remedies(facts),
    ...(facts.replica === undefined ? { then: thenOffered(facts) } : {}),
  });
}

function sentence(decline: DeclineFact | undefined): ReturnType<typeof m.say> {
  if (decline === undefined) return m.say('declined', undefined);
  const { at, by } = decline;
  switch (by.kind) {
    case 'person':
      return m.say('declined-by-person', { at, who: by.name });
    case 'rule':
      return m.say('declined-by-rule', { at, rule: by.name });
    case 'housekeeping':
      return m.say('declined-by-housekeeping', { at });
    case 'upstream':
      return m.say('declined-by-upstream', { at });
  }
}

function remedies(facts: PresentFacts): readonly Action[] {
  const { update, decline, replica } = facts;
  if (replica !== undefined)
    return [
      act('upstream', {
        en: `Take the decline back on the upstream server ${replica.upstream}, then synchronize.`,
        ja: `アップストリーム サーバー ${replica.upstream} で拒否を取り消してから、同期してください。`,
      }),
    ];
  const first: Action[] = [];
  if (decline !== undefined && decline.ended.length > 0)
    first.push(
      act(
        'server',
        {
          en: `Undo the decline of ${moment(decline.at).en}: its approvals come back with it.`,
          ja: `${moment(decline.at).ja} の拒否を元に戻してください。解除された承認も元に戻ります。`,
        },
        `todoku updates undo ${decline.decision}`,
      ),
    );
  else
    first.push(
      act(
        'server',
        { en: 'Take the decline back.', ja: '拒否を取り消してください。' },
        `todoku updates undecline ${update.updateId}`,
      ),
      approve(facts),
    );
  if (decline?.by.kind === 'rule')
    first.push(
      act(
        'server',
        {
          en: 'See the rule: it declines others like this one too.',
          ja: '規則を確認してください。同様の更新プログラムも拒否されます。',
        },
        `todoku rules show ${typed(decline.by.name)}`,
      ),
    );
  if (decline?.by.kind === 'housekeeping')
    first.push(
      act(
        'server',
        {
          en: 'See why housekeeping declined it. It leaves alone what a person took back.',
          ja: '自動クリーンアップが拒否した理由を確認してください。取り消した更新プログラムは、以後対象になりません。',
        },
        'todoku cleanup log',
      ),
    );
  return first;
}
