import type { Store } from '#store';
import { bundleFailures } from './failures.ts';

/** Stores that a bundle is being written from or taken into. */
const busy = new WeakSet<Store>();

/**
 * Does the work unless other work of this kind goes on over the same store: two of them would take each other's staged
 * revisions and numbers. Throws `bundle/busy`.
 */
export async function exclusively<T>(store: Store, work: () => Promise<T>): Promise<T> {
  if (busy.has(store)) throw bundleFailures.fail('busy', { detail: 'a bundle is being written or taken in' });
  busy.add(store);
  try {
    return await work();
  } finally {
    busy.delete(store);
  }
}

/** Throws `bundle/busy` while a synchronisation is under way, whose staged revisions would be published or dropped. */
export async function refuseDuringRun(store: Store): Promise<void> {
  const { items } = await store.syncRuns({ limit: 20, offset: 0 });
  const running = items.find(({ outcome }) => outcome === 'running');
  if (running === undefined) return;
  throw bundleFailures.fail('busy', { detail: `run ${running.id} of the history is under way` });
}
