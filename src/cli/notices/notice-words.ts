import type { NoticeRow, SubscriptionRow } from '#server/admin';
import { showTime } from '../time.ts';

/** From Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `updates-summary, mon 07:00` */
export function aboutWords({ about }: Pick<SubscriptionRow, 'about'>): string {
  const { kind, report = '', schedule, least } = about;
  if (kind === 'new-updates') return 'new updates';
  if (kind === 'health') return `health, ${least ?? 'warning'} and worse`;
  if (schedule === undefined) return report;
  const { every, weekday = 1, day, at } = schedule;
  const when = every === 'day' ? 'daily' : every === 'week' ? WEEKDAYS[weekday - 1] : `day ${day}`;
  return `${report}, ${when} ${clock(at)}`;
}

export function placeWords({ mail = [], webhook }: Pick<SubscriptionRow, 'mail' | 'webhook'>): string {
  return webhook === undefined ? mail.join(', ') : new URL(webhook.url).host;
}

export function stateWords({ state, endedAt = 0, nextAttemptAt, failure, refused }: NoticeRow): string {
  switch (state) {
    case 'sent':
      return `sent ${showTime(endedAt)}${refused === undefined ? '' : `, not to ${refused.join(', ')}`}`;
    case 'given-up':
      return `failed: ${failure?.message ?? ''}`;
    case 'sending':
      return 'on its way';
    case 'waiting':
      return failure === undefined ? 'waits' : `failed, next try ${showTime(nextAttemptAt ?? 0)}`;
    default:
      return state satisfies never;
  }
}

/** `07:00` */
export function clock(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
