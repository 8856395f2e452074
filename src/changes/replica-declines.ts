import { type StoreWriter, storeFailures } from '#store';
import type { UpdateId } from '#update';
import { Turns } from './turns.ts';

export interface DeclineChanges {
  readonly declined: readonly UpdateId[];
  readonly undeclined: readonly UpdateId[];
  /** Named by the upstream and not here. */
  readonly unknown: number;
}

/** Makes the declined updates exactly those of the upstream. `at` is the time of what changes. */
export async function replaceDeclines(
  tx: StoreWriter,
  upstream: readonly UpdateId[],
  at: number,
): Promise<DeclineChanges> {
  const wanted = new Set(upstream);
  const before = new Set((await tx.declines()).filter((each) => each.declined).map((each) => each.updateId));
  const declined: UpdateId[] = [];
  const undeclined: UpdateId[] = [];
  let unknown = 0;
  const turns = new Turns();
  for (const updateId of wanted) {
    await turns.after();
    if (before.has(updateId)) continue;
    if (await declineKnown(tx, updateId)) {
      await note(tx, updateId, true, at);
      declined.push(updateId);
    } else unknown += 1;
  }
  for (const updateId of before) {
    if (wanted.has(updateId)) continue;
    await turns.after();
    await tx.setDeclined(updateId, false);
    await note(tx, updateId, false, at);
    undeclined.push(updateId);
  }
  return { declined, undeclined, unknown };
}

async function note(tx: StoreWriter, updateId: UpdateId, declined: boolean, at: number): Promise<void> {
  const verb = declined ? 'decline' : 'undecline';
  const [before, after] = [{ declined: !declined }, { declined }];
  await tx.addDecision({ updateId, scope: 'server', verb, actor: 'sync', at, before, after });
}

/** Declines an update. False for one that is not here. */
async function declineKnown(tx: StoreWriter, updateId: UpdateId): Promise<boolean> {
  try {
    await tx.setDeclined(updateId, true);
    return true;
  } catch (error) {
    if (storeFailures.is(error, 'unknown-update')) return false;
    throw error;
  }
}
