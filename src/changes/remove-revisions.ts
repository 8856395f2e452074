import type { Snapshot } from '#catalog';
import type { Removal, RemovalReason, StoreWriter, UpkeepItem } from '#store';
import type { IndexRecord, RevisionId, UpdateId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
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

/**
 * Removes the metadata of revisions for good, in one transaction with its entry in the log of housekeeping. Passed over are those
 * that machines are offered, those whose update is approved, and those that something needs by now, so that it is safe to ask
 * for what was unwanted a moment ago; during a synchronisation all are. What was decided of the updates stays.
 */
export async function removeRevisions(
  context: ChangeContext,
  { ids, reason, task, items, soundOn }: UnwantedRevisions,
  actor: string,
): Promise<RemovedRevisions> {
  const at = context.clock.now();
  let sequence = 0;
  let isTrusted = false;
  let unheld: ReadonlySet<RevisionId> = new Set();
  const removed = await commit(context, async (tx): Promise<Change<RemovedRevisions>> => {
    const nothing: Change<RemovedRevisions> = { result: { revisions: 0, bytes: 0 }, unchanged: true };
    // What it is about to fetch may need what it saw here when it began.
    if ((await tx.syncRuns({ limit: 1, offset: 0 })).items[0]?.outcome === 'running') return nothing;
    const { snapshot } = context.catalog;
    const staged = await tx.stagedRecords();
    let going = ids;
    isTrusted = snapshot === soundOn && staged.length === 0;
    if (isTrusted) unheld = hiddenOf(snapshot, ids);
    else {
      const unwanted: RevisionId[] = [];
      for (const id of ids) if (await isUnwanted(tx, snapshot, id)) unwanted.push(id);
      const removable = snapshot.removable(unwanted, needsOf(staged));
      going = removable.portions.flat();
      ({ unheld } = removable);
    }
    sequence = tx.nextSequence;
    if (going.length === 0) return nothing;
    const removal = await removeFor(tx, at, [
      [reason, going.filter((id) => !unheld.has(id))],
      ['unheld', going.filter((id) => unheld.has(id))],
    ]);
    const subject = `${going.length} ${going.length === 1 ? 'revision' : 'revisions'}`;
    const named = new Set<string>(removal.revisions.map(({ updateId }) => updateId));
    await tx.addUpkeepEntry({
      at,
      task,
      count: going.length,
      bytes: removal.bytes,
      items: items.filter(({ id }) => named.has(id)),
    });
    await tx.addAudit({
      at,
      actor,
      verb: task,
      subject,
      details: {
        reason,
        revisions: removal.revisions.map(({ updateId, revisionNumber }) => ({ updateId, revisionNumber })),
      },
    });
    return {
      result: { revisions: going.length, bytes: removal.bytes },
      delta: { removedRevisions: removal.revisions.map(({ id }) => id) },
    };
  });
  if (removed.revisions === 0) return removed;
  const { revisions, bytes } = removed;
  changeEvents.revisionsRemoved(context.log, { revisions, bytes, reason, actor });
  const after = context.catalog.snapshot;
  return isTrusted && after.sequence === sequence ? { revisions, bytes, soundOn: after } : removed;
}

async function removeFor(
  tx: StoreWriter,
  at: number,
  parts: readonly (readonly [RemovalReason, readonly RevisionId[]])[],
): Promise<Pick<Removal, 'revisions' | 'bytes'>> {
  const revisions: Removal['revisions'][number][] = [];
  let bytes = 0;
  for (const [reason, ids] of parts) {
    if (ids.length === 0) continue;
    const removal = await tx.removeRevisions(ids, { at, reason });
    revisions.push(...removal.revisions);
    bytes += removal.bytes;
  }
  return { revisions, bytes };
}

async function isUnwanted(tx: StoreWriter, snapshot: Snapshot, id: RevisionId): Promise<boolean> {
  const summary = await tx.revision(id);
  if (summary === undefined) return false;
  const live = snapshot.liveRevision(summary.updateId);
  if (live !== undefined) return id < live && !(await namesRevision(tx, summary.updateId, id));
  return !(await tx.deploymentsOf(summary.updateId)).some(({ action }) => action !== 'NotApproved');
}

async function namesRevision(tx: StoreWriter, updateId: UpdateId, id: RevisionId): Promise<boolean> {
  return (await tx.deploymentsOf(updateId)).some(({ revisionId }) => revisionId === id);
}

/** Those that are offered as far as they are themselves concerned: members of what goes. */
function hiddenOf(snapshot: Snapshot, ids: readonly RevisionId[]): ReadonlySet<RevisionId> {
  return new Set(ids.filter((id) => snapshot.liveRevision(snapshot.identityOf(id).updateId) === id));
}

/** What revisions need that wait for their publication: nothing of the index knows of those. */
export async function stagedNeeds(tx: Pick<StoreWriter, 'stagedRecords'>): Promise<OutsideNeeds> {
  return needsOf(await tx.stagedRecords());
}

type OutsideNeeds = NonNullable<Parameters<Snapshot['removable']>[1]>;

function needsOf(staged: readonly IndexRecord[]): OutsideNeeds {
  return {
    updateIds: new Set(staged.flatMap(({ prerequisites }) => prerequisites.flatMap(({ anyOf }) => anyOf))),
    revisions: staged.flatMap(({ bundles }) => bundles.flatMap(({ anyOf }) => anyOf)),
  };
}
