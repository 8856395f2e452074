import type { Computer, Sighting, StoreReader } from '#store';
import type { ComputerId } from '#update';

/** How long after its last sign a set of clones is shown, milliseconds: longer than any machine that lives is silent. */
const SHOWN = 30 * 86_400_000;

/** Machines that send one id. */
export interface CloneSet {
  /** What they all send. */
  readonly sharedId: ComputerId;
  /** The record of the one that was here first, then those that were set apart. */
  readonly computers: readonly Computer[];
  readonly sightings: readonly Sighting[];
  readonly since: number;
  readonly lastSeenAt: number;
}

/**
 * Ids that several machines use, as far as they went on doing so within the last 30 days, latest first. Where names go back
 * and forth, each name has a record of its own; where only the hardware does, all share one.
 */
export async function activeClones(reader: StoreReader, now: number): Promise<readonly CloneSet[]> {
  const sets = new Map<ComputerId, Computer[]>();
  for (const computer of await reader.clonedComputers()) {
    if (computer.archivedAt !== undefined) continue;
    const id = computer.sharedId ?? computer.id;
    sets.set(id, [...(sets.get(id) ?? []), computer]);
  }
  const active: CloneSet[] = [];
  for (const [sharedId, members] of sets) {
    const computers = members.toSorted(
      (one, other) => Number(one.id !== sharedId) - Number(other.id !== sharedId),
    );
    const apart = computers.filter(({ id }) => id !== sharedId).map(({ lastContactAt }) => lastContactAt);
    const lastSeenAt = Math.max(...apart, ...computers.map(({ clonedAt }) => clonedAt ?? 0));
    if (now - lastSeenAt > SHOWN) continue;
    const sightings = await reader.sightingsOf(sharedId);
    const since = Math.min(
      ...computers.map(({ createdAt }) => createdAt),
      ...sightings.map((each) => each.firstSeenAt),
    );
    active.push({ sharedId, computers, sightings, since, lastSeenAt });
  }
  return active.sort((one, other) => other.lastSeenAt - one.lastSeenAt);
}
