import type { Command } from 'commander';
import { addGroupsCreate } from './create.ts';
import { addGroupsDelete } from './delete.ts';
import { addGroupsList } from './list.ts';
import { addGroupsMembers } from './members.ts';
import { addGroupsRename } from './rename.ts';

/** `groups …` */
export function addGroups(program: Command): void {
  const groups = program.command('groups').helpCommand(false).summary('arrange computers in groups');
  addGroupsList(groups);
  addGroupsCreate(groups);
  addGroupsRename(groups);
  addGroupsDelete(groups);
  addGroupsMembers(groups);
}
