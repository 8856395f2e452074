import { noteUnneeded, noteUpkeep } from '#changes';
import type { ContentInfo } from '#content';
import type { FileRecord } from '#store';
import { DAY, judgeContent } from '#upkeep';
import { contentPolicy } from '../content-needs.ts';
import { NeededFiles } from '../needed-files.ts';
import { HOUR, inPortions, type Portion, type Task, type UpkeepGround } from './task.ts';

/** Files that go in one step. */
const REMOVED_AT_ONCE = 20;
/** Files that are looked at between two rests, and the rest in milliseconds. */
const AT_ONCE = 100;
const REST = 10;

interface Unneeded extends ContentInfo {
  readonly name: string;
  readonly reason: string;
}

/** Removes files that nothing has needed for long. */
export const removeContent: Task = {
  name: 'remove-content',
  every: 6 * HOUR,
  async *portions(ground) {
    const unneeded = await survey(ground);
    for (const files of inPortions(unneeded, REMOVED_AT_ONCE)) yield contentPortion(ground, files);
  },
};

/** Looks at every file that is here, and notes which nothing needs and which are needed again. */
async function survey(ground: UpkeepGround): Promise<readonly Unneeded[]> {
  const { context, content, settings, sleep, signal, dryRun } = ground;
  const { store, clock } = context;
  const keeping = await whatIsKept(ground);
  const since = new Map((await store.unneededFiles()).map((file) => [file.sha1, file.since]));
  const view = { now: clock.now(), kept: settings.contentDays * DAY };
  const noticed: string[] = [];
  const here = new Set<string>();
  const unneeded: Unneeded[] = [];
  let looked = 0;
  for await (const info of content.list()) {
    here.add(info.sha1);
    const record = await store.fileBySha1(info.sha1);
    const unneededSince = since.get(info.sha1);
    const { needed, wanted } = keeping(info.sha1, record);
    const { goes, reason } = judgeContent(
      {
        needed,
        wanted,
        ...(unneededSince === undefined ? {} : { unneededSince }),
        arrivedAt: info.modifiedAt,
      },
      view,
    );
    if (needed || wanted) here.delete(info.sha1);
    else if (unneededSince === undefined) noticed.push(info.sha1);
    if (goes) unneeded.push({ ...info, name: record?.file.fileName ?? '', reason });
    looked += 1;
    if (looked % AT_ONCE !== 0) continue;
    await sleep(REST, signal);
    signal.throwIfAborted();
  }
  if (!dryRun) {
    const settled = [...since.keys()].filter((sha1) => !here.has(sha1));
    await noteUnneeded(
      context,
      noticed.map((sha1) => ({ sha1, since: view.now })),
      settled,
    );
  }
  return unneeded;
}

/** What approvals, the policy and the queue of fetches want here. */
async function whatIsKept({
  context,
}: UpkeepGround): Promise<
  (sha1: string, record: FileRecord | undefined) => { readonly needed: boolean; readonly wanted: boolean }
> {
  const { store, catalog } = context;
  const needed = await new NeededFiles({ store, catalog }).all(await contentPolicy(store));
  const wanted = new Set((await store.fetches()).map(({ sha1 }) => sha1));
  // Without an upstream nothing that is still offered could be fetched again.
  const canComeAgain = (await store.setting('upstream')) !== undefined;
  const { snapshot } = catalog;
  const isOffered = (record: FileRecord | undefined): boolean =>
    record?.revisionIds.some((id) => snapshot.mayRead([], id)) ?? false;
  return (sha1, record) => ({
    needed: needed.has(sha1) || (!canComeAgain && isOffered(record)),
    wanted: wanted.has(sha1),
  });
}

function contentPortion(ground: UpkeepGround, files: readonly Unneeded[]): Portion {
  const { context, content } = ground;
  const items = files.map(({ sha1, name, reason }) => ({ id: sha1, name, reason }));
  return {
    count: files.length,
    items,
    weigh: async () => files.reduce((sum, { size }) => sum + size, 0),
    apply: async () => {
      const keeping = await whatIsKept(ground);
      const gone: Unneeded[] = [];
      for (const file of files) {
        const { needed, wanted } = keeping(file.sha1, await context.store.fileBySha1(file.sha1));
        if (needed || wanted) continue;
        await content.remove(file.sha1);
        gone.push(file);
      }
      if (gone.length === 0) return { count: 0, bytes: 0 };
      const bytes = gone.reduce((sum, { size }) => sum + size, 0);
      const names = new Set(gone.map(({ sha1 }) => sha1));
      await noteUnneeded(context, [], [...names]);
      await noteUpkeep(context, {
        at: context.clock.now(),
        task: 'remove-content',
        count: gone.length,
        bytes,
        items: items.filter(({ id }) => names.has(id)),
      });
      return { count: gone.length, bytes };
    },
  };
}
