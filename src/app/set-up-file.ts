import { rm } from 'node:fs/promises';
import { type AccountsContext, isSetUp, newSecret } from '#accounts';
import { writeFileAtomically } from '#base';

/**
 * The secret that makes the first account, kept in a file that only the server's own user can read. Undefined, and no file, when there
 * is an account already.
 */
export async function offerSetUp(context: AccountsContext, path: string): Promise<string | undefined> {
  await withdrawSetUp(path);
  if (await isSetUp(context)) return undefined;
  const secret = newSecret();
  await writeFileAtomically(path, `${secret}\n`, 0o600);
  return secret;
}

export async function withdrawSetUp(path: string): Promise<void> {
  await rm(path, { force: true });
}
