import type { Snapshot } from '#catalog';
import type { ApartWork, RemovalReason, StoreReader, UpkeepItem } from '#store';
import type { IndexRecord, RevisionId, UpdateId } from '#update';
import { type ApartChange, commit, commitApart } from './commit.ts';
import { changeEvents } from './events.ts';
import { type RemovalDone, type RemovalWork, removeInTransaction } from './removal-work.ts';
import type { ChangeContext } from './types.ts';

/** Revisions that nobody needs, and why. */
export interface UnwantedRevisions {
  readonly ids: readonly RevisionId[];
  readonly reason: RemovalReason;
  /** Under which task the log of housekeeping has it. */
  readonly task: string;
  /** What the log says of each. */
  readonly items: readonly UpkeepItem[];
  /** The moment at which exactly these were found to be removable. While it lasts they are not looked at again. */
  readonly soundOn?: Snapshot;
}

/** What was removed. */
export interface RemovedRevisions {
  readonly revisions: number;
  readonly bytes: number;
  /** The moment that follows, when nothing else happened in between: what was removable besides still is. */
  readonly soundOn?: Snapshot;
}

/** So few are removed faster than another thread is told of them. */
const FEW = 4;

/** In another thread: fragments, texts and files of each are taken out of a dozen tables, and the commit waits for the disk. */
const REMOVE: ApartWork<RemovalWork, ApartChange<RemovalDone>> = {
  module: new URL('./removal-work.ts', import.meta.url).href,
  name: 'removeInTransaction',
};

/**
 * Removes the metadata of revisions for good, in one transaction with its entry in the log of housekeeping. Passed over are those
 * that machines are offered, those whose update is approved, and those that something needs by now, so that it is safe to ask
 * for what was unwanted a moment ago; during a synchronisation all are. What was decided of the updates stays.
 */
export async function removeRevisions(
  context: ChangeContext,
  unwanted: UnwantedRevisions,
  actor: string,
): Promise<RemovedRevisions> {
  const at = context.clock.now();
  const { reason, task, items } = unwanted;
  let isTrusted = false;
  // In the turn of the write: nothing else changes between this look and what follows from it.
  const judge = async (reader: StoreReader): Promise<RemovalWork> => {
    const judged = await judgeRemoval(reader, context.catalog.snapshot, unwanted);
    ({ isTrusted } = judged);
    return { going: judged.going, unheld: judged.unheld, reason, task, items, actor, at };
  };
  const { revisions, bytes, sequence } =
    unwanted.ids.length > FEW
      ? await commitApart(context, REMOVE, () => judge(context.store))
      : await commit(context, async (tx) => {
          const { result, unchanged } = await removeInTransaction(tx, await judge(tx));
          return unchanged === true ? { result: result.result, unchanged } : result;
        });
  if (revisions === 0) return { revisions, bytes };
  changeEvents.revisionsRemoved(context.log, { revisions, bytes, reason, actor });
  const after = context.catalog.snapshot;
  return isTrusted && after.sequence === sequence
    ? { revisions, bytes, soundOn: after }
    : { revisions, bytes };
}

interface Judged {
  readonly going: readonly RevisionId[];
  readonly unheld: ReadonlySet<RevisionId>;
  /** It was known already that exactly these can go. */
  readonly isTrusted: boolean;
}

async function judgeRemoval(
  reader: StoreReader,
  snapshot: Snapshot,
  { ids, soundOn }: UnwantedRevisions,
): Promise<Judged> {
  // What it is about to fetch may need what it saw here when it began.
  if ((await reader.syncRuns({ limit: 1, offset: 0 })).items[0]?.outcome === 'running')
    return { going: [], unheld: new Set(), isTrusted: false };
  const staged = await reader.stagedRecords();
  if (snapshot === soundOn && staged.length === 0)
    return { going: ids, unheld: hiddenOf(snapshot, ids), isTrusted: true };
  const unwanted: RevisionId[] = [];
  for (const id of ids) if (await isUnwanted(reader, snapshot, id)) unwanted.push(id);
  const { portions, unheld } = snapshot.removable(unwanted, needsOf(staged));
  return { going: portions.flat(), unheld, isTrusted: false };
}

async function isUnwanted(tx: StoreReader, snapshot: Snapshot, id: RevisionId): Promise<boolean> {
  const summary = await tx.revision(id);
  if (summary === undefined) return false;
  const live = snapshot.liveRevision(summary.updateId);
  if (live !== undefined) return id < live && !(await namesRevision(tx, summary.updateId, id));
  return !(await tx.deploymentsOf(summary.updateId)).some(({ action }) => action !== 'NotApproved');
}

async function namesRevision(tx: StoreReader, updateId: UpdateId, id: RevisionId): Promise<boolean> {
  return (await tx.deploymentsOf(updateId)).some(({ revisionId }) => revisionId === id);
}

/** Those that are offered as far as they are themselves concerned: members of what goes. */
function hiddenOf(snapshot: Snapshot, ids: readonly RevisionId[]): ReadonlySet<RevisionId> {
  return new Set(ids.filter((id) => snapshot.liveRevision(snapshot.identityOf(id).updateId) === id));
}

/** What revisions need that wait for their publication: nothing of the index knows of those. */
export async function stagedNeeds(tx: Pick<StoreReader, 'stagedRecords'>): Promise<OutsideNeeds> {
  return needsOf(await tx.stagedRecords());
}

type OutsideNeeds = NonNullable<Parameters<Snapshot['removable']>[1]>;

function needsOf(staged: readonly IndexRecord[]): OutsideNeeds {
  return {
    updateIds: new Set(staged.flatMap(({ prerequisites }) => prerequisites.flatMap(({ anyOf }) => anyOf))),
    revisions: staged.flatMap(({ bundles }) => bundles.flatMap(({ anyOf }) => anyOf)),
  };
}
