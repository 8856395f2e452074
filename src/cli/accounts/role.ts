import type { Command } from 'commander';
import { Option } from 'commander';

const ROLES = ['administrator', 'approver', 'reporter'] as const;
export type RoleName = (typeof ROLES)[number];

/** Adds `--role` and `--group`. */
export function withRole(command: Command): Command {
  return command
    .addOption(new Option('--role <role>', 'what it may do').choices([...ROLES]))
    .option('--group <group...>', 'of an approver: the groups it may decide for, with all below them');
}

/** Names of groups in a cell of a table. */
export function groupsOf({ role, groups }: { role: RoleName; groups?: readonly { name: string }[] }): string {
  if (role !== 'approver') return '';
  return groups === undefined ? 'all' : groups.map(({ name }) => name).join(', ');
}
