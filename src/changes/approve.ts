import type { RevisionSummary, StoreReader, StoreWriter } from '#store';
import { ALL_COMPUTERS, type Deployment } from '#update';
import { type Change, commit } from './commit.ts';
import { isDeadline } from './deadline.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { latestOf } from './find-update.ts';
import { findGroup } from './group-name.ts';
import { readDocument } from './read-document.ts';
import { refuseOnReplica } from './replica.ts';
import type { Approval, Approved, ChangeContext } from './types.ts';

/**
 * Approves an update for a group: its latest revision now, and the revisions that come after it. The same
 * approval again changes nothing and resolves with the deployment that is in force. `NotApproved` takes the
 * place of the group's approval and overrides what the group would inherit; on All Computers there is
 * nothing to override, so the deployment just ends.
 *
 * Licence terms that were accepted once need not be accepted again, for whatever update or group they come up.
 *
 * Fails with `changes/replica-read-only`, `changes/unknown-update`, `changes/unknown-group`, `changes/not-approvable`, `changes/declined`,
 * `changes/bad-deadline`, and of an install with `changes/expired` or `changes/eula-not-accepted`, of a
 * removal with `changes/not-removable`.
 */
export async function approve(context: ChangeContext, approval: Approval, actor: string): Promise<Approved> {
  checkDeadline(approval);
  const { updateId, groupId, action, deadline, reason, rule } = approval;
  let changed = false;
  const approved = await commit(context, async (tx): Promise<Change<Approved>> => {
    await refuseOnReplica(tx);
    const latest = await latestOf(tx, updateId);
    const group = findGroup(await tx.groups(), groupId);
    await checkApprovable(tx, latest);
    if (latest.declined) throw changesFailures.fail('declined', { subject: latest.title });
    const replaced = (await tx.deploymentsOf(updateId)).find((each) => each.groupId === groupId);
    if (isSame(replaced, approval)) {
      return { result: replaced === undefined ? {} : { deployment: replaced }, unchanged: true };
    }
    await checkAction(tx, latest, approval);
    const at = context.clock.now();
    const ends = action === 'NotApproved' && groupId === ALL_COMPUTERS;
    if (ends) await tx.endDeployment(updateId, groupId, at);
    const deployment = ends
      ? undefined
      : await tx.putDeployment({
          updateId,
          revisionId: latest.id,
          groupId,
          action,
          ...(deadline === undefined ? {} : { deadline }),
          createdAt: at,
          author: actor,
          ...(reason === undefined ? {} : { reason }),
          ...(rule === undefined ? {} : { rule }),
        });
    await tx.addAudit({
      at,
      actor,
      verb: 'approve',
      subject: latest.title,
      details: {
        updateId,
        revisionNumber: latest.revisionNumber,
        groupId,
        group: group.name,
        action,
        deadline,
        reason,
        rule,
        deploymentId: deployment?.id,
        replaced: replaced && { id: replaced.id, action: replaced.action, deadline: replaced.deadline },
        acceptEula: approval.acceptEula,
      },
    });
    changed = true;
    return {
      result: {
        ...(deployment === undefined ? {} : { deployment }),
        ...(replaced === undefined ? {} : { replaced }),
      },
      delta:
        deployment === undefined
          ? { endedDeployments: [{ updateId, groupId }] }
          : { deployments: [deployment] },
    };
  });
  if (changed) changeEvents.approved(context.log, { updateId, groupId, action, deadline, actor });
  return approved;
}

function checkDeadline({ action, deadline }: Approval): void {
  if (deadline === undefined) return;
  if (action !== 'Install' && action !== 'Uninstall') {
    throw changesFailures.fail('bad-deadline', { detail: `with ${action}` });
  }
  if (!isDeadline(deadline)) {
    throw changesFailures.fail('bad-deadline', { detail: String(deadline) });
  }
}

/** What is in force already says the same; without a deployment, All Computers is not approved anyway. */
function isSame(inForce: Deployment | undefined, { action, deadline, groupId }: Approval): boolean {
  if (inForce === undefined) return action === 'NotApproved' && groupId === ALL_COMPUTERS;
  return inForce.action === action && inForce.deadline === deadline;
}

/** Software and drivers that are explicitly deployable, or that stand alone (MS-WUSP 3.1.1). */
async function checkApprovable(reader: StoreReader, latest: RevisionSummary): Promise<void> {
  if (latest.explicitlyDeployable) return;
  const { title, type, updateId } = latest;
  if (type === 'Category' || type === 'Detectoid') {
    throw changesFailures.fail('not-approvable', { subject: title, detail: `it is a ${type.toLowerCase()}` });
  }
  const bundle = await findBundle(reader, updateId);
  if (bundle === undefined) return;
  throw changesFailures.fail('not-approvable', {
    subject: title,
    detail: `it is part of "${bundle.title}" (${bundle.updateId})`,
  });
}

/** A bundle with a revision of that update in it. Reads the whole index: only for the few updates that do not say that they stand alone. */
async function findBundle(
  reader: StoreReader,
  updateId: Approval['updateId'],
): Promise<RevisionSummary | undefined> {
  for await (const record of reader.indexRecords()) {
    const bundles = record.bundles.some((clause) =>
      clause.anyOf.some((member) => member.updateId === updateId),
    );
    if (bundles) return reader.revision(record.id);
  }
  return undefined;
}

/** Throws when the update cannot be approved so. Remembers licence terms that are accepted with it. */
async function checkAction(
  tx: StoreWriter,
  latest: RevisionSummary,
  { action, acceptEula }: Approval,
): Promise<void> {
  if (action === 'NotApproved') return;
  const subject = latest.title;
  if (action !== 'Uninstall' && latest.expired) throw changesFailures.fail('expired', { subject });
  const document = await tx.document(latest.id);
  if (document === undefined) throw changesFailures.fail('unknown-update', { subject });
  const { revision } = readDocument({ name: subject, bytes: document });
  if (action === 'Uninstall') {
    if (revision.uninstallation === undefined) throw changesFailures.fail('not-removable', { subject });
  } else if (revision.eulaId !== undefined) {
    const { eulaId } = revision;
    if (acceptEula === true) await tx.acceptEulas([eulaId]);
    else if (!(await tx.acceptedEulas()).includes(eulaId)) {
      throw changesFailures.fail('eula-not-accepted', { subject, detail: `terms ${eulaId}` });
    }
  }
}
