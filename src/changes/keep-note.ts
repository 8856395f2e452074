import { commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/**
 * Keeps a setting that is no decision of anybody but a note of the server's own, such as how far a rollup has come: no audit
 * row, no log event. Undefined takes it away.
 */
export function keepNote(context: ChangeContext, name: string, note: unknown): Promise<void> {
  return commit(context, async (tx) => {
    await tx.setSetting(name, note);
    return { result: undefined };
  });
}
