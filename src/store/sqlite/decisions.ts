import { isPerson } from '#base';
import type { UpdateId } from '#update';
import type {
  Decision,
  DecisionReader,
  DecisionScope,
  DecisionWriter,
  NewDecision,
  Undone,
} from '../decision-port.ts';
import { storeFailures } from '../failures.ts';
import { unhurried } from './breathe.ts';
import type { Connection } from './connection.ts';
import { openJson, sealJson } from './packing.ts';
import type { Transaction } from './transaction.ts';

/** What `decisions.record` holds. */
export type StoredDecision = NewDecision & { readonly undone?: Undone };

interface Row {
  readonly id: number;
  readonly record: string;
}

function toDecision({ id, record }: Row): Decision {
  return { id, ...openJson<StoredDecision>(record, `decision ${id}`) };
}

/** Reads who decided what. */
export function decisionReads(
  connection: Connection,
): Pick<DecisionReader, 'decisionsOf' | 'decision' | 'personDecisions'> {
  const ofUpdate = connection.prepare<Row>(
    `SELECT d.id, d.record FROM updates u JOIN decisions d ON d.update_key = u.key
      WHERE u.guid = ? ORDER BY d.id DESC`,
  );
  const byId = connection.prepare<Row>('SELECT id, record FROM decisions WHERE id = ?');
  // SQLite takes the other columns from the row with the highest id.
  const last = connection.prepare<{ scope: DecisionScope; person: number; id: number }>(
    `SELECT d.scope, d.person, max(d.id) AS id FROM updates u JOIN decisions d ON d.update_key = u.key
      WHERE u.guid = ? GROUP BY d.scope`,
  );
  return {
    async decisionsOf(updateId) {
      return ofUpdate.all(updateId).map(toDecision);
    },
    async decision(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : toDecision(row);
    },
    async personDecisions(updateIds) {
      const found = new Map<UpdateId, ReadonlySet<DecisionScope>>();
      for await (const updateId of unhurried(updateIds)) {
        const scopes = last
          .all(updateId)
          .filter(({ person }) => person === 1)
          .map(({ scope }) => scope);
        if (scopes.length > 0) found.set(updateId, new Set(scopes));
      }
      return found;
    },
  };
}

/** Notes who decided what. */
export function decisionWrites(
  transaction: Transaction,
): Pick<DecisionWriter, 'addDecision' | 'markDecisionUndone'> {
  const { connection } = transaction;
  const insert = connection.prepare(
    'INSERT INTO decisions (update_key, scope, person, record) VALUES (?, ?, ?, ?)',
  );
  const byId = connection.prepare<Row>('SELECT id, record FROM decisions WHERE id = ?');
  const rewrite = connection.prepare('UPDATE decisions SET record = ? WHERE id = ?');
  const keyOf = updateKeyFinder(connection);
  return {
    async addDecision(decision) {
      transaction.mustBeOpen();
      const person = isPerson(decision.actor) ? 1 : 0;
      const record = sealJson(decision satisfies StoredDecision);
      const id = insert.run(keyOf(decision.updateId), decision.scope, person, record).lastId;
      transaction.count('decisions');
      return { id, ...decision };
    },
    async markDecisionUndone(id, undone) {
      transaction.mustBeOpen();
      const row = byId.get(id);
      if (row === undefined) throw storeFailures.fail('unknown-decision', { subject: `decision ${id}` });
      const { id: _, ...decision } = toDecision(row);
      rewrite.run(sealJson({ ...decision, undone } satisfies StoredDecision), id);
      transaction.count('decisions');
    },
  };
}

/** The key of an update that is here, or once was. What it gives throws `store/unknown-update`. */
export function updateKeyFinder(connection: Connection): (updateId: UpdateId) => number {
  const find = connection.prepare<{ key: number }>('SELECT key FROM updates WHERE guid = ?');
  return (updateId) => {
    const row = find.get(updateId);
    if (row === undefined) throw storeFailures.fail('unknown-update', { subject: `update ${updateId}` });
    return row.key;
  };
}
