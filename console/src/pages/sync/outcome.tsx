import type { SyncRunRow } from '#server/admin';
import { State, type Tone } from '../../kit/index.ts';
import { inBoth, useWords } from '../../words/index.ts';

export type Outcome = SyncRunRow['outcome'];

export const outcomeWords = inBoth({
  running: { en: 'synchronizing', ja: '同期中' },
  succeeded: { en: 'succeeded', ja: '成功' },
  partial: { en: 'partly succeeded', ja: '一部成功' },
  failed: { en: 'failed', ja: '失敗' },
  cancelled: { en: 'canceled', ja: 'キャンセル済み' },
  held: { en: 'held back: needs a decision', ja: '保留 (確認が必要)' },
  interrupted: { en: 'interrupted', ja: '中断' },
});

export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  running: 'restart',
  succeeded: 'good',
  partial: 'wait',
  failed: 'bad',
  cancelled: 'unknown',
  held: 'wait',
  interrupted: 'unknown',
};

/** From the worst on: what a day is marked with. */
export const WORST_FIRST: readonly Outcome[] = [
  'failed',
  'held',
  'interrupted',
  'partial',
  'cancelled',
  'running',
  'succeeded',
];

/** How a synchronisation ended, as shape and word. */
export function OutcomeState({ outcome }: { readonly outcome: Outcome }) {
  const words = useWords(outcomeWords);
  return <State tone={OUTCOME_TONES[outcome]}>{words[outcome]}</State>;
}
