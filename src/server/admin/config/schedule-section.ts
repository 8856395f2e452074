import type { ScheduleView } from '../contract.ts';
import type { SettingsSection } from './section.ts';

/** When this server synchronises by itself. */
export const scheduleSection: SettingsSection = {
  kind: 'settings',
  keys: [
    'SynchronizeAutomatically',
    'SynchronizeAutomaticallyTimeOfDay',
    'SynchronizationsPerDay',
    'SynchronizationRandomOffset',
  ],
  read: async (ask) => {
    const { perDay, firstAt, randomOffset } = await ask<ScheduleView>({
      method: 'GET',
      path: '/sync/schedule',
    });
    return {
      SynchronizeAutomatically: perDay > 0,
      SynchronizeAutomaticallyTimeOfDay: firstAt,
      ...(perDay > 0 ? { SynchronizationsPerDay: perDay } : {}),
      SynchronizationRandomOffset: randomOffset,
    };
  },
  write: (wanted) => [
    {
      method: 'PUT',
      path: '/sync/schedule',
      body: {
        perDay: wanted.SynchronizeAutomatically === false ? 0 : (wanted.SynchronizationsPerDay ?? 1),
        firstAt: wanted.SynchronizeAutomaticallyTimeOfDay,
        randomOffset: wanted.SynchronizationRandomOffset,
      },
    },
  ],
};
