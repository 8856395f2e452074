import { type Static, Type } from 'typebox';
import { TASK_NAMES } from '#upkeep';
import { Bytes, Count, listOf, objectOf, oneOf, pageOf, paging, Text, Time } from './shapes.ts';
import { taskOf } from './tasks.ts';

const days = (description: string) => Type.Integer({ minimum: 1, maximum: 36_500, description });

const fields = {
  supersededDays: days('so long the replacement has to be approved'),
  undoDays: days('so long a decline can be taken back'),
  metadataDays: days('so long metadata of declined and withdrawn updates is kept'),
  revisionDays: days('so long an older revision is kept'),
  silentDays: days('after so long without contact a machine is archived'),
  contentDays: days('so long a file is kept that nothing needs'),
  logDays: days('so long the log of housekeeping is kept'),
};

const TaskWord = oneOf(TASK_NAMES);

export const HousekeepingSettings = objectOf({ off: listOf(TaskWord), ...fields });
export type HousekeepingSettings = Static<typeof HousekeepingSettings>;

/** PUT /housekeeping/settings: what is left out stays. */
export const HousekeepingChange = Type.Partial(HousekeepingSettings, { additionalProperties: false });
export type HousekeepingChange = Static<typeof HousekeepingChange>;

export const HousekeepingTask = objectOf({
  task: TaskWord,
  about: Type.String(),
  wsus: Type.Optional(Type.String({ description: 'its name in Invoke-WsusServerCleanup' })),
  on: Type.Boolean(),
  lastRunAt: Type.Optional(Time),
  lastCount: Type.Optional(Count),
  lastBytes: Type.Optional(Bytes),
});
export type HousekeepingTask = Static<typeof HousekeepingTask>;

/** GET /housekeeping */
export const HousekeepingAnswer = objectOf({
  settings: HousekeepingSettings,
  tasks: listOf(HousekeepingTask),
  database: objectOf({ bytes: Bytes, free: Bytes, shrinks: Type.Boolean() }),
});
export type HousekeepingAnswer = Static<typeof HousekeepingAnswer>;

/** POST /housekeeping/run (a task). `task` by its own name or by WSUS's. */
export const HousekeepingRun = objectOf({
  task: Type.Optional(Text),
  dryRun: Type.Optional(Type.Boolean()),
  gently: Type.Optional(Type.Boolean({ description: 'take a hundredth of the time, as it does by itself' })),
});
export type HousekeepingRun = Static<typeof HousekeepingRun>;

export const HousekeepingItem = objectOf({
  id: Type.String(),
  name: Type.String(),
  reason: Type.String(),
});
export type HousekeepingItem = Static<typeof HousekeepingItem>;

export const HousekeepingReport = objectOf({
  task: TaskWord,
  count: Count,
  bytes: Bytes,
  items: listOf(HousekeepingItem),
  skipped: Type.Optional(oneOf(['replica', 'off'])),
});
export type HousekeepingReport = Static<typeof HousekeepingReport>;

/** The result of that task. */
export const HousekeepingDone = objectOf({
  dryRun: Type.Boolean(),
  reports: listOf(HousekeepingReport),
});
export type HousekeepingDone = Static<typeof HousekeepingDone>;
export const HousekeepingStarted = taskOf(HousekeepingDone);

/** GET /housekeeping/log: newest first. */
export const HousekeepingLogQuery = objectOf({ ...paging, task: Type.Optional(Text) });

export const HousekeepingEntry = objectOf({
  id: Count,
  at: Time,
  task: Type.String(),
  count: Count,
  bytes: Bytes,
  items: listOf(HousekeepingItem),
  undoUntil: Type.Optional(Time),
  undoneAt: Type.Optional(Time),
  undoneBy: Type.Optional(Type.String()),
});
export type HousekeepingEntry = Static<typeof HousekeepingEntry>;
export const HousekeepingLogAnswer = pageOf(HousekeepingEntry);

/** POST /housekeeping/log/{id}/undo */
export const HousekeepingEntryParams = objectOf({ id: Type.Integer({ minimum: 1 }) });
export const HousekeepingUndone = objectOf({
  entry: HousekeepingEntry,
  undeclined: Count,
  /** Approvals that the declines had ended, and that are in force again. */
  restored: Count,
  /** Updates about which something else was decided since then, or that are gone: they stay as they are. */
  left: Count,
});
export type HousekeepingUndone = Static<typeof HousekeepingUndone>;
