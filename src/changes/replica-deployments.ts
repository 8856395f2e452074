import type { RevisionSummary, StoreWriter } from '#store';
import { ALL_COMPUTERS, type Deployment, type GroupId, type UpdateId } from '#update';
import { isDeadline } from './deadline.ts';
import { groupState } from './decided-state.ts';
import { Turns } from './turns.ts';
import type { ReplicaState } from './types.ts';

type Wanted = ReplicaState['deployments'][number];

export interface EndedPlace {
  readonly updateId: UpdateId;
  readonly groupId: GroupId;
}

/** Carries the approvals of an upstream over, inside one transaction, and remembers what changed. */
export class ReplicaDeployments {
  readonly #tx: StoreWriter;
  readonly #at: number;
  readonly #inForce = new Map<string, Deployment>();
  readonly #turns = new Turns();
  readonly put: Deployment[] = [];
  readonly ended: EndedPlace[] = [];
  /** Deployments of updates, or for groups, that are not here. */
  unknown = 0;

  private constructor(tx: StoreWriter, at: number) {
    this.#tx = tx;
    this.#at = at;
  }

  /** Begins with what is in force. `at` is the time of what ends. */
  static async begin(tx: StoreWriter, at: number): Promise<ReplicaDeployments> {
    const all = new ReplicaDeployments(tx, at);
    for (const deployment of await tx.deployments()) all.#inForce.set(placeOf(deployment), deployment);
    return all;
  }

  /** Ends every deployment that the condition holds for. */
  async endWhere(condition: (deployment: Deployment) => boolean): Promise<void> {
    for (const deployment of [...this.#inForce.values()]) {
      if (condition(deployment)) await this.#end(deployment);
    }
  }

  /**
   * Puts in force what the upstream says: of several for one update and group the youngest. Declined updates are left out, and
   * what is in force already in every respect stays. With `isWhole` everything else ends, own approvals too.
   */
  async apply(
    { deployments, deadDeployments, isWhole }: ReplicaState,
    declined: ReadonlySet<UpdateId>,
  ): Promise<void> {
    const groups = new Set((await this.#tx.groups()).map(({ id }) => id));
    const wanted = new Map<string, Wanted>();
    for (const each of deployments) {
      if (declined.has(each.updateId)) continue;
      const other = wanted.get(placeOf(each));
      if (other === undefined || other.createdAt <= each.createdAt) wanted.set(placeOf(each), each);
    }
    const dead = new Set(deadDeployments);
    for (const [place, deployment] of [...this.#inForce]) {
      const isDead = deployment.upstreamGuid !== undefined && dead.has(deployment.upstreamGuid);
      if (!wanted.has(place) && (isWhole || isDead)) await this.#end(deployment);
    }
    for (const each of wanted.values()) {
      await this.#turns.after();
      if (groups.has(each.groupId)) await this.#put(each);
      else this.unknown += 1;
    }
  }

  async #put(wanted: Wanted): Promise<void> {
    const { upstreamGuid, updateId, groupId, action, author, createdAt } = wanted;
    const deadline = deadlineOf(wanted);
    const known = this.#inForce.get(placeOf(wanted));
    // Nothing is above All Computers that "not approved" there could override.
    if (action === 'NotApproved' && groupId === ALL_COMPUTERS) {
      if (known !== undefined) await this.#end(known);
      return;
    }
    const isSame =
      known?.action === action && known.deadline === deadline && known.upstreamGuid === upstreamGuid;
    if (isSame) return;
    const [latest] = await this.#tx.revisionsOf(updateId);
    if (latest === undefined) {
      this.unknown += 1;
      return;
    }
    if (!canBeDeployed(latest)) return;
    const deployment = await this.#tx.putDeployment({
      updateId,
      revisionId: latest.id,
      groupId,
      action,
      ...(deadline === undefined ? {} : { deadline }),
      createdAt,
      author,
      upstreamGuid,
    });
    await this.#tx.addDecision({
      updateId,
      scope: groupId,
      verb: action === 'NotApproved' ? 'not-approved' : 'approve',
      actor: 'sync',
      at: this.#at,
      before: groupState(known),
      after: groupState(deployment),
    });
    this.#inForce.set(placeOf(deployment), deployment);
    this.put.push(deployment);
  }

  async #end(deployment: Deployment): Promise<void> {
    const { updateId, groupId } = deployment;
    await this.#turns.after();
    await this.#tx.endDeployment(updateId, groupId, this.#at);
    await this.#tx.addDecision({
      updateId,
      scope: groupId,
      verb: 'end',
      actor: 'sync',
      at: this.#at,
      before: groupState(deployment),
      after: {},
    });
    this.#inForce.delete(placeOf({ updateId, groupId }));
    this.ended.push({ updateId, groupId });
  }
}

function placeOf({ updateId, groupId }: EndedPlace): string {
  return `${updateId} ${groupId}`;
}

/** Only installations and removals have one; what is no moment that can be written counts as none. */
function deadlineOf({ action, deadline }: Wanted): number | undefined {
  if (deadline === undefined || (action !== 'Install' && action !== 'Uninstall')) return undefined;
  return isDeadline(deadline) ? deadline : undefined;
}

/** Categories and detectoids need no approval, and WSUS has some for them all the same. */
function canBeDeployed({ type }: RevisionSummary): boolean {
  return type === 'Software' || type === 'Driver';
}
