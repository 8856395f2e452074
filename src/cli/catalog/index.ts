import type { Command } from 'commander';
import { addCatalogImport } from './import.ts';
import { addCatalogSearch } from './search.ts';

/** `catalog …` */
export function addCatalog(program: Command): void {
  const catalog = program
    .command('catalog')
    .helpCommand(false)
    .summary('single updates from the Microsoft Update Catalog');
  addCatalogSearch(catalog);
  addCatalogImport(catalog);
}
