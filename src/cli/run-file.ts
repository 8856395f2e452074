import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cliFailures } from './failures.ts';

/** What a running server leaves in its data directory for commands on the same machine. */
export interface RunFile {
  readonly url: string;
  readonly pid: number;
  readonly token: string;
  readonly version: string;
  readonly startedAt: string | number;
}

/** The run file of that data directory; undefined when there is none or it is no run file. Fails with `cli/run-file-unreadable`. */
export async function readRunFile(dataDirectory: string): Promise<RunFile | undefined> {
  const path = join(dataDirectory, 'run.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cliFailures.fail('run-file-unreadable', { subject: path, cause });
  }
  try {
    const file = JSON.parse(text) as Partial<RunFile>;
    const whole = typeof file.url === 'string' && URL.canParse(file.url) && typeof file.token === 'string';
    return whole ? (file as RunFile) : undefined;
  } catch {
    return undefined; // A server that died while it wrote: the same as none.
  }
}
