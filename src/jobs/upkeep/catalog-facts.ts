import type { ChangeContext } from '#changes';
import type { RevisionSummary } from '#store';
import type { Deployment, UpdateId } from '#update';
import type { Sleep } from '../sleep.ts';

/** Updates that are read between two rests: some milliseconds in which no scan is let in. */
const AT_ONCE = 100;
/** Rest after those, milliseconds: scans go before. */
const REST = 10;

/** What of an update decides whether it stays: some dozen bytes of each. */
export type UpdateFacts = Pick<
  RevisionSummary,
  | 'id'
  | 'updateId'
  | 'type'
  | 'title'
  | 'expired'
  | 'declined'
  | 'explicitlyDeployable'
  | 'supersedes'
  | 'eulaId'
  | 'heldUntil'
> & { readonly arrivedAt: number };

/** All updates of one moment, and what is decided for them. */
export interface CatalogFacts {
  readonly updates: ReadonlyMap<UpdateId, UpdateFacts>;
  /** By update those that supersede it themselves. */
  readonly supersededBy: ReadonlyMap<UpdateId, readonly UpdateId[]>;
  /** In force, by update. */
  readonly deployments: ReadonlyMap<UpdateId, readonly Deployment[]>;
  /** Updates whose decline a person took back, and when. */
  readonly takenBack: ReadonlyMap<UpdateId, number>;
}

/** Walks over all updates once, with rests in between. Rejects with the signal's reason. */
export async function gatherFacts(
  { store }: Pick<ChangeContext, 'store'>,
  sleep: Sleep,
  signal: AbortSignal,
): Promise<CatalogFacts> {
  const updates = new Map<UpdateId, UpdateFacts>();
  const supersededBy = new Map<UpdateId, UpdateId[]>();
  for await (const summary of store.everyUpdate()) {
    const {
      id,
      updateId,
      type,
      title,
      expired,
      declined,
      explicitlyDeployable,
      supersedes,
      eulaId,
      heldUntil,
      importedAt,
    } = summary;
    updates.set(updateId, {
      id,
      updateId,
      type,
      title,
      expired,
      declined,
      explicitlyDeployable,
      supersedes,
      ...(eulaId === undefined ? {} : { eulaId }),
      ...(heldUntil === undefined ? {} : { heldUntil }),
      arrivedAt: importedAt,
    });
    for (const superseded of supersedes) {
      const by = supersededBy.get(superseded);
      if (by === undefined) supersededBy.set(superseded, [updateId]);
      else by.push(updateId);
    }
    if (updates.size % AT_ONCE !== 0) continue;
    await sleep(REST, signal);
    signal.throwIfAborted();
  }
  const deployments = new Map<UpdateId, Deployment[]>();
  for (const deployment of await store.deployments()) {
    const all = deployments.get(deployment.updateId);
    if (all === undefined) deployments.set(deployment.updateId, [deployment]);
    else all.push(deployment);
  }
  return { updates, supersededBy, deployments, takenBack: await store.takenBack() };
}
