import type { AwaitedEula, DecisionReader, DecisionWriter } from '../decision-port.ts';
import type { Connection } from './connection.ts';
import { updateKeyFinder } from './decisions.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** Reads what waits for licence terms to be accepted. */
export function awaitedEulaReads(connection: Connection): Pick<DecisionReader, 'awaitedEulas'> {
  const all = connection.prepare<{ record: string }>(
    'SELECT record FROM awaited_eulas ORDER BY update_key, group_id',
  );
  return {
    async awaitedEulas() {
      const waiting = all.all().map(({ record }) => openJson<AwaitedEula>(record, 'an approval that waits'));
      return waiting.toSorted((one, other) => one.at - other.at);
    },
  };
}

/** Lets approvals wait for licence terms. */
export function awaitedEulaWrites(
  transaction: Transaction,
): Pick<DecisionWriter, 'awaitEula' | 'endAwaitedEulas'> {
  const { connection } = transaction;
  const put = connection.prepare(
    'INSERT OR REPLACE INTO awaited_eulas (update_key, group_id, record) VALUES (?, ?, ?)',
  );
  const end = connection.prepare(
    'DELETE FROM awaited_eulas WHERE update_key = ?1 AND (?2 IS NULL OR group_id = ?2)',
  );
  const keyOf = updateKeyFinder(connection);
  return {
    async awaitEula(awaited) {
      transaction.mustBeOpen();
      put.run(keyOf(awaited.updateId), awaited.groupId, sealJson(awaited satisfies AwaitedEula));
      transaction.count('eulas');
    },
    async endAwaitedEulas(updateId, groupId) {
      transaction.mustBeOpen();
      if (end.run(keyOf(updateId), groupId ?? null).changes > 0) transaction.count('eulas');
    },
  };
}
