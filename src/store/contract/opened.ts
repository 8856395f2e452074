import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../port.ts';

/** A store of a test, and what can be done to it from outside. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and opens it again on what it left behind. */
  reopen(): Promise<Store>;
  /** Closes what is open and removes everything. */
  dispose(): Promise<void>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** Registers a test that is given a new store, which is found sound and removed at the end. */
export function storeTest(open: OpenStore, name: string, body: (opened: OpenedStore) => Promise<void>): void {
  test(name, async () => {
    const opened = await open();
    let current = opened.store;
    try {
      await body({
        store: opened.store,
        reopen: async () => (current = await opened.reopen()),
        dispose: opened.dispose,
      });
      assert.deepEqual(await current.check(), [], 'the store is sound at the end');
    } finally {
      await opened.dispose();
    }
  });
}

/** Everything an asynchronous list gives. */
export async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** True for the failure of the store with that code: for `assert.rejects`. */
export function isFailure(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.equal((error as { code?: unknown }).code, `store/${code}`, String(error));
    return true;
  };
}
