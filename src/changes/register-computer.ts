import { isDeepStrictEqual } from 'node:util';
import type { ComputerInventory } from '#store';
import type { ComputerId } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { followRules } from './follow-rules.ts';
import { findComputer } from './memberships.ts';
import { noteHardware } from './sightings.ts';
import type { ChangeContext } from './types.ts';

/** Longest text that is kept of what a machine tells about itself. */
const MAX_TEXT = 256;

/**
 * Keeps what a machine tells about itself (MS-WUSP 3.1.5.4, RegisterComputer). All of it is for people, so it
 * is not judged; longer texts are cut at 256 characters. An empty `dnsName` leaves the name as it is. Writes
 * nothing when nothing changed; what changed may bring it to other groups by rule. Fails with `changes/unknown-computer` when the machine has not enrolled.
 */
export async function registerComputer(
  context: ChangeContext,
  computerId: ComputerId,
  dnsName: string,
  inventory: ComputerInventory,
): Promise<void> {
  let changed = false;
  const name = await commit(context, async (tx): Promise<Change<string>> => {
    const before = await findComputer(tx, computerId);
    const { deviceAttributes } = before.inventory;
    const after = {
      ...before,
      dnsName: cut(dnsName.trim()) || before.dnsName,
      registered: true,
      inventory: {
        ...(deviceAttributes === undefined ? {} : { deviceAttributes }),
        ...cutTexts(inventory),
      },
    };
    if (isDeepStrictEqual(after, before)) return { result: after.dnsName, unchanged: true };
    await tx.putComputer(after);
    const at = context.clock.now();
    await noteHardware(tx, before, after, at);
    await followRules(tx, [computerId], { at, actor: `client:${computerId}` });
    changed = true;
    return { result: after.dnsName };
  });
  if (changed) changeEvents.computerRegistered(context.log, { computerId, dnsName: name });
}

function cutTexts(inventory: ComputerInventory): ComputerInventory {
  const entries = Object.entries(inventory).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? cut(value) : value]),
  );
}

function cut(text: string): string {
  return text.slice(0, MAX_TEXT);
}
