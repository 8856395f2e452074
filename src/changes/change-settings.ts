import { isDeepStrictEqual } from 'node:util';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { type SettingDifference, settingDifference } from './setting-difference.ts';
import type { ChangeContext } from './types.ts';

/**
 * Changes named settings in one step; undefined takes one away. What is so already is not written. The audit row has what each was and
 * is, without passwords and what else is secret.
 */
export async function changeSettings(
  context: ChangeContext,
  settings: Readonly<Record<string, unknown>>,
  { verb, subject }: { readonly verb: string; readonly subject: string },
  actor: string,
): Promise<void> {
  const changed = await commit(context, async (tx): Promise<Change<readonly string[]>> => {
    const differences: Record<string, SettingDifference> = {};
    for (const [name, value] of Object.entries(settings)) {
      const [before, after] = [await tx.setting(name), asStored(value)];
      if (isDeepStrictEqual(before, after)) continue;
      await tx.setSetting(name, value);
      differences[name] = settingDifference(before, after);
    }
    const names = Object.keys(differences);
    if (names.length === 0) return { result: names, unchanged: true };
    const at = context.clock.now();
    await tx.addAudit({ at, actor, verb, subject, details: { settings: differences } });
    return { result: names };
  });
  if (changed.length > 0) changeEvents.settingsChanged(context.log, { verb, settings: changed, actor });
}

/** The value as it will be read again. */
function asStored(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
