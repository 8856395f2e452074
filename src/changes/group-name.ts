import { ALL_COMPUTERS, type GroupId, type TargetGroup, UNASSIGNED_COMPUTERS } from '#update';
import { changesFailures } from './failures.ts';

/** Most characters of a group's name. */
export const MAX_GROUP_NAME = 256;

/** True for the two groups that every server has. */
export function isBuiltIn(id: GroupId): boolean {
  return id === ALL_COMPUTERS || id === UNASSIGNED_COMPUTERS;
}

/** The form in which names are compared: machines ask for groups in any letter case. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** True for what a group can be called: 1 to 256 characters, no control characters. */
export function isGroupName(name: string): boolean {
  return name !== '' && name.length <= MAX_GROUP_NAME && !/\p{Cc}/u.test(name);
}

/** The name without surrounding blanks. Throws `changes/bad-group-name`. */
export function checkGroupName(name: string): string {
  const trimmed = name.trim();
  if (isGroupName(trimmed)) return trimmed;
  throw changesFailures.fail('bad-group-name', { subject: trimmed.slice(0, 40) });
}

/** Throws `changes/group-name-taken` when a group other than `except` has that name in any letter case. */
export function checkNameIsFree(name: string, groups: readonly TargetGroup[], except?: GroupId): void {
  const folded = foldName(name);
  const holder = groups.find((group) => group.id !== except && foldName(group.name) === folded);
  if (holder !== undefined) throw changesFailures.fail('group-name-taken', { subject: holder.name });
}

/** The group. Throws `changes/unknown-group`. */
export function findGroup(groups: readonly TargetGroup[], id: GroupId): TargetGroup {
  const group = groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw changesFailures.fail('unknown-group', { subject: id });
  return group;
}
