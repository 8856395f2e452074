import { Failure } from '#base';
import type { FileSource, RevisionImport, StoreWriter } from '#store';
import type { UpdateIdentity } from '#update';
import { type Change, commit } from './commit.ts';
import { changesFailures } from './failures.ts';
import { storeRevision } from './store-revision.ts';
import { Turns } from './turns.ts';
import type { ChangeContext } from './types.ts';

/** What came with one answer of the upstream, read already. */
export interface StagedContent {
  readonly revisions: readonly RevisionImport[];
  /** Where their files come from. They harm nobody before the revisions are published, and would be lost in a crash. */
  readonly fileSources: readonly FileSource[];
}

/** A revision that was not staged, and why. */
export interface Unstaged extends UpdateIdentity {
  readonly failure: Failure;
}

/**
 * Keeps revisions back until their generation is published: durable, and seen by nobody. Those that are staged or here
 * already are passed over; one that is here with other content comes back with `changes/contradictory-revision`, and one that cannot be
 * stored with `changes/not-stored`, unless none can: then that is thrown.
 */
export async function stageRevisions(
  context: ChangeContext,
  content: StagedContent,
): Promise<readonly Unstaged[]> {
  try {
    return await commit(context, (tx) => stageAll(context, tx, content));
  } catch (cause) {
    if (content.revisions.length <= 1) throw cause instanceof Failure ? cause : notStored(cause);
    return stageEach(context, content);
  }
}

/** One transaction for each, so that only those fail that cannot be stored. */
async function stageEach(context: ChangeContext, content: StagedContent): Promise<readonly Unstaged[]> {
  const unstaged: Unstaged[] = [];
  for (const one of content.revisions) {
    const { updateId, revisionNumber } = one.revision;
    try {
      unstaged.push(...(await stageRevisions(context, { ...content, revisions: [one] })));
    } catch (cause) {
      unstaged.push({ updateId, revisionNumber, failure: notStored(cause) });
    }
  }
  const [first] = unstaged;
  if (first !== undefined && unstaged.length === content.revisions.length) throw first.failure;
  return unstaged;
}

function notStored(cause: unknown): Failure {
  return changesFailures.fail('not-stored', { cause, detail: String(cause) });
}

async function stageAll(
  context: ChangeContext,
  tx: StoreWriter,
  { revisions, fileSources }: StagedContent,
): Promise<Change<readonly Unstaged[]>> {
  const at = context.clock.now();
  const turns = new Turns();
  const unstaged: Unstaged[] = [];
  for (const each of revisions) {
    const { updateId, revisionNumber } = each.revision;
    const { kind } = await storeRevision(tx, each, { at, staged: true });
    if (kind === 'contradictory') {
      unstaged.push({ updateId, revisionNumber, failure: changesFailures.fail('contradictory-revision') });
    }
    await turns.after();
  }
  await tx.putFileSources(fileSources);
  return { result: unstaged };
}
