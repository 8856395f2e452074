import { writeFile } from 'node:fs/promises';
import type { PolicyGenerateAnswer } from '#server/admin';
import { cliFailures } from '../failures.ts';

/** Writes a new file as the tools of Windows read it. Fails with `cli/not-written`, also where the file is there already. */
export async function writePolicyFile(
  file: string,
  { text, encoding }: Pick<PolicyGenerateAnswer, 'text' | 'encoding'>,
): Promise<void> {
  const isPlain = /^[\0-\x7f]*$/.test(text);
  const marked = encoding === 'utf-8' && isPlain ? text : `\ufeff${text}`;
  try {
    await writeFile(file, marked, { encoding: encoding === 'utf-16le' ? 'utf16le' : 'utf8', flag: 'wx' });
  } catch (cause) {
    throw cliFailures.fail('not-written', { subject: file, detail: (cause as Error).message, cause });
  }
}
