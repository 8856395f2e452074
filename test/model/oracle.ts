import type { Deployment, DeploymentAction, GroupId, IndexRecord, UpdateId } from '#update';
import type { World } from './world.ts';

/** What a client should be told of one revision. */
export interface Truth {
  readonly id: number;
  readonly isLeaf: boolean;
  readonly action: DeploymentAction;
  readonly deployment: Deployment | undefined;
}

/**
 * The software pass of MS-WUSP 3.1.5.7, said once more as plainly as possible and without any index: sets,
 * loops and recursion over the facts. It knows nothing of the code it checks.
 */
export class Oracle {
  readonly #world: World;
  readonly complete: ReadonlySet<IndexRecord>;

  constructor(world: World) {
    this.#world = world;
    this.complete = this.#completeRevisions();
  }

  /** By RevisionId, what a computer in those groups needs when it has those revisions installed. */
  needed(
    groups: readonly GroupId[],
    installed: ReadonlySet<number>,
    filter: readonly UpdateId[] = [],
  ): Map<number, Truth> {
    const has = new Set(
      this.#world.records.filter((record) => installed.has(record.id)).map((record) => record.updateId),
    );
    const needed = new Map<number, Truth>();
    for (const record of this.closure(filter)) {
      if (record.type === 'Driver') continue;
      if (!record.prerequisites.every((clause) => clause.anyOf.some((id) => has.has(id)))) continue;
      needed.set(record.id, this.truthOf(record, groups));
    }
    return needed;
  }

  closure(filter: readonly UpdateId[] = []): Set<IndexRecord> {
    const reached = new Set<IndexRecord>();
    const visit = (record: IndexRecord | undefined): void => {
      if (record === undefined || reached.has(record)) return;
      reached.add(record);
      for (const clause of record.prerequisites) for (const id of clause.anyOf) visit(this.latest(id));
      for (const clause of record.bundles) {
        for (const member of clause.anyOf) visit(this.#exact(member.updateId, member.revisionNumber));
      }
    };
    for (const update of this.#world.updates) {
      const record = this.live(update);
      if (record === undefined) continue;
      const root =
        record.type === 'Driver' ||
        (record.type === 'Software' && (record.explicitlyDeployable || !this.#isMember(update)));
      const named =
        filter.length === 0 ||
        record.prerequisites.some((clause) => clause.anyOf.some((id) => filter.includes(id)));
      if (root && named) visit(record);
    }
    for (const category of filter) visit(this.latest(category));
    return new Set(
      [...reached].filter(
        (record) =>
          ![...reached].some(
            (other) => other.updateId === record.updateId && other.revisionNumber > record.revisionNumber,
          ),
      ),
    );
  }

  truthOf(record: IndexRecord, groups: readonly GroupId[]): Truth {
    const isLeaf = !this.#world.records.some((other) =>
      other.prerequisites.some((clause) => clause.anyOf.includes(record.updateId)),
    );
    const decision =
      this.live(record.updateId) === record ? this.#decision(record.updateId, groups) : undefined;
    const deployment = decision?.action === 'NotApproved' ? undefined : decision;
    return {
      id: record.id,
      isLeaf,
      deployment,
      action: (deployment?.action as DeploymentAction | undefined) ?? this.#evaluation(record),
    };
  }

  latest(update: UpdateId): IndexRecord | undefined {
    return [...this.complete]
      .filter((record) => record.updateId === update)
      .sort((a, b) => b.revisionNumber - a.revisionNumber)[0];
  }

  live(update: UpdateId): IndexRecord | undefined {
    const record = this.latest(update);
    return record === undefined || record.expired || this.#world.declines.get(update)?.declined === true
      ? undefined
      : record;
  }

  #evaluation(record: IndexRecord): DeploymentAction {
    if (record.type === 'Category' || record.type === 'Detectoid') return 'Evaluate';
    if (this.#isMember(record.updateId)) return 'Bundle';
    return this.live(record.updateId) === record ? 'PreDeploymentCheck' : 'Evaluate';
  }

  #decision(update: UpdateId, groups: readonly GroupId[]): Deployment | undefined {
    if (this.#world.holds.get(update)?.held === true) return undefined;
    const strength = ['NotApproved', 'Uninstall', 'OptionalInstall', 'Install'];
    const found: { depth: number; deployment: Deployment }[] = [];
    for (const id of groups) {
      const path: GroupId[] = [];
      for (let at: GroupId | undefined = id; at !== undefined; ) {
        path.push(at);
        at = this.#world.groups.find((group) => group.id === at)?.parentId;
      }
      for (const [index, at] of path.entries()) {
        const deployment = this.#world.decisions.get(`${update} ${at}`)?.deployment;
        if (deployment === undefined) continue;
        found.push({ depth: path.length - index, deployment });
        break;
      }
    }
    found.sort(
      (a, b) =>
        b.depth - a.depth ||
        strength.indexOf(b.deployment.action) - strength.indexOf(a.deployment.action) ||
        (a.deployment.deadline ?? 1e15) - (b.deployment.deadline ?? 1e15) ||
        a.deployment.id - b.deployment.id,
    );
    return found[0]?.deployment;
  }

  #isMember(update: UpdateId): boolean {
    return this.#world.records.some((record) =>
      record.bundles.some((clause) => clause.anyOf.some((member) => member.updateId === update)),
    );
  }

  #exact(update: UpdateId, revisionNumber: number): IndexRecord | undefined {
    return this.#world.records.find(
      (record) => record.updateId === update && record.revisionNumber === revisionNumber,
    );
  }

  #completeRevisions(): Set<IndexRecord> {
    const complete = new Set<IndexRecord>();
    for (let before = -1; before !== complete.size; ) {
      before = complete.size;
      for (const record of this.#world.records) {
        const met = record.prerequisites.every((clause) =>
          clause.anyOf.some((id) => [...complete].some((other) => other.updateId === id)),
        );
        const whole = record.bundles.every((clause) =>
          clause.anyOf.every((member) => {
            const found = this.#exact(member.updateId, member.revisionNumber);
            return found !== undefined && complete.has(found);
          }),
        );
        if (met && whole) complete.add(record);
      }
    }
    return complete;
  }
}
