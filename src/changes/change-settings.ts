import { isDeepStrictEqual } from 'node:util';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import type { ChangeContext } from './types.ts';

/**
 * Changes named settings in one step; undefined takes one away. What is so already is not written. The audit row has the
 * names alone: there are passwords among the values.
 */
export async function changeSettings(
  context: ChangeContext,
  settings: Readonly<Record<string, unknown>>,
  { verb, subject }: { readonly verb: string; readonly subject: string },
  actor: string,
): Promise<void> {
  const changed = await commit(context, async (tx): Promise<Change<readonly string[]>> => {
    const names: string[] = [];
    for (const [name, value] of Object.entries(settings)) {
      if (isDeepStrictEqual(await tx.setting(name), asStored(value))) continue;
      await tx.setSetting(name, value);
      names.push(name);
    }
    if (names.length === 0) return { result: names, unchanged: true };
    await tx.addAudit({ at: context.clock.now(), actor, verb, subject, details: { settings: names } });
    return { result: names };
  });
  if (changed.length > 0) changeEvents.settingsChanged(context.log, { verb, settings: changed, actor });
}

/** The value as it will be read again. */
function asStored(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
