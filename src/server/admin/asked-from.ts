import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store, StoreWriter } from '#store';
import { memberOf } from '../member-of.ts';

const asked = new AsyncLocalStorage<string>();

/** Does the work as asked from that address. What a request asks for on the way is asked from where it was. */
export function askedFrom<Result>(address: string, work: () => Result): Result {
  return asked.run(asked.getStore() ?? address, work);
}

/** The same store, whose audit entries say from which address they were asked for: no verb can forget it. */
export function placedStore(store: Store): Store {
  const write: Store['write'] = (work) => {
    const from = asked.getStore();
    return store.write(from === undefined ? work : (tx) => work(placedWriter(tx, from)));
  };
  const writeApart: Store['writeApart'] = (work, input) => {
    const from = asked.getStore();
    return store.writeApart(from === undefined ? work : { ...work, from }, input);
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'write') return write;
      return name === 'writeApart' ? writeApart : memberOf(target, name);
    },
  });
}

function placedWriter(tx: StoreWriter, from: string): StoreWriter {
  const addAudit: StoreWriter['addAudit'] = (entry) => tx.addAudit({ from, ...entry });
  return new Proxy(tx, {
    get: (target, name) => (name === 'addAudit' ? addAudit : memberOf(target, name)),
  });
}
