import { changeSettings } from '#changes';
import { DEFAULT_SCHEDULE, type ScheduleSettings } from '#upstream';
import type { ServerContext } from '../context.ts';
import { ScheduleChange, ScheduleView } from './contract/sync.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

const HOUR = 60;

export const scheduleRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/sync/schedule',
    summary: 'How often this server synchronises by itself',
    access: 'read',
    answer: ScheduleView,
    handle: () => view(context),
  }),
  endpoint({
    method: 'PUT',
    path: '/sync/schedule',
    summary: 'Sets how often this server synchronises by itself',
    access: 'administer',
    body: ScheduleChange,
    answer: ScheduleView,
    handle: async ({ body, actor }) => {
      const { firstAt, ...rest } = body;
      const schedule = { ...(await current(context)), ...rest };
      const changed = firstAt === undefined ? schedule : { ...schedule, firstAt: minutesOf(firstAt) };
      await changeSettings(
        context,
        { 'sync-schedule': changed },
        { verb: 'set-sync-schedule', subject: changed.perDay === 0 ? 'manual' : `${changed.perDay} a day` },
        actor,
      );
      await context.desks.settingsChanged(['sync-schedule']);
      return view(context);
    },
  }),
];

async function current({ store }: ServerContext): Promise<ScheduleSettings> {
  return (await store.setting<ScheduleSettings>('sync-schedule')) ?? DEFAULT_SCHEDULE;
}

async function view(context: ServerContext): Promise<ScheduleView> {
  const { perDay, firstAt, randomOffset } = await current(context);
  // A schedule goes on without an upstream, but nothing comes of it.
  const hasUpstream = (await context.store.setting('upstream')) !== undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return {
    perDay,
    firstAt: `${two(Math.floor(firstAt / HOUR))}:${two(firstAt % HOUR)}`,
    randomOffset,
    ...present({ nextAt: hasUpstream ? context.desks.nextSyncAt() : undefined }),
  };
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * HOUR + minutes;
}
