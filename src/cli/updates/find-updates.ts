import type { NamedUpdatesAnswer, UpdateRow } from '#server/admin';
import { type AdminClient, pathOf } from '../connection.ts';
import { cliFailures } from '../failures.ts';

/**
 * The updates that people name by UpdateID or KB number, each once. Of several with one KB number, those that
 * can be approved are meant; where that leaves more than one, `all` takes them all, and without it the
 * command fails with `cli/several-updates` and lists them.
 */
export async function findUpdates(
  client: AdminClient,
  references: readonly string[],
  { all }: { readonly all: boolean },
): Promise<readonly UpdateRow[]> {
  const found = new Map<string, UpdateRow>();
  for (const reference of references) {
    const { items } = await client.request<NamedUpdatesAnswer>('GET', pathOf('/updates/named', reference));
    const approvable = items.filter((update) => update.approvable);
    const meant = approvable.length > 0 ? approvable : items;
    if (meant.length > 1 && !all) {
      throw cliFailures.fail('several-updates', {
        subject: reference,
        detail: `\n${meant.map(({ updateId, title }) => `         ${updateId}  ${title}`).join('\n')}`,
      });
    }
    for (const update of meant) found.set(update.updateId, update);
  }
  return [...found.values()];
}
