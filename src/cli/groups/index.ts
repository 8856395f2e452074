import type { Command } from 'commander';
import { addGroupsCreate } from './create.ts';
import { addGroupsDelete } from './delete.ts';
import { addGroupsList } from './list.ts';
import { addGroupsMembers } from './members.ts';
import { addGroupsMove } from './move.ts';
import { addGroupsPreview } from './preview.ts';
import { addGroupsRename } from './rename.ts';
import { addGroupsRule } from './rule.ts';
import { addGroupsSummary } from './summary.ts';

/** `groups …` */
export function addGroups(program: Command): void {
  const groups = program.command('groups').helpCommand(false).summary('arrange computers in groups');
  addGroupsList(groups);
  addGroupsSummary(groups);
  addGroupsCreate(groups);
  addGroupsRename(groups);
  addGroupsMove(groups);
  addGroupsRule(groups);
  addGroupsPreview(groups);
  addGroupsDelete(groups);
  addGroupsMembers(groups);
}
