import type { Deployment, GroupId } from '#update';

/** What was last decided for one update and one group, and when: also that a decision was taken back. */
export interface Decision {
  readonly deployment: Deployment | undefined;
  readonly sequence: number;
}

export interface DeploymentChange {
  readonly update: number;
  readonly groupId: GroupId;
  readonly decision: Decision;
}

/** All decisions at one moment, by update index and group. */
export class DeploymentTable {
  readonly #byUpdate: ReadonlyMap<number, ReadonlyMap<GroupId, Decision>>;
  readonly count: number;

  constructor(byUpdate: ReadonlyMap<number, ReadonlyMap<GroupId, Decision>> = new Map(), count = 0) {
    this.#byUpdate = byUpdate;
    this.count = count;
  }

  next(changes: readonly DeploymentChange[]): DeploymentTable {
    const byUpdate = new Map(this.#byUpdate);
    const copied = new Map<number, Map<GroupId, Decision>>();
    let count = this.count;
    for (const { update, groupId, decision } of changes) {
      let decisions = copied.get(update);
      if (decisions === undefined) {
        decisions = new Map(byUpdate.get(update));
        copied.set(update, decisions);
        byUpdate.set(update, decisions);
      }
      count +=
        Number(decision.deployment !== undefined) - Number(decisions.get(groupId)?.deployment !== undefined);
      decisions.set(groupId, decision);
    }
    return new DeploymentTable(byUpdate, count);
  }

  updates(): Iterable<number> {
    return this.#byUpdate.keys();
  }

  decision(update: number, groupId: GroupId): Decision | undefined {
    return this.#byUpdate.get(update)?.get(groupId);
  }
}
