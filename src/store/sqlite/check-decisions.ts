import { isPerson } from '#base';
import type { AwaitedEula } from '../decision-port.ts';
import type { Check } from './check.ts';
import { rowsOf } from './check-records.ts';
import type { Connection } from './connection.ts';
import type { StoredDecision } from './decisions.ts';
import type { StoredHold } from './holds.ts';
import { openJson } from './packing.ts';
import type { StoredPin } from './pins.ts';

const GUID = '(SELECT guid FROM updates u WHERE u.key = update_key) AS guid';

async function* decisions(connection: Connection): AsyncIterable<string> {
  const rows = rowsOf<{ key: number; guid: string; scope: string; person: number; record: string }>(
    connection,
    `id AS key, ${GUID}, scope, person, record`,
    'decisions',
    'id',
  );
  for await (const { key, guid, scope, person, record } of rows) {
    const decision = openJson<StoredDecision>(record, `decision ${key}`);
    const isSame = decision.updateId === guid && decision.scope === scope;
    if (!isSame || isPerson(decision.actor) !== (person === 1))
      yield `decision ${key} is listed as something else than it is`;
  }
}

function* holds(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ guid: string; until: number | null; record: string }>(
    `SELECT ${GUID}, until, record FROM holds`,
  );
  for (const { guid, until, record } of rows.all()) {
    const { hold } = openJson<StoredHold>(record, `the hold of update ${guid}`);
    if ((hold?.until ?? null) !== until) yield `update ${guid} is held until another time than it is listed`;
  }
}

function* pins(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ guid: string; number: number | null; record: string }>(
    `SELECT ${GUID}, number, record FROM pins`,
  );
  for (const { guid, number, record } of rows.all()) {
    const { revisionNumber } = openJson<StoredPin>(record, `the pin of update ${guid}`);
    if ((revisionNumber ?? null) !== number)
      yield `update ${guid} stays at another revision than it is listed with`;
  }
}

function* awaitedEulas(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ guid: string; group_id: string; record: string }>(
    `SELECT ${GUID}, group_id, record FROM awaited_eulas`,
  );
  for (const row of rows.all()) {
    const { updateId, groupId } = openJson<AwaitedEula>(row.record, `what waits for update ${row.guid}`);
    if (updateId !== row.guid || groupId !== row.group_id)
      yield `what waits for update ${row.guid} is listed as something else than it is`;
  }
}

/** What the tables of 0005 and 0014 say of themselves, against what they are found by. */
export const DECISION_CHECKS: readonly Check[] = [decisions, holds, pins, awaitedEulas];
