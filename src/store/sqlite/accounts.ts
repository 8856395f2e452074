import type { Account, AccountReader, AccountWriter, ApiToken, Session } from '../account-port.ts';
import { storeFailures } from '../failures.ts';
import type { Connection } from './connection.ts';
import { folded } from './groups.ts';
import { openNamed, sealNamed } from './packing.ts';
import type { Transaction } from './transaction.ts';

interface Row {
  readonly key: string;
  readonly record: string;
}

const open = <T>({ key, record }: Row): T => openNamed<T>(record, key);

/** Reads who may come in. */
export function accountReads(connection: Connection): AccountReader {
  const select = (rest: string) => connection.prepare<Row>(rest);
  const accounts = select('SELECT id AS key, record FROM accounts ORDER BY name_folded');
  const account = select('SELECT id AS key, record FROM accounts WHERE id = ?');
  const named = select('SELECT id AS key, record FROM accounts WHERE name_folded = ?');
  const tokens = select('SELECT id AS key, record FROM api_tokens ORDER BY name_folded');
  const token = select('SELECT id AS key, record FROM api_tokens WHERE digest = ?');
  const session = select('SELECT digest AS key, record FROM sessions WHERE digest = ?');
  const ofAccount = select(
    'SELECT digest AS key, record FROM sessions WHERE account_id = ? ORDER BY created_at, digest',
  );
  const one = <T>(row: Row | undefined): T | undefined => (row === undefined ? undefined : open<T>(row));
  return {
    async accounts() {
      return accounts.all().map(open<Account>);
    },
    async account(id) {
      return one<Account>(account.get(id));
    },
    async accountNamed(name) {
      return one<Account>(named.get(folded(name)));
    },
    async apiTokens() {
      return tokens.all().map(open<ApiToken>);
    },
    async apiTokenOf(digest) {
      return one<ApiToken>(token.get(digest));
    },
    async session(digest) {
      return one<Session>(session.get(digest));
    },
    async sessionsOf(accountId) {
      return ofAccount.all(accountId).map(open<Session>);
    },
  };
}

/** Lets people and programs in, and keeps them out. */
export function accountWrites(transaction: Transaction): AccountWriter {
  const { connection } = transaction;
  const idOfName = {
    accounts: connection.prepare<{ id: string }>('SELECT id FROM accounts WHERE name_folded = ?'),
    api_tokens: connection.prepare<{ id: string }>('SELECT id FROM api_tokens WHERE name_folded = ?'),
  };
  const putAccount = connection.prepare(
    `INSERT INTO accounts (id, name_folded, record) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name_folded = excluded.name_folded, record = excluded.record`,
  );
  const putToken = connection.prepare(
    `INSERT INTO api_tokens (id, name_folded, digest, owner_id, record) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name_folded = excluded.name_folded, digest = excluded.digest,
       owner_id = excluded.owner_id, record = excluded.record`,
  );
  const putSession = connection.prepare(
    'INSERT OR REPLACE INTO sessions (digest, account_id, created_at, seen_at, record) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = {
    accounts: connection.prepare('DELETE FROM accounts WHERE id = ?'),
    api_tokens: connection.prepare('DELETE FROM api_tokens WHERE id = ?'),
    sessions: connection.prepare('DELETE FROM sessions WHERE digest = ?'),
    sessionsOf: connection.prepare('DELETE FROM sessions WHERE account_id = ? AND digest <> ?'),
    stale: connection.prepare('DELETE FROM sessions WHERE created_at < ? OR seen_at < ?'),
  };
  const mustBeFree = (table: keyof typeof idOfName, id: string, name: string): void => {
    transaction.mustBeOpen();
    const owner = idOfName[table].get(folded(name))?.id;
    if (owner !== undefined && owner !== id) throw storeFailures.fail('duplicate', { subject: name });
  };
  return {
    async putAccount(account) {
      mustBeFree('accounts', account.id, account.name);
      putAccount.run(account.id, folded(account.name), sealNamed(account.id, account));
      transaction.follow('accounts', account.id);
    },
    async removeAccount(id) {
      transaction.mustBeOpen();
      remove.accounts.run(id);
      transaction.follow('accounts', id);
    },
    async putApiToken(token) {
      mustBeFree('api_tokens', token.id, token.name);
      const { id, name, digest, ownerId = null } = token;
      putToken.run(id, folded(name), digest, ownerId, sealNamed(id, token));
      transaction.follow('tokens', id);
    },
    async removeApiToken(id) {
      transaction.mustBeOpen();
      remove.api_tokens.run(id);
      transaction.follow('tokens', id);
    },
    async putSession(session) {
      transaction.mustBeOpen();
      const { digest, accountId, createdAt, seenAt } = session;
      putSession.run(digest, accountId, createdAt, seenAt, sealNamed(digest, session));
      transaction.count('sessions');
    },
    async removeSession(digest) {
      transaction.mustBeOpen();
      remove.sessions.run(digest);
      transaction.count('sessions');
    },
    async removeSessionsOf(accountId, except = '') {
      transaction.mustBeOpen();
      remove.sessionsOf.run(accountId, except);
      transaction.count('sessions');
    },
    async removeStaleSessions({ createdAt, seenAt }) {
      transaction.mustBeOpen();
      const { changes } = remove.stale.run(createdAt, seenAt);
      transaction.count('sessions');
      return Number(changes);
    },
  };
}
