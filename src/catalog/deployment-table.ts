import type { Deployment, GroupId } from '#update';
import type { UpdateHold } from './types.ts';

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

/** That an update is held, or is no longer. */
export interface HoldChange extends UpdateHold {
  readonly update: number;
}

/** All decisions at one moment, by update index and group, and which updates are held. */
export class DeploymentTable {
  readonly #byUpdate: ReadonlyMap<number, ReadonlyMap<GroupId, Decision>>;
  readonly #holds: ReadonlyMap<number, UpdateHold>;
  readonly count: number;

  constructor(
    byUpdate: ReadonlyMap<number, ReadonlyMap<GroupId, Decision>> = new Map(),
    count = 0,
    holds: ReadonlyMap<number, UpdateHold> = new Map(),
  ) {
    this.#byUpdate = byUpdate;
    this.count = count;
    this.#holds = holds;
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
    return new DeploymentTable(byUpdate, count, this.#holds);
  }

  withHolds(changes: readonly HoldChange[]): DeploymentTable {
    const holds = new Map(this.#holds);
    for (const { update, held, sequence } of changes) holds.set(update, { held, sequence });
    return new DeploymentTable(this.#byUpdate, this.count, holds);
  }

  /** Updates that something was decided about. */
  updates(): Iterable<number> {
    return this.#holds.size === 0
      ? this.#byUpdate.keys()
      : new Set([...this.#byUpdate.keys(), ...this.#holds.keys()]);
  }

  hold(update: number): UpdateHold | undefined {
    return this.#holds.get(update);
  }

  decision(update: number, groupId: GroupId): Decision | undefined {
    return this.#byUpdate.get(update)?.get(groupId);
  }
}
