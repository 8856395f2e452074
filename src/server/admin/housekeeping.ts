import { Failure } from '#base';
import { changeSettings, noteUndone, undo } from '#changes';
import { HOUSEKEEPER, housekeepingSettings } from '#jobs';
import type { UpkeepEntry } from '#store';
import { toUpdateId, type UpdateId } from '#update';
import { TASKS, type TaskName, taskNamed, UPKEEP_SETTING } from '#upkeep';
import type { ServerContext } from '../context.ts';
import { type Caller, mustDecideForAll } from './caller.ts';
import {
  HousekeepingAnswer,
  HousekeepingChange,
  HousekeepingEntryParams,
  HousekeepingLogAnswer,
  HousekeepingLogQuery,
  HousekeepingRun,
  HousekeepingStarted,
  HousekeepingUndone,
} from './contract/housekeeping.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { type AdminRoute, endpoint } from './route.ts';
import type { Tasks } from './tasks.ts';

export function housekeepingRoutes(context: ServerContext, tasks: Tasks): readonly AdminRoute[] {
  const { store, clock, desks } = context;
  return [
    endpoint({
      method: 'GET',
      path: '/housekeeping',
      summary: 'What housekeeping does by itself, when it did last, and how large the database is',
      access: 'read',
      answer: HousekeepingAnswer,
      handle: () => overview(context),
    }),
    endpoint({
      method: 'PUT',
      path: '/housekeeping/settings',
      summary: 'Changes what housekeeping does by itself; what is left out stays',
      access: 'administer',
      body: HousekeepingChange,
      answer: HousekeepingAnswer,
      handle: async ({ body, actor }) => {
        const settings = { ...(await housekeepingSettings(context)), ...body };
        const named = { verb: 'change-housekeeping', subject: Object.keys(body).join(', ') };
        await changeSettings(context, { [UPKEEP_SETTING]: settings }, named, actor);
        return overview(context);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/housekeeping/run',
      summary: 'Does now what is to be done, or says what would be (a task)',
      access: 'administer',
      body: HousekeepingRun,
      answer: HousekeepingStarted,
      noted: ({ body }) =>
        body.dryRun === true ? undefined : { verb: 'run-housekeeping', subject: body.task ?? '' },
      handle: async ({ body }) => {
        const task = body.task === undefined ? undefined : findTask(body.task);
        const { dryRun = false, gently = false } = body;
        return tasks.start('housekeeping', clock.now(), async (work) => ({
          dryRun,
          reports: await desks.housekeeping.run({ ...present({ task }), dryRun, gently, ...work }),
        }));
      },
    }),
    endpoint({
      method: 'GET',
      path: '/housekeeping/log',
      summary: 'What housekeeping did and why, newest first',
      access: 'read',
      query: HousekeepingLogQuery,
      answer: HousekeepingLogAnswer,
      handle: ({ query: { task, ...page } }) =>
        store.upkeepLog({ ...page, ...present({ task: task === undefined ? undefined : findTask(task) }) }),
    }),
    endpoint({
      method: 'POST',
      path: '/housekeeping/log/:id/undo',
      summary:
        'Takes declines of housekeeping back, with the approvals that they ended; it leaves those updates alone from then on',
      access: 'decide',
      params: HousekeepingEntryParams,
      answer: HousekeepingUndone,
      handle: ({ params, caller }) => undoEntry(context, params.id, caller),
    }),
  ];
}

async function overview(context: ServerContext): Promise<HousekeepingAnswer> {
  const settings = await housekeepingSettings(context);
  const states = new Map(context.desks.housekeeping.state().map((state) => [state.task, state]));
  return {
    settings,
    tasks: TASKS.filter(({ name }) => states.has(name)).map(({ name, wsus, about }) => ({
      ...states.get(name)!,
      about,
      ...present({ wsus }),
      on: !settings.off.includes(name),
    })),
    database: await context.store.databaseSize(),
  };
}

function findTask(text: string): TaskName {
  const task = taskNamed(text);
  if (task !== undefined) return task;
  const detail = TASKS.map(({ name }) => name).join(', ');
  throw adminFailures.fail('no-such-upkeep', { subject: text, detail });
}

async function undoEntry(context: ServerContext, id: number, caller: Caller): Promise<HousekeepingUndone> {
  mustDecideForAll(caller);
  const entry = await context.store.upkeepEntry(id);
  if (entry === undefined) throw adminFailures.fail('no-such-upkeep-entry', { subject: String(id) });
  mustBeUndoable(entry, context.clock.now());
  const done = { undeclined: 0, restored: 0, left: 0 };
  for (const item of entry.items) {
    const updateId = toUpdateId(item.id);
    const restored = updateId === undefined ? undefined : await undoDecline(context, updateId, caller.actor);
    if (restored === undefined) done.left += 1;
    else {
      done.undeclined += 1;
      done.restored += restored;
    }
  }
  // Last: what a crash cuts short is asked for again, and goes on where it was.
  await noteUndone(context, id, caller.actor);
  return { entry: (await context.store.upkeepEntry(id))!, ...done };
}

/** Something was decided since, or the update is gone. */
const LEFT: ReadonlySet<string> = new Set([
  'changes/unknown-update',
  'changes/already-undone',
  'changes/newer-decision',
]);

/** Undoes the decline of that update if the last word on it is housekeeping's. Resolves with how many approvals came back, undefined where it is left as it is. */
async function undoDecline(
  context: ServerContext,
  updateId: UpdateId,
  actor: string,
): Promise<number | undefined> {
  const decisions = await context.store.decisionsOf(updateId);
  const last = decisions.find(({ after }) => after.declined !== undefined);
  if (last === undefined || last.verb !== 'decline' || last.actor !== HOUSEKEEPER) return undefined;
  try {
    return (await undo(context, last.id, actor)).deployments.length;
  } catch (failure) {
    if (failure instanceof Failure && LEFT.has(failure.code)) return undefined;
    throw failure;
  }
}

function mustBeUndoable({ id, undoUntil, undoneAt }: UpkeepEntry, now: number): void {
  const subject = `entry ${id}`;
  if (undoUntil === undefined)
    throw adminFailures.fail('not-undoable', { subject, detail: 'it removed what nobody needed' });
  if (undoneAt !== undefined)
    throw adminFailures.fail('not-undoable', { subject, detail: 'it was taken back already' });
  if (undoUntil < now)
    throw adminFailures.fail('not-undoable', {
      subject,
      detail: `that was possible until ${new Date(undoUntil).toISOString()}`,
    });
}
