import type { Computer, RevisionSummary, StoreReader } from '#store';
import { ALL_COMPUTERS, type ComputerId, type GroupId, type TargetGroup, toUpdateId } from '#update';
import { adminFailures } from './failures.ts';

// What people write, found: everything may be named by its id or by what it is called.

/** The latest revision of an update, by UpdateID. Fails with `admin/update-not-found`. */
export async function findUpdate(store: StoreReader, reference: string): Promise<RevisionSummary> {
  const updateId = toUpdateId(reference);
  const latest = updateId === undefined ? undefined : (await store.revisionsOf(updateId))[0];
  if (latest === undefined) throw adminFailures.fail('update-not-found', { subject: reference });
  return latest;
}

/** The update with that UpdateID, or every update with that KB number. Fails with `admin/update-not-found` where there is none. */
export async function findUpdatesNamed(
  store: StoreReader,
  reference: string,
): Promise<readonly RevisionSummary[]> {
  if (toUpdateId(reference) !== undefined) return [await findUpdate(store, reference)];
  const kb = /^(?:kb)?\s*(\d+)$/i.exec(reference.trim())?.[1];
  const updates = kb === undefined ? [] : await store.updatesByKb(kb);
  if (updates.length === 0) throw adminFailures.fail('update-not-found', { subject: reference });
  return updates;
}

/** A group by id or name, any letter case; All Computers when nothing is named. Fails with `admin/group-not-found`. */
export async function findGroup(store: StoreReader, reference: string = ALL_COMPUTERS): Promise<TargetGroup> {
  const wanted = reference.trim().toLowerCase();
  const groups = await store.groups();
  const found =
    groups.find((group) => group.id === (wanted as GroupId)) ??
    groups.find((group) => group.name.toLowerCase() === wanted);
  if (found === undefined) throw adminFailures.fail('group-not-found', { subject: reference });
  return found;
}

/**
 * A computer by id, DNS name or first label. Fails with `admin/computer-not-found`, and with
 * `admin/computer-ambiguous` where several claim the name.
 */
export async function findComputer(store: StoreReader, reference: string): Promise<Computer> {
  for (const id of new Set([reference, reference.toLowerCase()])) {
    const computer = await store.computer(id as ComputerId);
    if (computer !== undefined) return computer;
  }
  const named = await store.computersNamed(reference);
  const [computer] = named;
  if (computer === undefined) throw adminFailures.fail('computer-not-found', { subject: reference });
  if (named.length > 1) {
    throw adminFailures.fail('computer-ambiguous', {
      subject: reference,
      detail: named.map(({ id, dnsName }) => `${id} (${dnsName})`).join(', '),
    });
  }
  return computer;
}
