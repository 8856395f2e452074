import type { Store, StoreWriter } from '#store';
import type { ComputerId } from '#update';
import { memberOf } from '../member-of.ts';

/** Tells whoever remembers computers in memory which of them a write touched. */
export class ComputerNews {
  readonly #listeners = new Set<(ids: ReadonlySet<ComputerId>) => void>();

  subscribe(listener: (ids: ReadonlySet<ComputerId>) => void): void {
    this.#listeners.add(listener);
  }

  tell(ids: ReadonlySet<ComputerId>): void {
    for (const listener of this.#listeners) listener(ids);
  }
}

/** The writes that change what a scan knows of a computer. */
const MOVES: ReadonlySet<string | symbol> = new Set<keyof StoreWriter>([
  'putComputer',
  'setMemberships',
  'removeComputer',
]);

/**
 * The same store, which tells after each committed write which computers it touched. Whoever remembers
 * computers in memory can then not miss a change, whichever verb made it.
 */
export function watchedStore(store: Store, news: ComputerNews): Store {
  const write: Store['write'] = async (work) => {
    const touched = new Set<ComputerId>();
    try {
      return await store.write((tx) => work(watchedWriter(tx, touched)));
    } finally {
      // Also after a failure: to forget too much costs one read, to forget too little a wrong answer.
      if (touched.size > 0) news.tell(touched);
    }
  };
  const writeApart: Store['writeApart'] = async (work, input) => {
    try {
      return await store.writeApart(work, input);
    } finally {
      if (work.computers !== undefined) news.tell(new Set(work.computers));
    }
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'write') return write;
      return name === 'writeApart' ? writeApart : memberOf(target, name);
    },
  });
}

function watchedWriter(tx: StoreWriter, touched: Set<ComputerId>): StoreWriter {
  return new Proxy(tx, {
    get: (target, name) => {
      const member = memberOf(target, name);
      if (!MOVES.has(name) || typeof member !== 'function') return member;
      return (subject: ComputerId | { readonly id: ComputerId }, ...rest: unknown[]) => {
        touched.add(typeof subject === 'string' ? subject : subject.id);
        return member(subject, ...rest);
      };
    },
  });
}
