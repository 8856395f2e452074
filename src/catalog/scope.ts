import type { Deployment, GroupId } from '#update';
import type { DeploymentTable } from './deployment-table.ts';
import type { GroupTree } from './group-tree.ts';
import { decide } from './precedence.ts';

/**
 * What administrators decided for one set of target groups: of each update the deployment that counts, none of one that is
 * held. All computers in the same groups share one scope.
 */
export class Scope {
  /** Names the groups and everything above them; changes when a computer moves or the tree does. Never 0. */
  readonly tag: number;
  /** The highest sequence of any decision that concerns these groups. */
  readonly lastChange: number;
  readonly #groupIds: readonly GroupId[];
  readonly #deployments: Map<number, Deployment>;
  readonly #changedSince: Map<number, number>;

  private constructor(
    groupIds: readonly GroupId[],
    tag: number,
    deployments: Map<number, Deployment>,
    changedSince: Map<number, number>,
    lastChange: number,
  ) {
    this.#groupIds = groupIds;
    this.tag = tag;
    this.#deployments = deployments;
    this.#changedSince = changedSince;
    this.lastChange = lastChange;
  }

  static of(groupIds: readonly GroupId[], tree: GroupTree, table: DeploymentTable): Scope {
    const empty = new Scope(groupIds, tagOf(groupIds, tree), new Map(), new Map(), 0);
    return empty.with(table.updates(), tree, table);
  }

  /** The same scope after decisions on those updates. */
  with(updates: Iterable<number>, tree: GroupTree, table: DeploymentTable): Scope {
    const deployments = new Map(this.#deployments);
    const changedSince = new Map(this.#changedSince);
    let lastChange = this.lastChange;
    const concerned = new Set(this.#groupIds.flatMap((id) => tree.path(id).map((group) => group.id)));
    for (const update of updates) {
      const hold = table.hold(update);
      const deployment =
        hold?.held === true
          ? undefined
          : decide(tree, this.#groupIds, (groupId) => table.decision(update, groupId)?.deployment);
      if (deployment === undefined) deployments.delete(update);
      else deployments.set(update, deployment);
      const sequences = [...concerned].map((groupId) => table.decision(update, groupId)?.sequence ?? 0);
      // Where nothing was ever decided, a hold changes nothing that these machines were told.
      if (hold !== undefined && sequences.some((sequence) => sequence > 0)) sequences.push(hold.sequence);
      for (const sequence of sequences) {
        if (sequence > (changedSince.get(update) ?? 0)) changedSince.set(update, sequence);
        if (sequence > lastChange) lastChange = sequence;
      }
    }
    return new Scope(this.#groupIds, this.tag, deployments, changedSince, lastChange);
  }

  deploymentOf(update: number): Deployment | undefined {
    return this.#deployments.get(update);
  }

  /** The sequence at which the decision for that update last changed for these groups, 0 for never. */
  changedSince(update: number): number {
    return this.#changedSince.get(update) ?? 0;
  }

  /** Updates with a decision other than "not approved". */
  *approved(): Iterable<number> {
    for (const [update, deployment] of this.#deployments)
      if (deployment.action !== 'NotApproved') yield update;
  }
}

function tagOf(groupIds: readonly GroupId[], tree: GroupTree): number {
  let tag = 0x811c9dc5;
  for (const groupId of groupIds) {
    for (const group of [...tree.path(groupId), { id: '/' }]) {
      for (let index = 0; index < group.id.length; index++)
        tag = Math.imul(tag ^ group.id.charCodeAt(index), 0x01000193);
    }
  }
  return tag >>> 0 || 1;
}
