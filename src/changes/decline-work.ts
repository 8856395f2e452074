import type { RevisionSummary, StoreWriter } from '#store';
import type { Deployment } from '#update';
import { givenWhy, toDecided, type Why } from './decided-state.ts';

/** Who does it, when and why. */
export interface By extends Why {
  readonly at: number;
  readonly actor: string;
}

/** Declines one update inside a transaction and ends its approvals, which it resolves with; nothing of it waits for terms any more. */
export async function declineOne(
  tx: StoreWriter,
  latest: RevisionSummary,
  { at, actor, ...why }: By,
): Promise<readonly Deployment[]> {
  const { updateId } = latest;
  await tx.setDeclined(updateId, true);
  const deployments = await tx.deploymentsOf(updateId);
  for (const { groupId } of deployments) await tx.endDeployment(updateId, groupId, at);
  await tx.endAwaitedEulas(updateId);
  await tx.addDecision({
    updateId,
    scope: 'server',
    verb: 'decline',
    actor,
    at,
    ...givenWhy(why),
    before: {
      declined: false,
      ...(deployments.length === 0 ? {} : { deployments: deployments.map(toDecided) }),
    },
    after: { declined: true },
  });
  await tx.addAudit({
    at,
    actor,
    verb: 'decline',
    subject: latest.title,
    details: {
      updateId,
      ...givenWhy(why),
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
export async function undeclineOne(
  tx: StoreWriter,
  { updateId, title }: RevisionSummary,
  { at, actor, ...why }: By,
): Promise<void> {
  await tx.setDeclined(updateId, false);
  await tx.addDecision({
    updateId,
    scope: 'server',
    verb: 'undecline',
    actor,
    at,
    ...givenWhy(why),
    before: { declined: true },
    after: { declined: false },
  });
  await tx.addAudit({
    at,
    actor,
    verb: 'undecline',
    subject: title,
    details: { updateId, ...givenWhy(why) },
  });
}
