import type { Command } from 'commander';
import { addBundleExport } from './export.ts';
import { addBundleImport } from './import.ts';
import { addBundleInspect } from './inspect.ts';

/** `bundle …` */
export function addBundle(program: Command): void {
  const bundle = program.command('bundle').helpCommand(false).summary('carry updates into closed networks');
  addBundleExport(bundle);
  addBundleInspect(bundle);
  addBundleImport(bundle);
}
