import type { CatalogDelta } from '#catalog';
import type { StoreReader, StoreWriter } from '#store';
import type { IndexRecord, RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import { Turns } from './turns.ts';

/** What becomes of new revisions of approved updates. */
export interface RevisionPolicy {
  /** They are approved as the ones before them. Otherwise clients stay at those until somebody approves. */
  readonly approveNew: boolean;
}

export const REVISION_POLICY = 'revision-policy';

/** The policy in force. */
export async function revisionPolicy(store: Pick<StoreReader, 'setting'>): Promise<RevisionPolicy> {
  return { approveNew: true, ...(await store.setting<Partial<RevisionPolicy>>(REVISION_POLICY)) };
}

/** What the index has to know of pins. */
export type PinDelta = Pick<CatalogDelta, 'pinned' | 'unpinned'>;

/**
 * Inside the transaction that brings those revisions: where the policy wants it, clients of approved updates stay at the revision
 * that was the newest before. A withdrawal always goes through, and what nobody approves any more waits for nobody. On a
 * replica the upstream decides.
 */
export async function pinApproved(tx: StoreWriter, records: readonly IndexRecord[]): Promise<PinDelta> {
  const pins = await pinnedUpdates(tx);
  const keeps = !(await revisionPolicy(tx)).approveNew && !(await isReplica(tx));
  if (!keeps && pins.size === 0) return {};
  const approved = new Set(
    (await tx.deployments()).filter(({ action }) => action !== 'NotApproved').map(({ updateId }) => updateId),
  );
  const brought = new Set(records.map(({ id }) => id));
  const pinned: UpdateIdentity[] = [];
  const unpinned: UpdateId[] = [];
  const turns = new Turns();
  for (const updateId of new Set(records.map((record) => record.updateId))) {
    await turns.after();
    const isPinned = pins.has(updateId);
    if (!approved.has(updateId) && !isPinned) continue;
    const revisions = await tx.revisionsOf(updateId);
    if (!keeps || !approved.has(updateId) || revisions[0]?.expired === true) {
      if (isPinned) unpinned.push(updateId);
      continue;
    }
    const before = revisions.find(({ id }) => !brought.has(id));
    if (isPinned || before === undefined || before === revisions[0]) continue;
    pinned.push({ updateId, revisionNumber: before.revisionNumber });
  }
  for (const { updateId, revisionNumber } of pinned) await tx.setPin(updateId, revisionNumber);
  return { ...present({ pinned }), ...(await unpin(tx, unpinned)) };
}

/** Lets clients of those updates go on to the newest revision, inside a transaction. */
export async function unpin(tx: StoreWriter, updateIds: readonly UpdateId[]): Promise<PinDelta> {
  for (const updateId of updateIds) await tx.setPin(updateId, undefined);
  return present({ unpinned: updateIds });
}

/** Updates of which clients stay at a revision, and at which. */
export async function pinnedUpdates(
  store: Pick<StoreReader, 'pins'>,
): Promise<ReadonlyMap<UpdateId, RevisionNumber>> {
  const found = new Map<UpdateId, RevisionNumber>();
  for (const { updateId, revisionNumber } of await store.pins())
    if (revisionNumber !== undefined) found.set(updateId, revisionNumber);
  return found;
}

async function isReplica(store: Pick<StoreReader, 'setting'>): Promise<boolean> {
  return (await store.setting<{ mode?: string }>('upstream'))?.mode === 'replica';
}

/** Without the lists that are empty. */
function present(delta: PinDelta): PinDelta {
  return Object.fromEntries(Object.entries(delta).filter(([, list]) => list.length > 0));
}
