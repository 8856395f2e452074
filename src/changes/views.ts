import { isDeepStrictEqual } from 'node:util';
import type { StoreReader } from '#store';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import type { ChangeContext, View } from './types.ts';

/** The setting that has the views that people saved. */
const VIEWS_SETTING = 'views';

/** The views that people saved, by name. */
export async function savedViews(store: Pick<StoreReader, 'setting'>): Promise<readonly View[]> {
  return (await store.setting<readonly View[]>(VIEWS_SETTING)) ?? [];
}

/** Views are one whatever the letter case of their names. */
export function isSameView(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Saves a view for everybody, in place of one of that name. */
export async function saveView(
  context: ChangeContext,
  { name, filters, sort, descending }: Omit<View, 'author' | 'savedAt'>,
  actor: string,
): Promise<void> {
  const content = {
    ...{ name: name.trim(), filters },
    ...(sort === undefined ? {} : { sort }),
    ...(descending === undefined ? {} : { descending }),
  };
  await change(context, 'save-view', content.name, actor, (before) => {
    const isSaved = before !== undefined && isDeepStrictEqual({ ...before, ...content }, before);
    return isSaved && Object.keys(before).length === Object.keys(content).length + 2
      ? before
      : { ...content, author: actor, savedAt: context.clock.now() };
  });
}

/** Takes a view away that people saved. Fails with `changes/unknown-view`. */
export async function removeView(context: ChangeContext, name: string, actor: string): Promise<void> {
  await change(context, 'remove-view', name, actor, (before) => {
    if (before === undefined) throw changesFailures.fail('unknown-view', { subject: name });
    return undefined;
  });
}

async function change(
  context: ChangeContext,
  verb: string,
  name: string,
  actor: string,
  decide: (before: View | undefined) => View | undefined,
): Promise<void> {
  const changed = await commit(context, async (tx): Promise<Change<boolean>> => {
    const views = await savedViews(tx);
    const before = views.find((view) => isSameView(view.name, name));
    const after = decide(before);
    if (after === before) return { result: false, unchanged: true };
    const others = views.filter((view) => view !== before);
    const all = after === undefined ? others : [...others, after];
    await tx.setSetting(
      VIEWS_SETTING,
      all.toSorted((one, other) => one.name.localeCompare(other.name)),
    );
    await tx.addAudit({ at: context.clock.now(), actor, verb, subject: name, details: { before, after } });
    return { result: true };
  });
  if (changed) changeEvents.settingsChanged(context.log, { verb, settings: [VIEWS_SETTING], actor });
}
