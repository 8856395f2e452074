import type { InboxEntry } from '#upkeep';
import { DAY } from '#upkeep';
import { HealthAnswer, HealthFinding, SnoozeParams, SnoozeRequest } from './contract/health.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const healthRoutes: RoutesOf = ({ clock, desks }) => [
  endpoint({
    method: 'GET',
    path: '/health',
    summary: 'What is not as it should be, each with one next step',
    access: 'read',
    answer: HealthAnswer,
    handle: async () => {
      const entries = await desks.health.look();
      const well = entries.every(
        ({ severity, snoozedUntil }) => severity !== 'alarm' || snoozedUntil !== undefined,
      );
      return { well, findings: entries.map(toView) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/health/:code/snooze',
    summary: 'Puts a finding off for some days; it comes back before when it gets worse',
    access: 'administer',
    params: SnoozeParams,
    body: SnoozeRequest,
    answer: HealthFinding,
    handle: async ({ params, body, actor }) =>
      toView(await desks.health.snooze(params.code, clock.now() + body.days * DAY, actor)),
  }),
];

function toView({ measure: _, ...finding }: InboxEntry): HealthFinding {
  return finding;
}
