import type { RemovedRevision, StoreReader, UpkeepEntry } from '#store';
import type { UpdateId } from '#update';
import type { RemovedHere, Sought } from '#why';

/** So many entries of the log are looked through, the newest first; each is about 40 removals at the most. */
const MOST_ENTRIES = 500;
const PAGE = 100;
/** The newest of so many is told. */
const MOST_FOUND = 10;

/** What housekeeping removed that was this update: by its UpdateID, and by its number or title as long as the log goes back. */
export async function removedHere(
  store: StoreReader,
  sought: Sought,
  updateIds: ReadonlySet<UpdateId>,
): Promise<readonly RemovedHere[]> {
  const found = new Map<UpdateId, RemovedHere>();
  const isNamed = nameTest(sought);
  for await (const { at, task, items } of entriesOf(store)) {
    for (const { id, name, reason } of items) {
      const updateId = id as UpdateId;
      if (found.has(updateId) || !(updateIds.has(updateId) || isNamed(name))) continue;
      const [note] = await notesOf(store, updateId);
      // Without a note it came back since.
      if (note === undefined) continue;
      found.set(updateId, { updateId, title: name, at, task, reason: note.reason, words: reason });
    }
    if (found.size >= MOST_FOUND) break;
  }
  for (const updateId of updateIds) {
    if (found.has(updateId)) continue;
    const [note] = await notesOf(store, updateId);
    if (note !== undefined) found.set(updateId, { updateId, at: note.removedAt, reason: note.reason });
  }
  return [...found.values()];
}

async function* entriesOf(store: StoreReader): AsyncIterable<UpkeepEntry> {
  for (let offset = 0; offset < MOST_ENTRIES; offset += PAGE) {
    const { items } = await store.upkeepLog({ limit: PAGE, offset, task: 'remove-metadata' });
    yield* items;
    if (items.length < PAGE) return;
  }
}

/** Those of an update of which nothing is left; newest revision first. */
async function notesOf(store: StoreReader, updateId: UpdateId): Promise<readonly RemovedRevision[]> {
  if ((await store.revisionsOf(updateId)).length > 0) return [];
  return (await store.removedRevisionsOf(updateId)).toReversed();
}

function nameTest({ kind, kb, written }: Sought): (name: string) => boolean {
  if (kb !== undefined) {
    const pattern = new RegExp(`(?<!\\d)${kb}(?!\\d)`);
    return (name) => pattern.test(name);
  }
  if (kind !== 'title') return () => false;
  const words = folded(written).split(/\s+/);
  return (name) => words.every((word) => folded(name).includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
