import type { Catalog, CatalogDelta } from '#catalog';
import type { ApartWork, StoreWriter } from '#store';
import { changesFailures } from './failures.ts';
import type { ChangeContext } from './types.ts';

/** What a verb did inside its transaction. */
export type Change<T> =
  | { readonly result: T; readonly delta?: Omit<CatalogDelta, 'sequence'> }
  /** Everything is already as it was asked for: the transaction is dropped, nothing is written. */
  | { readonly result: T; readonly unchanged: true };

/** Thrown inside the transaction so that it is dropped; never leaves this file. */
const NOTHING_TO_WRITE = new Error('nothing to write');

/** When the last delta of each catalog will have been applied. */
const tails = new WeakMap<Catalog, Promise<unknown>>();

/**
 * Runs one verb: its transaction, then its catalog delta. Verbs may run at the same time; the store
 * commits in the order in which this was called, and deltas are applied in that same order, each after its
 * own commit. Resolves when the next scan sees the change. Rejects with what `work` threw, and then
 * nothing happened, or with `changes/not-visible`.
 */
export async function commit<T>(
  context: Pick<ChangeContext, 'store' | 'catalog'>,
  work: (tx: StoreWriter) => Promise<Change<T>>,
): Promise<T> {
  let unchanged: { readonly result: T } | undefined;
  const written = context.store.write(async (tx) => {
    const change = await work(tx);
    if ('unchanged' in change) {
      unchanged = change;
      throw NOTHING_TO_WRITE;
    }
    const { result, delta } = change;
    return { result, delta: delta === undefined ? undefined : { ...delta, sequence: tx.nextSequence } };
  });
  try {
    return await applyAfter(context.catalog, written);
  } catch (error) {
    if (unchanged !== undefined && error === NOTHING_TO_WRITE) return unchanged.result;
    throw error;
  }
}

/** What a verb that writes apart gives back besides its result. */
export interface ApartChange<T> {
  readonly result: T;
  readonly delta?: CatalogDelta;
}

/** The same for a verb with so much to write that scans would feel it: another thread does it (`Store.writeApart`). */
export async function commitApart<Input, T>(
  context: Pick<ChangeContext, 'store' | 'catalog'>,
  work: ApartWork<Input, ApartChange<T>>,
  input: Input | (() => Promise<Input>),
): Promise<T> {
  return applyAfter(context.catalog, context.store.writeApart(work, input));
}

/** Applies the delta of a write when it is committed and those before it are applied. */
function applyAfter<T>(
  catalog: Catalog,
  written: Promise<{ readonly result: T; readonly delta?: CatalogDelta | undefined }>,
): Promise<T> {
  const applied = Promise.allSettled([written, tails.get(catalog)]).then(([outcome]) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    const { result, delta } = outcome.value;
    if (delta !== undefined) apply(catalog, delta);
    return result;
  });
  tails.set(
    catalog,
    applied.catch(() => undefined),
  );
  return applied;
}

function apply(catalog: Catalog, delta: CatalogDelta): void {
  try {
    catalog.apply(delta);
  } catch (cause) {
    throw changesFailures.fail('not-visible', { detail: `change ${delta.sequence}`, cause });
  }
}
