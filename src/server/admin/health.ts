import type { ResultLanguage } from '#results';
import type { InboxEntry } from '#upkeep';
import { DAY } from '#upkeep';
import { HealthAnswer, HealthFinding, HealthQuery, SnoozeParams, SnoozeRequest } from './contract/health.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const healthRoutes: RoutesOf = ({ clock, desks }) => [
  endpoint({
    method: 'GET',
    path: '/health',
    summary: 'What is not as it should be, each with one next step',
    access: 'read',
    query: HealthQuery,
    answer: HealthAnswer,
    handle: async ({ query, language }) => {
      const entries = await desks.health.look();
      const well = entries.every(
        ({ severity, snoozedUntil }) => severity !== 'alarm' || snoozedUntil !== undefined,
      );
      return { well, findings: entries.map((entry) => toView(entry, query.lang ?? language)) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/health/:code/snooze',
    summary: 'Puts a finding off for some days; it comes back before when it gets worse',
    access: 'administer',
    params: SnoozeParams,
    query: HealthQuery,
    body: SnoozeRequest,
    answer: HealthFinding,
    handle: async ({ params, query, body, actor, language }) => {
      const entry = await desks.health.snooze(params.code, clock.now() + body.days * DAY, actor);
      return toView(entry, query.lang ?? language);
    },
  }),
];

function toView({ measure: _, says, ...finding }: InboxEntry, language: ResultLanguage): HealthFinding {
  return { ...finding, sentence: says[language] };
}
