import { commit } from './commit.ts';
import { changeEvents } from './events.ts';
import type { ChangeContext } from './types.ts';

/** What somebody had done. */
export interface Asked {
  readonly verb: string;
  /** With what, or to what; '' where the verb says it all. */
  readonly subject: string;
}

/**
 * Notes who asked for work that leaves no entry of its own, or only those of whoever does it: housekeeping, rules, the fetching of
 * files. The audit says then who set it going.
 */
export async function noteAsked(context: ChangeContext, asked: Asked, actor: string): Promise<void> {
  const at = context.clock.now();
  await commit(context, async (tx) => ({ result: await tx.addAudit({ at, actor, ...asked, details: {} }) }));
  changeEvents.asked(context.log, { ...asked, actor });
}
