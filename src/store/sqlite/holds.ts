import type { UpdateId } from '#update';
import type { DecisionReader, DecisionWriter, HoldState } from '../decision-port.ts';
import type { Connection } from './connection.ts';
import { updateKeyFinder } from './decisions.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `holds.record` holds. */
export type StoredHold = Omit<HoldState, 'updateId'>;

/** Reads what is held. */
export function holdReads(connection: Connection): Pick<DecisionReader, 'holds'> {
  const all = connection.prepare<{ guid: UpdateId; record: string }>(
    'SELECT u.guid, h.record FROM holds h JOIN updates u ON u.key = h.update_key ORDER BY h.update_key',
  );
  return {
    async holds() {
      return all.all().map(({ guid, record }) => ({
        updateId: guid,
        ...openJson<StoredHold>(record, `the hold of update ${guid}`),
      }));
    },
  };
}

/** Holds and releases updates. */
export function holdWrites(transaction: Transaction): Pick<DecisionWriter, 'setHold'> {
  const { connection } = transaction;
  const put = connection.prepare('INSERT OR REPLACE INTO holds (update_key, until, record) VALUES (?, ?, ?)');
  const keyOf = updateKeyFinder(connection);
  return {
    async setHold(updateId, hold) {
      transaction.mustBeOpen();
      const stored: StoredHold = {
        sequence: transaction.nextSequence,
        ...(hold === undefined ? {} : { hold }),
      };
      put.run(keyOf(updateId), hold?.until ?? null, sealJson(stored));
      transaction.follow(hold === undefined ? 'released' : 'held', updateId);
    },
  };
}
