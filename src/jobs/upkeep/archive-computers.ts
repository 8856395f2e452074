import { archiveComputers, noteUpkeep } from '#changes';
import type { Computer } from '#store';
import { counted, DAY, judgeComputer } from '#upkeep';
import { HOUR, HOUSEKEEPER, inPortions, type Portion, type Task, type UpkeepGround } from './task.ts';

/** Machines that are archived in one transaction, and the most in one round. */
const ARCHIVED_AT_ONCE = 20;
const MOST = 5000;

interface Silent extends Computer {
  readonly reason: string;
}

/** Archives machines that have been silent for long. Nothing of them is deleted, and the first contact brings each back. */
export const archiveSilent: Task = {
  name: 'archive-computers',
  every: HOUR,
  async *portions(ground) {
    const { store, clock } = ground.context;
    const view = { now: clock.now(), silent: ground.settings.silentDays * DAY };
    const silent: Silent[] = [];
    for (const computer of await store.silentComputers(view.now - view.silent + 1, MOST)) {
      const { goes, reason } = judgeComputer(computer, view);
      if (goes) silent.push({ ...computer, reason });
    }
    for (const some of inPortions(silent, ARCHIVED_AT_ONCE)) yield portion(ground, some);
  },
};

function portion({ context, settings }: UpkeepGround, computers: readonly Silent[]): Portion {
  const items = computers.map(({ id, dnsName, reason }) => ({ id, name: dnsName, reason }));
  return {
    count: computers.length,
    items,
    weigh: async () => 0,
    apply: async () => {
      const why = { reason: `silent for ${counted(settings.silentDays, 'day')}` };
      const ids = computers.map(({ id }) => id);
      const archived = new Set<string>(await archiveComputers(context, ids, HOUSEKEEPER, why));
      if (archived.size > 0)
        await noteUpkeep(context, {
          at: context.clock.now(),
          task: 'archive-computers',
          count: archived.size,
          bytes: 0,
          items: items.filter(({ id }) => archived.has(id)),
        });
      return { count: archived.size, bytes: 0 };
    },
  };
}
