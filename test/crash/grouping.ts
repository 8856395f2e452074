import type { GroupRow, GroupsAnswer } from '#server/admin';
import type { Store } from '#store';
import { ALL_COMPUTERS, type ComputerId, UNASSIGNED_COMPUTERS } from '#update';
import type { Random } from '../model/random.ts';
import type { Server } from './server.ts';
import type { Shelf } from './shelf.ts';
import { outcomeOf, type Work, type World } from './world.ts';

/** More groups than these are not made: then some are deleted. */
const MOST_GROUPS = 14;

/** Groups by the name they were made with, which stays their key when they are renamed. */
interface Tree {
  readonly groups: ReadonlyMap<string, { readonly name: string; readonly parent: string | undefined }>;
  /** Keys by computer. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** `update group` of every approval that this work made. */
  readonly approvals: ReadonlySet<string>;
}

type Verb =
  | { readonly name: 'create'; readonly key: string; readonly parent: string | undefined }
  | { readonly name: 'rename'; readonly key: string; readonly to: string }
  | { readonly name: 'delete'; readonly key: string }
  | { readonly name: 'put' | 'take'; readonly key: string; readonly computer: string }
  | { readonly name: 'approve'; readonly key: string; readonly updateId: string };

/** Makes, renames and deletes groups with computers, subgroups and approvals in them. */
export class Grouping implements Work {
  readonly kind = 'group';
  readonly #world: World;
  readonly #shelf: Shelf;
  #tree: Tree = { groups: new Map(), members: new Map(), approvals: new Set() };
  readonly #ids = new Map<string, string>();
  /** Groups that other work relies on. */
  readonly #lasting = new Set<string>();
  #made = 0;
  #verb: Verb | undefined;
  #count = 0;

  constructor(world: World, shelf: Shelf) {
    this.#world = world;
    this.#shelf = shelf;
  }

  get underWay(): readonly string[] {
    return this.#verb === undefined ? [] : ['group'];
  }

  get acknowledged() {
    return { 'group changes': this.#count };
  }

  /** Groups that last, and the computers that are moved about; gives the groups' ids. */
  async first(server: Server, names: readonly string[], computers: readonly string[]): Promise<string[]> {
    const members = new Map(computers.map((id) => [id, new Set<string>()]));
    this.#tree = { ...this.#tree, members };
    for (const key of names) {
      await this.#carryOut(server, { name: 'create', key, parent: undefined });
      this.#lasting.add(key);
    }
    return names.map((name) => this.#ids.get(name)!);
  }

  async run(server: Server, random: Random): Promise<void> {
    for (;;) {
      this.#verb = this.#choose(random);
      await this.#carryOut(server, this.#verb);
      this.#verb = undefined;
    }
  }

  #choose(random: Random): Verb {
    const { groups, members } = this.#tree;
    const passing = [...groups.keys()].filter((key) => !this.#lasting.has(key));
    const newName = () => `Group ${(this.#made += 1)}`;
    if (passing.length < 2) return { name: 'create', key: newName(), parent: undefined };
    const key = random.pick(passing);
    const chance = passing.length > MOST_GROUPS ? 0.3 : random.next();
    if (chance < 0.25)
      return { name: 'create', key: newName(), parent: random.chance(0.5) ? key : undefined };
    if (chance < 0.35) return { name: 'delete', key };
    if (chance < 0.5) return { name: 'rename', key, to: newName() };
    const mine = this.#shelf.approvable.filter((_, index) => index % 4 === 0);
    if (chance < 0.75) return { name: 'approve', key, updateId: random.pick(mine.slice(0, 40)) };
    const computer = random.pick([...members.keys()]);
    const isIn = members.get(computer)?.has(key) === true;
    return { name: isIn ? 'take' : 'put', key, computer };
  }

  async #carryOut(server: Server, verb: Verb): Promise<void> {
    const id = this.#ids.get(verb.key);
    const { status, body } = await this.#request(server, verb, id);
    if (status !== 200) {
      // The latest revision of an update may have been withdrawn.
      if (verb.name !== 'approve')
        this.#world.violate(`${JSON.stringify(verb)} was refused: ${JSON.stringify(body)}`);
      return;
    }
    if (verb.name === 'create') this.#ids.set(verb.key, (body as GroupRow).id);
    this.#accept(verb);
    this.#count += 1;
  }

  #request(server: Server, verb: Verb, id: string | undefined) {
    switch (verb.name) {
      case 'create': {
        const parent = verb.parent === undefined ? ALL_COMPUTERS : this.#ids.get(verb.parent);
        return server.api('POST', '/groups', { name: verb.key, parent });
      }
      case 'rename':
        return server.api('PATCH', `/groups/${id}`, { name: verb.to });
      case 'delete':
        return server.api('DELETE', `/groups/${id}?withSubgroups=true`);
      case 'put':
        return server.api('PUT', `/groups/${id}/computers/${verb.computer}`);
      case 'take':
        return server.api('DELETE', `/groups/${id}/computers/${verb.computer}`);
      case 'approve':
        return server.api('POST', `/updates/${verb.updateId}/approvals`, { group: id, action: 'Install' });
    }
  }

  #accept(verb: Verb): void {
    const after = changed(this.#tree, verb);
    if (textOf(after) !== textOf(this.#tree)) this.#world.mustBeAudited(this.#auditRow(verb));
    this.#tree = after;
  }

  #auditRow(verb: Verb): string {
    const name = this.#tree.groups.get(verb.key)?.name;
    switch (verb.name) {
      case 'create':
        return `create-group ${verb.key}`;
      case 'rename':
        return `rename-group ${verb.to}`;
      case 'delete':
        return `delete-group ${name}`;
      case 'put':
        return `put-computer-in-group ${verb.computer} ${name}`;
      case 'take':
        return `take-computer-from-group ${verb.computer} ${name}`;
      case 'approve':
        return `approve ${verb.updateId} ${this.#ids.get(verb.key)} Install `;
    }
  }

  async judge(store: Store): Promise<void> {
    const verb = this.#verb;
    this.#verb = undefined;
    if (verb?.name === 'create') {
      const made = (await store.groups()).find(({ name }) => name === verb.key);
      if (made !== undefined) this.#ids.set(verb.key, made.id);
    }
    const found = textOf(await this.#treeIn(store));
    if (verb !== undefined) {
      const before = new Map([['', textOf(this.#tree)]]);
      const after = new Map([['', textOf(changed(this.#tree, verb))]]);
      // A mixture is told of below, by what differs from what would have been.
      const happened = outcomeOf({ before, after }, new Map([['', found]]));
      this.#world.unanswered[happened === false ? 'not done' : 'done'] += 1;
      if (happened !== false) this.#accept(verb);
    }
    this.#world.same('groups, who is in them and what is approved for them', found, textOf(this.#tree));
  }

  async #treeIn(store: Store): Promise<Tree> {
    const keys = new Map([...this.#ids].map(([key, id]) => [id, key]));
    const keyOf = (id: string) => keys.get(id) ?? `unknown ${id}`;
    const groups = (await store.groups()).filter(
      ({ id }) => id !== ALL_COMPUTERS && id !== UNASSIGNED_COMPUTERS,
    );
    const members = new Map<string, Set<string>>();
    for (const id of this.#tree.members.keys() as Iterable<ComputerId>) {
      const groupIds = (await store.computer(id))?.groupIds ?? [];
      members.set(id, new Set(groupIds.filter((each) => each !== UNASSIGNED_COMPUTERS).map(keyOf)));
    }
    const approvals = (await store.deployments()).filter(({ groupId }) => {
      const key = keys.get(groupId);
      return key !== undefined && !this.#lasting.has(key);
    });
    return {
      groups: new Map(
        groups.map(({ id, name, parentId }) => [
          keyOf(id),
          { name, parent: parentId === ALL_COMPUTERS ? undefined : keyOf(parentId ?? 'nothing') },
        ]),
      ),
      members,
      approvals: new Set(approvals.map(({ updateId, groupId }) => `${updateId} ${keyOf(groupId)}`)),
    };
  }

  async lookAgain(server: Server): Promise<void> {
    const { items } = await server.get<GroupsAnswer>('/groups');
    const names = [...this.#tree.groups.values()].map(({ name }) => name);
    this.#world.same(
      'groups according to the API',
      items.map(({ name }) => name).sort(),
      ['All Computers', 'Unassigned Computers', ...names].sort(),
    );
  }
}

function changed(tree: Tree, verb: Verb): Tree {
  const groups = new Map(tree.groups);
  const members = new Map(tree.members);
  const { key } = verb;
  switch (verb.name) {
    case 'create':
      return { ...tree, groups: groups.set(key, { name: key, parent: verb.parent }) };
    case 'rename':
      return { ...tree, groups: groups.set(key, { ...groups.get(key)!, name: verb.to }) };
    case 'put':
      return { ...tree, members: members.set(verb.computer, new Set(members.get(verb.computer)).add(key)) };
    case 'take': {
      const left = new Set(members.get(verb.computer));
      left.delete(key);
      return { ...tree, members: members.set(verb.computer, left) };
    }
    case 'approve':
      return { ...tree, approvals: new Set(tree.approvals).add(`${verb.updateId} ${key}`) };
    case 'delete': {
      const going = withSubgroups(tree, key);
      return {
        groups: new Map([...groups].filter(([each]) => !going.has(each))),
        members: new Map([...members].map(([id, keys]) => [id, keys.difference(going)])),
        approvals: new Set(
          [...tree.approvals].filter((approval) => !going.has(approval.slice(approval.indexOf(' ') + 1))),
        ),
      };
    }
  }
}

function withSubgroups({ groups }: Tree, key: string): Set<string> {
  const going = new Set([key]);
  // Groups are listed after their parents.
  for (const [each, { parent }] of groups) if (parent !== undefined && going.has(parent)) going.add(each);
  return going;
}

function textOf({ groups, members, approvals }: Tree): string {
  return JSON.stringify({
    groups: [...groups].map(([key, { name, parent }]) => `${key} ${name} in ${parent ?? 'all'}`).sort(),
    members: [...members].map(([id, keys]) => `${id}: ${[...keys].sort().join(', ')}`).sort(),
    approvals: [...approvals].sort(),
  });
}
