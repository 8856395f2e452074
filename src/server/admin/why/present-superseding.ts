import type { RevisionSummary } from '#store';
import type { Deployment, UpdateId } from '#update';
import type { SupersedingUpdate } from '#why';
import { present } from '../present.ts';
import type { PresentGround } from './present-ground.ts';

/** So many are looked at, and so many steps up: the chain of a cumulative update is as long as the product is old. */
const MOST = 24;
const STEPS = 4;

/** What supersedes an update, the nearest first, and whether the machine takes that instead. */
export async function supersedingUpdates(
  ground: PresentGround,
  updateId: UpdateId,
): Promise<readonly SupersedingUpdate[]> {
  const { store } = ground.context;
  const seen = new Set<UpdateId>([updateId]);
  const found: SupersedingUpdate[] = [];
  let step: readonly UpdateId[] = [updateId];
  for (let steps = 0; steps < STEPS && step.length > 0 && found.length < MOST; steps++) {
    const above = [...(await store.supersededBy(step)).values()].flat();
    step = [...new Set(above)].filter((id) => !seen.has(id)).slice(0, MOST - found.length);
    for (const id of step) {
      seen.add(id);
      const latest = (await store.revisionsOf(id))[0];
      if (latest !== undefined) found.push(await toSuperseding(ground, latest));
    }
  }
  return found;
}

async function toSuperseding(ground: PresentGround, latest: RevisionSummary): Promise<SupersedingUpdate> {
  const { context, machine } = ground;
  const { updateId, title, declined, expired, heldUntil } = latest;
  const isLive = heldUntil === undefined && context.catalog.snapshot.liveRevision(updateId) !== undefined;
  const approved = machine
    ? isInstall(context.catalog.snapshot.explainDecision(machine.computer.groupIds, updateId).winner)
    : (await context.store.deploymentsOf(updateId)).some(isInstall);
  return {
    updateId,
    title,
    declined,
    expired,
    approved: isLive && approved,
    ...present({ state: machine?.status.get(updateId)?.state }),
  };
}

function isInstall(deployment: Pick<Deployment, 'action'> | undefined): boolean {
  return deployment?.action === 'Install' || deployment?.action === 'OptionalInstall';
}
