import type { Command } from 'commander';
import { addCategoriesChange } from './change.ts';
import { addCategoriesList } from './list.ts';
import { addCategoriesPresets } from './presets.ts';

/** `products …` and `classifications …`: the same commands over two lists. */
export function addCategories(program: Command): void {
  const products = program
    .command('products')
    .helpCommand(false)
    .summary('choose for which products updates are taken');
  const classifications = program
    .command('classifications')
    .helpCommand(false)
    .summary('choose which kinds of updates are taken');
  for (const [command, kind] of [
    [products, 'products'],
    [classifications, 'classifications'],
  ] as const) {
    addCategoriesList(command, kind);
    addCategoriesChange(command, kind);
    addCategoriesPresets(command, kind);
  }
}
