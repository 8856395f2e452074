import type { RevisionSummary, StoreWriter } from '#store';
import type { Deployment } from '#update';
import { toDecided } from './decided-state.ts';
import { type By, noteForAll } from './note-for-all.ts';

/** Declines one update inside a transaction and ends its approvals, which it resolves with; nothing of it waits for terms any more. */
export async function declineOne(
  tx: StoreWriter,
  latest: RevisionSummary,
  by: By,
): Promise<readonly Deployment[]> {
  const { updateId } = latest;
  await tx.setDeclined(updateId, true);
  const deployments = await tx.deploymentsOf(updateId);
  for (const { groupId } of deployments) await tx.endDeployment(updateId, groupId, by.at);
  await tx.endAwaitedEulas(updateId);
  await noteForAll(tx, latest, by, {
    verb: 'decline',
    before: {
      declined: false,
      ...(deployments.length === 0 ? {} : { deployments: deployments.map(toDecided) }),
    },
    after: { declined: true },
    details: {
      deployments: deployments.map(({ id, groupId, action, deadline }) => ({
        id,
        groupId,
        action,
        deadline,
      })),
    },
  });
  return deployments;
}

/** Takes the decline of one update back inside a transaction. */
export async function undeclineOne(tx: StoreWriter, latest: RevisionSummary, by: By): Promise<void> {
  await tx.setDeclined(latest.updateId, false);
  await noteForAll(tx, latest, by, {
    verb: 'undecline',
    before: { declined: true },
    after: { declined: false },
    details: {},
  });
}
