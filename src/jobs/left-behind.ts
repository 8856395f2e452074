import { setImmediate } from 'node:timers/promises';
import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { Selection, SyncFinding } from '#store';
import type { UpdateFile } from '#update';
import { jobsFailures } from './failures.ts';

/** Files in one look-up. */
const AT_ONCE = 500;

/** What is known at the end of a migration. */
export interface Leaving {
  readonly at: number;
  /** Files that were to come and did not. */
  readonly failedFiles: number;
  /** Approvals of this server's own people, which ended. */
  readonly ownApprovals: number;
  /** The selection that was read off the old server's updates, if it was. */
  readonly derived?: Selection;
}

/** What a migration could not bring, or changed here: said, so that nobody waits for it or misses it. The worse things first. */
export async function leftBehind(
  context: Pick<ChangeContext, 'store'> & { readonly content: ContentStore },
  { at, failedFiles, ownApprovals, derived }: Leaving,
): Promise<readonly SyncFinding[]> {
  const finding = (level: SyncFinding['level'], code: LeftCode, detail?: string): SyncFinding => {
    const { code: full, sentence: message, hint } = jobsFailures.fail(code);
    return { level, code: full, message, hint, ...(detail === undefined ? {} : { detail }), at };
  };
  const only = await onlyThere(context);
  const { products = [], classifications = [] } = derived ?? {};
  const selected = `${products.length} products, ${classifications.length} classifications`;
  return [
    ...(failedFiles === 0 ? [] : [finding('warning', 'files-missing', `${failedFiles} files`)]),
    ...(only.files === 0
      ? []
      : [finding('warning', 'files-only-there', `${only.files} files, ${Math.ceil(only.bytes / 1e6)} MB`)]),
    ...(ownApprovals === 0 ? [] : [finding('warning', 'own-approvals-ended', `${ownApprovals} approvals`)]),
    ...(products.length === 0 ? [] : [finding('notice', 'selection-derived', selected)]),
    finding('notice', 'computers-stay'),
    finding('notice', 'options-stay'),
  ];
}

type LeftCode =
  | 'files-missing'
  | 'files-only-there'
  | 'own-approvals-ended'
  | 'selection-derived'
  | 'computers-stay'
  | 'options-stay';

/** Files that are not here and have no address at Microsoft either: once the old server is gone, nobody has them. */
async function onlyThere({
  store,
  content,
}: Pick<ChangeContext, 'store'> & { readonly content: ContentStore }): Promise<{
  readonly files: number;
  readonly bytes: number;
}> {
  const only = { files: 0, bytes: 0 };
  const look = async (files: readonly UpdateFile[]): Promise<void> => {
    const sources = await store.fileSources(files.map(({ sha1 }) => sha1));
    for (const { sha1, size } of files) {
      if (sources.get(sha1)?.url !== undefined || (await content.stat(sha1)) !== undefined) continue;
      only.files += 1;
      only.bytes += size;
    }
    await setImmediate();
  };
  let page: UpdateFile[] = [];
  for await (const file of store.files()) {
    page.push(file);
    if (page.length < AT_ONCE) continue;
    await look(page);
    page = [];
  }
  await look(page);
  return only;
}
