import type { Finding } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { act, pass, seen, warn } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';

/** A1: whether the views that administrators look at first show it. It keeps nothing from machines, only from eyes. */
export function hiddenByView({ update, approvals, counts }: PresentFacts): Finding {
  const approvable = update.explicitlyDeployable && !update.expired && !update.declined;
  const undecided = !approvals.some(({ action }) => action !== 'NotApproved');
  const asksForIt = approvable && undecided && counts.needed + counts.failed > 0;
  const evidence = [
    seen(
      'Shown by the view "All Updates"',
      'ビュー「すべての更新プログラム」(All Updates) に表示',
      approvable,
    ),
    seen(
      'Shown by the view "Needs a Decision" (what is needed or failed, and approved for nobody)',
      'ビュー「承認の判断が必要」(Needs a Decision) に表示 (必要または失敗で、未承認のもの)',
      asksForIt,
    ),
  ];
  if (approvable) return pass('A1', m.say('shown-in-views', undefined), { evidence });
  return warn('A1', m.say('hidden-from-views', undefined), {
    evidence,
    next: [
      act(
        'server',
        { en: 'Search without a view.', ja: 'ビューを指定せずに検索してください。' },
        `todoku updates search ${update.updateId}`,
      ),
    ],
  });
}
