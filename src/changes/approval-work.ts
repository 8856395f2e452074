import type { CatalogDelta } from '#catalog';
import type { RevisionSummary, StoreWriter } from '#store';
import {
  ALL_COMPUTERS,
  type Deployment,
  type GroupId,
  type RevisionNumber,
  type TargetGroup,
  type UpdateId,
} from '#update';
import { isDeadline } from './deadline.ts';
import { givenWhy, groupState } from './decided-state.ts';
import { changesFailures } from './failures.ts';
import { latestOf } from './find-update.ts';
import { findGroup } from './group-name.ts';
import { isForPerson } from './person-first.ts';
import { pinnedUpdates, unpin } from './pins.ts';
import type { Approval, ApprovalOutcome, Approved } from './types.ts';

/** Throws `changes/bad-deadline` for a moment that cannot be one, and for a deadline of an action that has none. */
export function checkDeadline({ action, deadline }: Pick<Approval, 'action' | 'deadline'>): void {
  if (deadline === undefined) return;
  if (action !== 'Install' && action !== 'Uninstall') {
    throw changesFailures.fail('bad-deadline', { detail: `with ${action}` });
  }
  if (!isDeadline(deadline)) throw changesFailures.fail('bad-deadline', { detail: String(deadline) });
}

/** An update that bundles that one, as `Snapshot.bundleOf` says it. */
export type BundleOf = (updateId: UpdateId) => UpdateId | undefined;

/** What is the same for a whole transaction, as it was at its beginning. */
interface Ground {
  readonly groups: readonly TargetGroup[];
  readonly acceptedEulas: ReadonlySet<string>;
  /** Updates for which something waits for licence terms. */
  readonly awaited: ReadonlySet<UpdateId>;
  readonly pinned: ReadonlyMap<UpdateId, RevisionNumber>;
}

/** What became of one approval that was not refused. */
export interface Decided extends Approved, Pick<ApprovalOutcome, 'eulaId'> {
  readonly outcome: Exclude<ApprovalOutcome['outcome'], 'refused'>;
}

/** The update that was decided about last: the next decision is mostly about the same, for another group. */
interface Current {
  readonly latest: RevisionSummary;
  readonly inForce: Map<GroupId, Deployment>;
}

/**
 * Approvals inside one transaction, one after the other. What many of them need is read once: groups, licence terms, pins; and of an
 * update what is in force, where decisions about it follow one another. Nothing else may change approvals in that transaction.
 */
export class ApprovalWork {
  readonly #tx: StoreWriter;
  readonly #at: number;
  readonly #groups: readonly TargetGroup[];
  readonly #acceptedEulas: Set<string>;
  readonly #bundleOf: BundleOf;
  readonly #awaited: Set<UpdateId>;
  readonly #pinned: Map<UpdateId, RevisionNumber>;
  #current: Current | undefined;
  readonly #titles = new Map<UpdateId, string>();
  readonly #put: Deployment[] = [];
  readonly #ended: NonNullable<CatalogDelta['endedDeployments']>[number][] = [];
  readonly #unpinned: UpdateId[] = [];
  /** Something was written. */
  hasChanged = false;

  private constructor(tx: StoreWriter, at: number, ground: Ground, bundleOf: BundleOf) {
    this.#tx = tx;
    this.#at = at;
    this.#groups = ground.groups;
    this.#acceptedEulas = new Set(ground.acceptedEulas);
    this.#awaited = new Set(ground.awaited);
    this.#pinned = new Map(ground.pinned);
    this.#bundleOf = bundleOf;
  }

  /** `at` is the time of everything that is decided. */
  static async begin(tx: StoreWriter, at: number, bundleOf: BundleOf): Promise<ApprovalWork> {
    const ground: Ground = {
      groups: await tx.groups(),
      acceptedEulas: new Set(await tx.acceptedEulas()),
      awaited: new Set((await tx.awaitedEulas()).map(({ updateId }) => updateId)),
      pinned: await pinnedUpdates(tx),
    };
    return new ApprovalWork(tx, at, ground, bundleOf);
  }

  /** What the updates are called that were decided about. */
  get titles(): ReadonlyMap<UpdateId, string> {
    return this.#titles;
  }

  /** What the index has to know of all this. */
  get delta(): Omit<CatalogDelta, 'sequence'> {
    return {
      ...(this.#put.length === 0 ? {} : { deployments: this.#put }),
      ...(this.#ended.length === 0 ? {} : { endedDeployments: this.#ended }),
      ...(this.#unpinned.length === 0 ? {} : { unpinned: this.#unpinned }),
    };
  }

  /**
   * Decides for one update and group. Where clients stayed at an older revision they go on, unless a rule decides. With `mayWait` an approval that lacks the acceptance of licence terms waits for it. Fails as
   * `approve` does, and has changed nothing then.
   */
  async decide(approval: Approval, actor: string, options: { readonly mayWait: boolean }): Promise<Decided> {
    checkDeadline(approval);
    const { updateId, groupId, action } = approval;
    const { latest, inForce } = await this.#standingOf(updateId);
    const group = findGroup(this.#groups, groupId);
    if (approval.rule !== undefined && (await isForPerson(this.#tx, updateId, groupId)))
      throw changesFailures.fail('person-decided', { subject: latest.title });
    await this.#mustBeApprovable(latest);
    if (latest.declined) throw changesFailures.fail('declined', { subject: latest.title });
    const replaced = inForce.get(groupId);
    const goesOn = this.#goesOn(approval);
    if (isSame(replaced, approval) && !goesOn)
      return { outcome: 'unchanged', ...(replaced === undefined ? {} : { deployment: replaced }) };
    mustBePossible(latest, approval);
    const eulaId = action === 'Install' || action === 'OptionalInstall' ? latest.eulaId : undefined;
    if (eulaId !== undefined && !(await this.#isAccepted(eulaId, approval))) {
      if (!options.mayWait) {
        const subject = latest.title;
        throw changesFailures.fail('eula-not-accepted', { subject, detail: `terms ${eulaId}` });
      }
      return this.#wait(approval, eulaId, actor);
    }
    if (this.#awaited.has(updateId)) await this.#tx.endAwaitedEulas(updateId, groupId);
    const deployment = await this.#write(approval, latest, replaced, actor);
    if (deployment === undefined) inForce.delete(groupId);
    else inForce.set(groupId, deployment);
    if (goesOn) {
      this.#pinned.delete(updateId);
      this.#unpinned.push(...((await unpin(this.#tx, [updateId])).unpinned ?? []));
    }
    await this.#note(approval, { latest, group, deployment, replaced }, actor);
    this.hasChanged = true;
    return {
      outcome: 'approved',
      ...(deployment === undefined ? {} : { deployment }),
      ...(replaced === undefined ? {} : { replaced }),
    };
  }

  async #standingOf(updateId: UpdateId): Promise<Current> {
    if (this.#current?.latest.updateId === updateId) return this.#current;
    const latest = await latestOf(this.#tx, updateId);
    this.#titles.set(updateId, latest.title);
    const deployments = await this.#tx.deploymentsOf(updateId);
    this.#current = { latest, inForce: new Map(deployments.map((each) => [each.groupId, each])) };
    return this.#current;
  }

  async #wait(approval: Approval, eulaId: string, actor: string): Promise<Decided> {
    const { updateId, groupId, action, deadline } = approval;
    await this.#tx.awaitEula({
      updateId,
      groupId,
      action,
      ...(deadline === undefined ? {} : { deadline }),
      author: actor,
      ...givenWhy(approval),
      eulaId,
      at: this.#at,
    });
    this.#awaited.add(updateId);
    this.hasChanged = true;
    return { outcome: 'awaits-eula', eulaId };
  }

  async #write(
    { updateId, groupId, action, deadline, ...why }: Approval,
    latest: RevisionSummary,
    replaced: Deployment | undefined,
    actor: string,
  ): Promise<Deployment | undefined> {
    if (action === 'NotApproved' && groupId === ALL_COMPUTERS) {
      if (replaced !== undefined) await this.#tx.endDeployment(updateId, groupId, this.#at);
      this.#ended.push({ updateId, groupId });
      return undefined;
    }
    const deployment = await this.#tx.putDeployment({
      updateId,
      revisionId: latest.id,
      groupId,
      action,
      ...(deadline === undefined ? {} : { deadline }),
      createdAt: this.#at,
      author: actor,
      ...givenWhy(why),
    });
    this.#put.push(deployment);
    return deployment;
  }

  async #note(
    { updateId, groupId, action, deadline, reason, rule, acceptEula }: Approval,
    { latest, group, deployment, replaced }: Noted,
    actor: string,
  ): Promise<void> {
    const at = this.#at;
    await this.#tx.addDecision({
      updateId,
      scope: groupId,
      verb: deployment === undefined ? 'end' : action === 'NotApproved' ? 'not-approved' : 'approve',
      actor,
      at,
      ...givenWhy({ reason, rule }),
      before: groupState(replaced),
      after: groupState(deployment),
    });
    await this.#tx.addAudit({
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
        acceptEula,
      },
    });
  }

  /** The approval is for a revision that clients were kept from. A rule decides about groups, not about revisions. */
  #goesOn({ updateId, action, rule, staysAtRevision }: Approval): boolean {
    if (action === 'NotApproved' || rule !== undefined || staysAtRevision === true) return false;
    return this.#pinned.has(updateId);
  }

  async #isAccepted(eulaId: string, { acceptEula }: Approval): Promise<boolean> {
    if (this.#acceptedEulas.has(eulaId)) return true;
    if (acceptEula !== true) return false;
    await this.#tx.acceptEulas([eulaId]);
    this.#acceptedEulas.add(eulaId);
    return true;
  }

  /** Software and drivers that are explicitly deployable, or that stand alone (MS-WUSP 3.1.1). */
  async #mustBeApprovable({ title, type, updateId, explicitlyDeployable }: RevisionSummary): Promise<void> {
    if (explicitlyDeployable) return;
    if (type === 'Category' || type === 'Detectoid') {
      throw changesFailures.fail('not-approvable', {
        subject: title,
        detail: `it is a ${type.toLowerCase()}`,
      });
    }
    const bundle = this.#bundleOf(updateId);
    if (bundle === undefined) return;
    const detail = `it is part of "${(await latestOf(this.#tx, bundle)).title}" (${bundle})`;
    throw changesFailures.fail('not-approvable', { subject: title, detail });
  }
}

interface Noted {
  readonly latest: RevisionSummary;
  readonly group: TargetGroup;
  readonly deployment: Deployment | undefined;
  readonly replaced: Deployment | undefined;
}

/** What is in force already says the same; without a deployment, All Computers is not approved anyway. */
function isSame(inForce: Deployment | undefined, { action, deadline, groupId }: Approval): boolean {
  if (inForce === undefined) return action === 'NotApproved' && groupId === ALL_COMPUTERS;
  return inForce.action === action && inForce.deadline === deadline;
}

function mustBePossible({ title, expired, canUninstall }: RevisionSummary, { action }: Approval): void {
  if (action === 'Uninstall') {
    if (!canUninstall) throw changesFailures.fail('not-removable', { subject: title });
  } else if (action !== 'NotApproved' && expired) {
    throw changesFailures.fail('expired', { subject: title });
  }
}
