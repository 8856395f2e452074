import type { Command } from 'commander';
import { addConfigApply } from './apply.ts';
import { addConfigExport } from './export.ts';
import { addConfigPlan } from './plan.ts';
import { addConfigSchema } from './schema.ts';

/** `config …`: settings as code. */
export function addConfig(program: Command): void {
  const config = program.command('config').helpCommand(false).summary('keep the settings as one document');
  addConfigExport(config);
  addConfigPlan(config);
  addConfigApply(config);
  addConfigSchema(config);
}
