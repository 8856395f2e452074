import type { UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { pinnedUpdates, REVISION_POLICY, type RevisionPolicy, revisionPolicy, unpin } from './pins.ts';
import { refuseOnReplica } from './replica.ts';
import type { ChangeContext } from './types.ts';

/**
 * Says what becomes of new revisions of approved updates from now on. With `approveNew` the ones that wait are approved too.
 * Resolves with the updates of which clients go on because of it. Fails with `changes/replica-read-only`.
 */
export async function setRevisionPolicy(
  context: ChangeContext,
  policy: RevisionPolicy,
  actor: string,
): Promise<readonly UpdateId[]> {
  const verb = 'change-revision-policy';
  const { released, changed } = await commit(
    context,
    async (tx): Promise<Change<{ readonly released: readonly UpdateId[]; readonly changed: boolean }>> => {
      await refuseOnReplica(tx);
      const before = await revisionPolicy(tx);
      if (before.approveNew === policy.approveNew)
        return { result: { released: [], changed: false }, unchanged: true };
      await tx.setSetting(REVISION_POLICY, policy);
      const waiting = policy.approveNew ? [...(await pinnedUpdates(tx)).keys()] : [];
      const delta = await unpin(tx, waiting);
      await tx.addAudit({
        at: context.clock.now(),
        actor,
        verb,
        subject: policy.approveNew ? 'new revisions are approved' : 'new revisions wait',
        details: { before, after: policy, released: waiting },
      });
      return { result: { released: waiting, changed: true }, delta };
    },
  );
  if (changed) changeEvents.settingsChanged(context.log, { verb, settings: [REVISION_POLICY], actor });
  return released;
}
