import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { writeFileAtomically } from '#base';
import { contentFailures } from '../failures.ts';
import { isAbsence, readFailure } from './file-errors.ts';

/** Where the content lies since it was moved away from the data directory. */
export interface ContentPlace {
  /** Absolute path. */
  readonly directory: string;
  /** Where it was before: files that came there after the move are brought from it once more. */
  readonly previous?: string;
}

/** Reads the small file that says it; undefined where content was never moved. Rejects with `content/bad-place` for a file that says something else. */
export async function readContentPlace(path: string): Promise<ContentPlace | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw readFailure(error, path);
  }
  const place = parsed(text);
  if (place === undefined) {
    throw contentFailures.fail('bad-place', { subject: path, detail: 'this file does not name a directory' });
  }
  return place;
}

/** Keeps it, in one step. */
export async function writeContentPlace(path: string, place: ContentPlace): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify(place)}\n`);
}

function parsed(text: string): ContentPlace | undefined {
  try {
    const { directory, previous } = JSON.parse(text) as Partial<Record<keyof ContentPlace, unknown>>;
    if (typeof directory !== 'string' || !isAbsolute(directory)) return undefined;
    return typeof previous === 'string' && isAbsolute(previous) ? { directory, previous } : { directory };
  } catch {
    return undefined;
  }
}
