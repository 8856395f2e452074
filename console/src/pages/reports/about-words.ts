import { useCallback } from 'react';
import type { NoticeAbout, NoticeScheduleBody } from '#server/admin';
import { useWords } from '../../words/index.ts';
import { subscriptionWords } from './subscription-words.ts';
import { reportWords } from './words.ts';

/** Says in a few words what a subscription is about. */
export function useAboutWords(): (about: NoticeAbout) => string {
  const words = useWords(subscriptionWords);
  const { names } = useWords(reportWords);
  return useCallback(
    ({ kind, report = 'updates-summary', schedule, least = 'warning' }) => {
      if (kind === 'new-updates') return words.aboutUpdates;
      if (kind === 'health') return words.aboutHealth(words.severities[least]);
      return words.aboutReport(names[report], schedule === undefined ? '' : whenOf(schedule, words));
    },
    [words, names],
  );
}

function whenOf(
  { every, weekday = 1, day = 1, at }: NoticeScheduleBody,
  words: ReturnType<typeof useWords<typeof subscriptionWords>>,
): string {
  const clock = clockOf(at);
  if (every === 'day') return words.daily(clock);
  if (every === 'week') return words.weekly(words.weekdays[weekday - 1] ?? '', clock);
  return words.monthly(String(day), clock);
}

/** `390` is 06:30. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
