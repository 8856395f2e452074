import type { Command } from 'commander';
import { addRulesAdd } from './add.ts';
import { addRulesTest } from './dry-run.ts';
import { addRulesEdit } from './edit.ts';
import { addRulesList } from './list.ts';
import { addRulesMove } from './move.ts';
import { addRulesPresets } from './presets.ts';
import { addRulesRemove } from './remove.ts';
import { addRulesRun } from './run.ts';
import { addRulesShow } from './show.ts';
import { addRulesSwitch } from './switch.ts';

/** `rules …` */
export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .helpCommand(false)
    .summary('rules that approve and decline by themselves');
  addRulesList(rules);
  addRulesShow(rules);
  addRulesPresets(rules);
  addRulesAdd(rules);
  addRulesEdit(rules);
  addRulesRemove(rules);
  addRulesSwitch(rules, 'enable');
  addRulesSwitch(rules, 'disable');
  addRulesMove(rules);
  addRulesTest(rules);
  addRulesRun(rules);
}
