import type { UpdateIdentity } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import type { ChangeContext } from './types.ts';

/**
 * A person lets revisions out of quarantine: the next synchronisation tries them again. Resolves with those that were
 * in it.
 */
export async function releaseQuarantine(
  context: ChangeContext,
  identities: readonly UpdateIdentity[],
  actor: string,
): Promise<readonly UpdateIdentity[]> {
  const released = await commit(context, async (tx): Promise<Change<readonly UpdateIdentity[]>> => {
    const wanted = new Set(identities.map(nameOf));
    const entries = (await tx.quarantine()).filter((entry) => wanted.has(nameOf(entry)));
    if (entries.length === 0) return { result: [], unchanged: true };
    await tx.removeQuarantine(entries);
    await tx.addAudit({
      at: context.clock.now(),
      actor,
      verb: 'release-quarantine',
      subject: `${entries.length} revisions`,
      details: {
        revisions: entries.map(({ updateId, revisionNumber, reason }) => ({
          updateId,
          revisionNumber,
          reason,
        })),
      },
    });
    return { result: entries.map(({ updateId, revisionNumber }) => ({ updateId, revisionNumber })) };
  });
  if (released.length > 0) {
    changeEvents.quarantineReleased(context.log, { revisions: released.length, actor });
  }
  return released;
}

function nameOf({ updateId, revisionNumber }: UpdateIdentity): string {
  return `${updateId} ${revisionNumber}`;
}
