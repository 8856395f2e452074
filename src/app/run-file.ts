import { readFile, rm } from 'node:fs/promises';
import { writeFileAtomically } from '#base';

/** What a running server leaves in its data directory, readable for its own user only. */
export interface RunFile {
  /** Where this machine reaches the API. */
  readonly url: string;
  readonly pid: number;
  /** Bearer token of the admin API. New at every start. */
  readonly token: string;
  readonly version: string;
  /** xs:dateTime */
  readonly startedAt: string;
}

export async function writeRunFile(path: string, content: RunFile): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify(content, undefined, 2)}\n`, 0o600);
}

/** Removes the file if it is that server's own: another one may have started since. */
export async function removeRunFile(path: string, token: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text.includes(token)) await rm(path, { force: true });
}
