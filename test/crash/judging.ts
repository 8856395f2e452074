import type { Store, StoredAuditEntry } from '#store';
import type { World } from './world.ts';

/** What is true of the whole store, whatever work went on: it is sound, and its log tells all that happened and no more. */
export async function judgeWhole(store: Store, world: World): Promise<void> {
  for (const finding of await store.check()) world.violate(`check: ${finding}`);
  const sequence = await store.sequence();
  if (sequence < world.sequence)
    world.violate(`the change sequence went from ${world.sequence} to ${sequence}`);
  world.sequence = sequence;
  for (const [id, identity] of world.identities) {
    const found = await store.revision(id as Parameters<Store['revision']>[0]);
    if (`${found?.updateId}/${found?.revisionNumber}` !== identity)
      world.violate(`revision id ${id} was ${identity} and is ${found?.updateId}/${found?.revisionNumber}`);
  }
  const rows = new Map<string, number>();
  const { items } = await store.audit({ limit: 1_000_000, offset: 0 });
  for (const entry of items) {
    if (entry.sequence > sequence)
      world.violate(`an audit row is of change ${entry.sequence}, the last is ${sequence}`);
    const row = rowOf(entry);
    if (row !== undefined) rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  for (const row of new Set([...rows.keys(), ...world.audit.keys()])) {
    world.same(`audit rows "${row}"`, rows.get(row) ?? 0, world.audit.get(row) ?? 0);
  }
}

/** An audit row as `World.mustBeAudited` has it; undefined for imports and files, which are judged by the ids and the digests that they name. */
function rowOf({ verb, actor, subject, details }: StoredAuditEntry): string | undefined {
  switch (verb) {
    case 'import-revisions':
    case 'import-content':
      return undefined;
    case 'approve': {
      const { updateId, groupId, action, deadline } = details;
      return `approve ${updateId} ${groupId} ${action} ${deadline ?? ''}`;
    }
    case 'decline':
    case 'undecline':
      return `${verb} ${details['updateId']}`;
    case 'put-computer-in-group':
    case 'take-computer-from-group':
      return `${verb} ${details['computerId']} ${details['group']}`;
    case 'enrol-computer':
      return `enrol-computer ${actor.replace(/^client:/, '')}`;
    default:
      return `${verb} ${subject}`;
  }
}
