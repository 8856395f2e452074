import type { CatalogDelta } from '#catalog';
import type {
  ApprovalAction,
  Deployment,
  DeploymentId,
  GroupId,
  IndexRecord,
  RevisionId,
  RevisionNumber,
  TargetGroup,
  UpdateId,
  UpdateType,
} from '#update';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import type { Random } from './random.ts';

export function updateId(number: number): UpdateId {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as UpdateId;
}

export function groupId(number: number): GroupId {
  return `10000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as GroupId;
}

/** The plain facts of one small catalog. Random changes return the delta that tells the index of them. */
export class World {
  sequence = 0;
  readonly records: IndexRecord[] = [];
  readonly declines = new Map<UpdateId, { declined: boolean; sequence: number }>();
  readonly decisions = new Map<string, { deployment: Deployment | undefined; sequence: number }>();
  readonly holds = new Map<UpdateId, { held: boolean; sequence: number }>();
  readonly groups: TargetGroup[] = [
    { id: ALL_COMPUTERS, name: 'All Computers' },
    { id: UNASSIGNED_COMPUTERS, name: 'Unassigned Computers', parentId: ALL_COMPUTERS },
    { id: groupId(1), name: 'Pilot', parentId: ALL_COMPUTERS },
    { id: groupId(2), name: 'Pilot Tokyo', parentId: groupId(1) },
    { id: groupId(3), name: 'Servers', parentId: ALL_COMPUTERS },
  ];
  #nextDeployment = 1;
  #nextUpdate = 1;
  #nextRevision = 1;
  readonly #random: Random;
  readonly #types = new Map<UpdateId, UpdateType>();

  constructor(random: Random) {
    this.#random = random;
  }

  get updates(): UpdateId[] {
    return [...this.#types.keys()];
  }

  deployments(): Deployment[] {
    return [...this.decisions.values()].flatMap(({ deployment }) =>
      deployment === undefined ? [] : [deployment],
    );
  }

  ended(): { updateId: UpdateId; groupId: GroupId; sequence: number }[] {
    return [...this.decisions].flatMap(([key, { deployment, sequence }]) => {
      const [update, group] = key.split(' ');
      return deployment === undefined
        ? [{ updateId: update as UpdateId, groupId: group as GroupId, sequence }]
        : [];
    });
  }

  /** Some revisions; now and then one that needs what is not here (yet). */
  import(count: number): CatalogDelta {
    this.sequence++;
    const revisions = Array.from({ length: count }, () => this.#newRevision());
    return { sequence: this.sequence, revisions };
  }

  /** Those revisions are not here any more. */
  forget(ids: readonly number[]): void {
    const kept = this.records.filter(({ id }) => !ids.includes(id));
    this.records.splice(0, this.records.length, ...kept);
  }

  /** One random change of any other kind. */
  change(): CatalogDelta {
    this.sequence++;
    const { sequence } = this;
    const random = this.#random;
    const target = random.pick(this.updates);
    switch (random.below(7)) {
      case 0:
        this.declines.set(target, { declined: true, sequence });
        return { sequence, declined: [target] };
      case 1:
        this.declines.set(target, { declined: false, sequence });
        return { sequence, undeclined: [target] };
      case 2: {
        const group = random.pick(this.groups).id;
        this.decisions.set(`${target} ${group}`, { deployment: undefined, sequence });
        return { sequence, endedDeployments: [{ updateId: target, groupId: group }] };
      }
      case 3: {
        const moved = {
          id: groupId(2),
          name: 'Pilot Tokyo',
          parentId: random.pick([groupId(1), groupId(3), ALL_COMPUTERS]),
        };
        this.groups.splice(3, 1, moved);
        return { sequence, groups: [moved] };
      }
      case 4: {
        const held = random.chance(0.6);
        this.holds.set(target, { held, sequence });
        return { sequence, ...(held ? { held: [target] } : { released: [target] }) };
      }
      default: {
        const deployment: Deployment = {
          id: this.#nextDeployment++ as DeploymentId,
          updateId: target,
          revisionId: 1 as RevisionId,
          groupId: random.pick(this.groups).id,
          action: random.pick<ApprovalAction>([
            'Install',
            'Install',
            'OptionalInstall',
            'Uninstall',
            'NotApproved',
          ]),
          ...(random.chance(0.3) ? { deadline: random.below(3) * 86_400_000 } : {}),
          createdAt: random.below(5) * 86_400_000,
          author: 'model',
          sequence,
        };
        this.decisions.set(`${target} ${deployment.groupId}`, { deployment, sequence });
        return { sequence, deployments: [deployment] };
      }
    }
  }

  #newRevision(): IndexRecord {
    const random = this.#random;
    const revise = random.chance(0.15) && this.updates.length > 0;
    const update = revise ? random.pick(this.updates) : updateId(this.#nextUpdate++);
    const type =
      this.#types.get(update) ??
      random.pick<UpdateType>(['Category', 'Detectoid', 'Software', 'Software', 'Software', 'Driver']);
    const known = this.updates.filter((id) => id !== update && !this.#dependsOn(id, update));
    const bases = known.filter(
      (id) => this.#types.get(id) !== 'Driver' && (this.#types.get(id) !== 'Software' || random.chance(0.2)),
    );
    const targets = random.chance(0.06) ? [...bases, updateId(this.#nextUpdate + random.below(3))] : bases;
    const children = this.records.filter(
      (record) => record.type === 'Software' && record.updateId !== update,
    );
    this.#types.set(update, type);
    const previous = this.records
      .filter((record) => record.updateId === update)
      .map((record) => record.revisionNumber);
    const record: IndexRecord = {
      id: this.#nextRevision as RevisionId,
      updateId: update,
      revisionNumber: (Math.max(99, ...previous) + 1) as RevisionNumber,
      type,
      explicitlyDeployable: type === 'Software' && random.chance(0.6),
      expired: random.chance(0.05),
      prerequisites: Array.from({ length: random.below(3) }, () => random.some(targets, 2))
        .filter((anyOf) => anyOf.length > 0)
        .map((anyOf) => ({ anyOf, isCategory: random.chance(0.5) })),
      bundles:
        type === 'Software' && children.length > 0 && random.chance(0.3)
          ? [
              {
                anyOf: random
                  .some(children, 3)
                  .map(({ updateId: id, revisionNumber }) => ({ updateId: id, revisionNumber })),
              },
            ]
          : [],
      drivers: [],
      coreSize: 100 + random.below(1000),
      importedAt: random.below(9) * 86_400_000,
      sequence: this.sequence,
    };
    this.#nextRevision += 1 + random.below(2);
    this.records.push(record);
    return record;
  }

  /** Publishers make no loops; the index's own defence against one has a test of its own. */
  #dependsOn(update: UpdateId, on: UpdateId, seen = new Set<UpdateId>()): boolean {
    if (seen.has(update)) return false;
    seen.add(update);
    return this.records
      .filter((record) => record.updateId === update)
      .flatMap((record) => record.prerequisites.flatMap((clause) => clause.anyOf))
      .some((next) => next === on || this.#dependsOn(next, on, seen));
  }
}
