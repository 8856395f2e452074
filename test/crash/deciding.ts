import type { UpdateDetails } from '#server/admin';
import type { Store } from '#store';
import { ALL_COMPUTERS, type GroupId, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import type { Random } from '../model/random.ts';
import type { Server } from './server.ts';
import type { Shelf } from './shelf.ts';
import { outcomeOf, type Pending, type Work, type World } from './world.ts';

const ACTIONS = ['Install', 'Install', 'OptionalInstall', 'Uninstall', 'NotApproved'] as const;
/** Deadlines begin here: 2027-01-01. */
const FIRST_DEADLINE = Date.UTC(2027, 0, 1);

interface Approval {
  readonly action: (typeof ACTIONS)[number];
  readonly deadline?: number;
}

/** What was decided about one update. */
interface Decisions {
  readonly declined: boolean;
  readonly byGroup: ReadonlyMap<string, Approval>;
  /** How many deployments are history. */
  readonly ended: number;
}

const NOTHING: Decisions = { declined: false, byGroup: new Map(), ended: 0 };

type Verb =
  | {
      readonly name: 'approve';
      readonly updateId: string;
      readonly groupId: string;
      readonly approval: Approval;
    }
  | { readonly name: 'decline' | 'undecline'; readonly updateIds: readonly string[] };

/** Approves, with and without deadlines, declines and undeclines, one update or several at once. */
export class Deciding implements Work {
  readonly kind = 'decide';
  readonly #world: World;
  readonly #shelf: Shelf;
  readonly #groups: readonly string[];
  readonly #decisions = new Map<string, Decisions>();
  #verb: Verb | undefined;
  readonly #counts = { approvals: 0, declines: 0 };

  constructor(world: World, shelf: Shelf, groups: readonly string[]) {
    this.#world = world;
    this.#shelf = shelf;
    this.#groups = [ALL_COMPUTERS, UNASSIGNED_COMPUTERS, ...groups];
  }

  get underWay(): readonly string[] {
    return this.#verb === undefined ? [] : [this.#verb.name === 'approve' ? 'approve' : 'decline'];
  }

  get acknowledged() {
    return this.#counts;
  }

  async run(server: Server, random: Random): Promise<void> {
    for (;;) {
      this.#verb = this.#choose(random);
      await this.#carryOut(server, this.#verb);
      this.#verb = undefined;
    }
  }

  #choose(random: Random): Verb {
    const mine = updatesToDecide(this.#shelf);
    // Most decisions fall on few updates, so that they replace one another.
    const some = random.chance(0.7) ? mine.slice(0, 40) : mine;
    if (random.chance(0.25)) {
      return { name: random.pick(['decline', 'undecline']), updateIds: random.some(some, 25) };
    }
    const action = random.pick(ACTIONS);
    const withDeadline = (action === 'Install' || action === 'Uninstall') && random.chance(0.6);
    return {
      name: 'approve',
      updateId: random.pick(some),
      groupId: random.pick(this.#groups),
      approval: {
        action,
        ...(withDeadline ? { deadline: FIRST_DEADLINE + random.below(1000) * 3_600_000 } : {}),
      },
    };
  }

  async #carryOut(server: Server, verb: Verb): Promise<void> {
    const { status } =
      verb.name === 'approve'
        ? await server.api('POST', `/updates/${verb.updateId}/approvals`, {
            group: verb.groupId,
            ...verb.approval,
          })
        : await server.api('POST', `/updates/${verb.name}`, { updateIds: verb.updateIds });
    // Some updates cannot be removed, expired ones not installed: a refusal must change nothing.
    if (status !== 200) return;
    this.#accept(verb);
    if (verb.name === 'approve') this.#counts.approvals += 1;
    else this.#counts.declines += verb.updateIds.length;
  }

  /** It happened. */
  #accept(verb: Verb): void {
    for (const [updateId, after] of this.#after(verb)) {
      const before = this.#decisions.get(updateId) ?? NOTHING;
      if (textOf(before) !== textOf(after)) this.#world.mustBeAudited(auditRow(verb, updateId));
      this.#decisions.set(updateId, after);
    }
  }

  #after(verb: Verb): ReadonlyMap<string, Decisions> {
    const now = (updateId: string) => this.#decisions.get(updateId) ?? NOTHING;
    if (verb.name === 'approve') return new Map([[verb.updateId, approved(now(verb.updateId), verb)]]);
    const change = verb.name === 'decline' ? declined : undeclined;
    return new Map(verb.updateIds.map((updateId) => [updateId, change(now(updateId))]));
  }

  async judge(store: Store): Promise<void> {
    const found = await decisionsIn(store, [
      ...this.#decisions.keys(),
      ...(this.#verb ? subjects(this.#verb) : []),
    ]);
    if (this.#verb !== undefined) this.#settle(this.#verb, found);
    this.#verb = undefined;
    for (const [updateId, decisions] of this.#decisions) {
      this.#world.same(`decisions on ${updateId}`, found.get(updateId), textOf(decisions));
    }
    for (const { id, updateId, groupId, action, deadline } of await store.deployments()) {
      this.#world.seen(this.#world.deployments, id, `${updateId} ${groupId} ${action} ${deadline ?? ''}`);
    }
  }

  #settle(verb: Verb, found: ReadonlyMap<string, string>): void {
    const after = this.#after(verb);
    const pending: Pending = {
      before: new Map([...after.keys()].map((id) => [id, textOf(this.#decisions.get(id) ?? NOTHING)])),
      after: new Map([...after].map(([id, decisions]) => [id, textOf(decisions)])),
    };
    const happened = outcomeOf(pending, found);
    if (happened === undefined) {
      this.#world.violate(`${JSON.stringify(verb)} is half there: ${JSON.stringify([...found])}`);
    }
    this.#world.unanswered[happened === false ? 'not done' : 'done'] += 1;
    if (happened !== false) this.#accept(verb);
  }

  async lookAgain(server: Server, random: Random): Promise<void> {
    const touched = [...this.#decisions];
    for (let looks = Math.min(5, touched.length); looks > 0; looks--) {
      const [updateId, decisions] = random.pick(touched);
      const details = await server.get<UpdateDetails>(`/updates/${updateId}`);
      this.#world.same(
        `decisions on ${updateId} according to the API`,
        textOf({
          declined: details.declined,
          byGroup: new Map(details.approvals.map((approval) => [approval.groupId, approval])),
          ended: decisions.ended,
        }),
        textOf(decisions),
      );
    }
  }
}

/** The updates that this work decides on; the others are for the groups. */
function updatesToDecide({ approvable }: Shelf): readonly string[] {
  return approvable.filter((_, index) => index % 4 > 0);
}

function subjects(verb: Verb): readonly string[] {
  return verb.name === 'approve' ? [verb.updateId] : verb.updateIds;
}

function auditRow(verb: Verb, updateId: string): string {
  if (verb.name !== 'approve') return `${verb.name} ${updateId}`;
  const { action, deadline } = verb.approval;
  return `approve ${updateId} ${verb.groupId} ${action} ${deadline ?? ''}`;
}

function approved(before: Decisions, { groupId, approval }: Verb & { readonly name: 'approve' }): Decisions {
  if (before.declined) return before;
  const { byGroup, ended } = before;
  const replaced = byGroup.get(groupId);
  if (replaced?.action === approval.action && replaced.deadline === approval.deadline) return before;
  const after = new Map(byGroup);
  // There is nothing above All Computers to override.
  if (approval.action === 'NotApproved' && groupId === ALL_COMPUTERS) after.delete(groupId);
  else after.set(groupId, approval);
  return { ...before, byGroup: after, ended: ended + (replaced === undefined ? 0 : 1) };
}

function declined({ byGroup, ended }: Decisions): Decisions {
  return { declined: true, byGroup: new Map(), ended: ended + byGroup.size };
}

function undeclined(before: Decisions): Decisions {
  return { ...before, declined: false };
}

function textOf({ declined, byGroup, ended }: Decisions): string {
  const list = [...byGroup].map(
    ([groupId, { action, deadline }]) => `${groupId} ${action} ${deadline ?? ''}`,
  );
  return `${declined ? 'declined' : 'here'}, ${ended} ended; ${list.sort().join('; ')}`;
}

async function decisionsIn(store: Store, updateIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const updateId of new Set(updateIds) as Set<UpdateId>) {
    const [latest] = await store.revisionsOf(updateId);
    const inForce = await store.deploymentsOf(updateId);
    const history = await store.deploymentHistory(updateId);
    const byGroup = new Map<GroupId, Approval>(inForce.map((each) => [each.groupId, each]));
    found.set(updateId, textOf({ declined: latest?.declined ?? false, byGroup, ended: history.length }));
  }
  return found;
}
