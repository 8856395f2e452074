import type { Account, ApiToken, Session } from '../account-port.ts';
import type { Check } from './check.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openNamed } from './packing.ts';

interface AccountRow {
  readonly id: string;
  readonly name_folded: string;
  readonly record: string;
}

function* accounts(connection: Connection): Iterable<string> {
  for (const row of connection.prepare<AccountRow>('SELECT * FROM accounts').all()) {
    const account = openNamed<Account>(row.record, row.id);
    if (folded(account.name) !== row.name_folded) yield `account ${row.id} is listed under another name`;
  }
}

function* tokens(connection: Connection): Iterable<string> {
  const rows = connection.prepare<AccountRow & { digest: string; owner_id: string | null }>(
    'SELECT * FROM api_tokens',
  );
  for (const row of rows.all()) {
    const { name, digest, ownerId = null } = openNamed<ApiToken>(row.record, row.id);
    if (folded(name) !== row.name_folded || digest !== row.digest || ownerId !== row.owner_id)
      yield `token ${row.id} is listed as something else than it is`;
  }
}

function* sessions(connection: Connection): Iterable<string> {
  const rows = connection.prepare<{ digest: string; account_id: string; record: string }>(
    'SELECT digest, account_id, record FROM sessions',
  );
  for (const row of rows.all()) {
    const { accountId } = openNamed<Session>(row.record, row.digest);
    if (accountId !== row.account_id) yield 'a session is listed as that of somebody else';
  }
}

/** What the tables of 0013 say of themselves, against what they are found by: a name that moved would let somebody else in. */
export const ACCOUNT_CHECKS: readonly Check[] = [accounts, tokens, sessions];
