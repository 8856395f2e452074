import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Messages, Sentence } from '#diagnosis';
import { ROOT } from './root.ts';

/** One table of sentences, and the file that declares it, from the root of the project. */
export interface FoundMessages {
  readonly table: Messages<Readonly<Record<string, Sentence<never>>>>;
  readonly path: string;
}

/** The tables of what diagnoses say, of all rooms. They are looked for, so that a new one cannot be forgotten. */
export async function messageTables(): Promise<readonly FoundMessages[]> {
  const found: FoundMessages[] = [];
  for (const path of globSync('src/**/*.ts', { cwd: ROOT }).map((each) => each.replaceAll('\\', '/'))) {
    if (path.endsWith('.test.ts') || !/= messages\(/.test(readFileSync(join(ROOT, path), 'utf8'))) continue;
    found.push(...(await tablesIn(path)).map((table) => ({ table, path })));
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The tables that a file exports, alone or in lists. */
export async function tablesIn(path: string): Promise<readonly FoundMessages['table'][]> {
  const exported = (await import(pathToFileURL(join(ROOT, path)).href)) as Record<string, unknown>;
  return Object.values(exported).flat().filter(isTable);
}

function isTable(value: unknown): value is FoundMessages['table'] {
  return typeof value === 'object' && value !== null && 'room' in value && 'say' in value && 'codes' in value;
}
