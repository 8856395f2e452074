import type { GuardSettings, ScheduleSettings } from './types.ts';

/** Nobody is asked to set these: July 2026 brought 14,520 detectoids at once, an ordinary month a few hundred revisions. */
export const DEFAULT_GUARD: GuardSettings = {
  growthFactor: 10,
  growthFloor: { categories: 500, revisions: 5000, bytes: 512 * 1024 * 1024 },
  revisionJump: 100_000,
  // Two Patch Tuesdays without anything new.
  freezeDays: 45,
};

/** Once a day, some time after three in the morning. */
export const DEFAULT_SCHEDULE: ScheduleSettings = { perDay: 1, firstAt: 3 * 60, randomOffset: 30 };
