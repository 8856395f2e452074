import type { RevisionNumber, UpdateId } from '#update';
import type { DecisionReader, DecisionWriter, PinState } from '../decision-port.ts';
import type { Connection } from './connection.ts';
import { updateKeyFinder } from './decisions.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `pins.record` holds. */
export type StoredPin = Omit<PinState, 'updateId'>;

/** Reads at which revisions clients stay. */
export function pinReads(connection: Connection): Pick<DecisionReader, 'pins' | 'pinOf'> {
  const all = connection.prepare<{ guid: UpdateId; record: string }>(
    'SELECT u.guid, p.record FROM pins p JOIN updates u ON u.key = p.update_key ORDER BY p.update_key',
  );
  const one = connection.prepare<{ number: number | null }>(
    'SELECT p.number FROM updates u JOIN pins p ON p.update_key = u.key WHERE u.guid = ?',
  );
  return {
    async pins() {
      return all.all().map(({ guid, record }) => ({
        updateId: guid,
        ...openJson<StoredPin>(record, `the pin of update ${guid}`),
      }));
    },
    async pinOf(updateId) {
      return (one.get(updateId)?.number ?? undefined) as RevisionNumber | undefined;
    },
  };
}

/** Pins updates to a revision, and lets them go. */
export function pinWrites(transaction: Transaction): Pick<DecisionWriter, 'setPin'> {
  const { connection } = transaction;
  const put = connection.prepare('INSERT OR REPLACE INTO pins (update_key, number, record) VALUES (?, ?, ?)');
  const keyOf = updateKeyFinder(connection);
  return {
    async setPin(updateId, revisionNumber) {
      transaction.mustBeOpen();
      const stored: StoredPin = {
        sequence: transaction.nextSequence,
        ...(revisionNumber === undefined ? {} : { revisionNumber }),
      };
      put.run(keyOf(updateId), revisionNumber ?? null, sealJson(stored));
      transaction.follow(revisionNumber === undefined ? 'unpinned' : 'pinned', updateId);
    },
  };
}
