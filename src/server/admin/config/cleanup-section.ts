import { TASKS } from '#upkeep';
import type { DeclaredState } from '../contract/config.ts';
import type { HousekeepingAnswer } from '../contract/housekeeping.ts';
import type { SettingsSection } from './section.ts';

type Cleanup = NonNullable<DeclaredState['Cleanup']>;

const DAYS = {
  SupersededDays: 'supersededDays',
  UndoDays: 'undoDays',
  MetadataDays: 'metadataDays',
  RevisionDays: 'revisionDays',
  SilentDays: 'silentDays',
  ContentDays: 'contentDays',
  LogDays: 'logDays',
} as const;

/** Tasks by the names of the PowerShell resource. */
const SWITCHES = TASKS.flatMap(({ name, wsus }) =>
  wsus === undefined ? [] : [[wsus as keyof Cleanup, name] as const],
);

/** What housekeeping does by itself. */
export const cleanupSection: SettingsSection = {
  kind: 'settings',
  keys: ['Cleanup'],
  read: async (ask) => {
    const { settings } = await ask<HousekeepingAnswer>({ method: 'GET', path: '/housekeeping' });
    return {
      Cleanup: {
        ...Object.fromEntries(SWITCHES.map(([key, task]) => [key, !settings.off.includes(task)])),
        ...Object.fromEntries(Object.entries(DAYS).map(([key, field]) => [key, settings[field]])),
      },
    };
  },
  write: ({ Cleanup: wanted = {} }) => [
    {
      method: 'PUT',
      path: '/housekeeping/settings',
      body: {
        off: SWITCHES.filter(([key]) => wanted[key] === false).map(([, task]) => task),
        ...Object.fromEntries(
          Object.entries(DAYS).flatMap(([key, field]) => {
            const days = wanted[key as keyof Cleanup];
            return days === undefined ? [] : [[field, days]];
          }),
        ),
      },
    },
  ],
};
