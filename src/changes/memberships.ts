import type { Computer, StoreReader, StoreWriter } from '#store';
import {
  type GroupId,
  type GroupRuleSubject,
  judgeGroupRule,
  type TargetGroup,
  UNASSIGNED_COMPUTERS,
} from '#update';
import { changesFailures } from './failures.ts';
import { foldName, isBuiltIn } from './group-name.ts';
import { Turns } from './turns.ts';

// How a machine comes to its groups. It is in a group because its policy asks for it by name
// (client-side targeting), because an administrator put it there, or because the rule of the group fits it. Only
// the union is stored. A group with a rule has whom the rule fits and nobody else. In any other a
// membership counts as the policy's while the machine asks for a group of that name, and as the
// administrator's otherwise. So when a machine stops asking, it leaves the group; and when a group is
// renamed, its machines stay in it.

/** The groups that those names stand for. Built-in groups and those with a rule cannot be asked for. */
export function groupsNamed(names: readonly string[], groups: readonly TargetGroup[]): GroupId[] {
  if (names.length === 0) return [];
  const wanted = new Set(names.map(foldName));
  return groups
    .filter((group) => !isBuiltIn(group.id) && group.rule === undefined && wanted.has(foldName(group.name)))
    .map((group) => group.id);
}

/** The groups whose rule fits the machine. */
export function groupsByRule(subject: GroupRuleSubject, groups: readonly TargetGroup[]): GroupId[] {
  return groups
    .filter(({ rule }) => rule !== undefined && judgeGroupRule(rule, subject).truth === 'true')
    .map(({ id }) => id);
}

/** The groups a machine is in once it asks for those names and is what it now says it is. */
export function groupsOf(
  before: Pick<Computer, 'groupIds' | 'requestedGroups'> | undefined,
  now: GroupRuleSubject & Pick<Computer, 'requestedGroups'>,
  groups: readonly TargetGroup[],
): readonly GroupId[] {
  const moving = new Set(groupsNamed(before?.requestedGroups ?? [], groups));
  for (const { id, rule } of groups) if (rule !== undefined) moving.add(id);
  const kept = (before?.groupIds ?? []).filter((id) => !moving.has(id));
  return settle([...kept, ...groupsNamed(now.requestedGroups, groups), ...groupsByRule(now, groups)]);
}

/** Each group once; Unassigned Computers exactly when there is no other. */
export function settle(groupIds: readonly GroupId[]): readonly GroupId[] {
  const real = [...new Set(groupIds)].filter((id) => !isBuiltIn(id));
  return real.length === 0 ? [UNASSIGNED_COMPUTERS] : real;
}

export function isSameSet<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((item) => right.includes(item));
}

/** The computer. Throws `changes/unknown-computer`. */
export async function findComputer(reader: StoreReader, id: Computer['id']): Promise<Computer> {
  const computer = await reader.computer(id);
  if (computer === undefined) throw changesFailures.fail('unknown-computer', { subject: id.slice(0, 80) });
  return computer;
}

/** True when a machine asks for a group of that name and there is none yet. */
export async function isAskedFor(reader: StoreReader, name: string): Promise<boolean> {
  const folded = foldName(name);
  return (await reader.missingRequestedGroups()).some((missing) => foldName(missing.name) === folded);
}

/** Moves the machines in that ask for one of those groups by its name. Returns how many. */
export async function admitRequesting(tx: StoreWriter, ...groups: readonly TargetGroup[]): Promise<number> {
  if (groups.length === 0) return 0;
  const turns = new Turns();
  let admitted = 0;
  for await (const computer of tx.everyMachine()) {
    await turns.after();
    const joins = groupsNamed(computer.requestedGroups, groups).filter(
      (id) => !computer.groupIds.includes(id),
    );
    if (joins.length === 0) continue;
    await tx.setMemberships(computer.id, settle([...computer.groupIds, ...joins]));
    admitted += 1;
  }
  return admitted;
}

/** Takes every machine out of those groups. Returns how many there were. */
export async function dismissFrom(tx: StoreWriter, groupIds: ReadonlySet<GroupId>): Promise<number> {
  const moving = new Map<Computer['id'], Computer>();
  for (const groupId of groupIds) {
    for await (const computer of members(tx, groupId)) {
      if (computer.groupIds.some((id) => groupIds.has(id))) moving.set(computer.id, computer);
    }
  }
  const turns = new Turns();
  for (const computer of moving.values()) {
    await turns.after();
    await tx.setMemberships(computer.id, settle(computer.groupIds.filter((id) => !groupIds.has(id))));
  }
  return moving.size;
}

/** How many computers are read at a time. */
const PAGE = 1000;

async function* members(reader: StoreReader, groupId: GroupId): AsyncIterable<Computer> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await reader.computers({ groupId, limit: PAGE, offset });
    yield* page.items;
    if (page.items.length < PAGE) return;
  }
}
