import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FailureTable } from '#base';
import { ROOT } from './root.ts';

/** A table and the folder of those who fail with it, from the root of the project. */
export interface FoundTable {
  readonly table: FailureTable<string>;
  readonly folder: string;
}

/** The failure tables of all rooms, by name. They are looked for, so that a new one cannot be forgotten. */
export async function failureTables(): Promise<readonly FoundTable[]> {
  const found: FoundTable[] = [];
  for (const path of globSync('src/**/failures.ts', { cwd: ROOT })) {
    const exported = (await import(pathToFileURL(join(ROOT, path)).href)) as Record<string, unknown>;
    const tables = Object.values(exported).filter(isTable);
    if (tables.length === 0) throw new Error(`${path} exports no failure table`);
    const folder = path.replaceAll('\\', '/').replace(/\/failures\.ts$/, '');
    found.push(...tables.map((table) => ({ table, folder })));
  }
  return found.sort((one, other) => (one.table.room < other.table.room ? -1 : 1));
}

function isTable(value: unknown): value is FailureTable<string> {
  return typeof value === 'object' && value !== null && 'room' in value && 'specs' in value;
}
