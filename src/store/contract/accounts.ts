import assert from 'node:assert/strict';
import type { Account, ApiToken, Session } from '../account-port.ts';
import { isFailure, type OpenStore, storeTest } from './opened.ts';
import { groupId, guid } from './samples.ts';

const account = (number: number, more: Partial<Account> = {}): Account => ({
  id: guid(number),
  name: `Person${number}`,
  role: 'approver',
  groupIds: [groupId(1)],
  passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
  createdAt: 1,
  changedAt: 1,
  signedInAt: 0,
  ...more,
});

const token = (number: number, more: Partial<ApiToken> = {}): ApiToken => ({
  id: guid(100 + number),
  name: `Token${number}`,
  digest: String(number).padStart(64, '0'),
  role: 'reporter',
  createdAt: 1,
  usedAt: 0,
  ...more,
});

const session = (number: number, more: Partial<Session> = {}): Session => ({
  digest: String(number).padStart(64, 'f'),
  accountId: guid(1),
  csrf: 'csrf',
  address: '127.0.0.1',
  createdAt: number,
  seenAt: number,
  ...more,
});

export function accountContract(open: OpenStore): void {
  storeTest(open, 'an account is found by id and by name in any letter case, and changes', async (opened) => {
    const { store } = opened;
    await store.write(async (tx) => {
      await tx.putAccount(account(2, { name: 'bob' }));
      await tx.putAccount(account(1, { name: 'Älice' }));
    });
    assert.deepEqual(
      (await store.accounts()).map(({ name }) => name),
      ['bob', 'Älice'],
    );
    assert.deepEqual(await store.accountNamed('äLICE'), account(1, { name: 'Älice' }));
    await store.write((tx) => tx.putAccount(account(1, { name: 'Carol', disabled: true })));
    const again = await opened.reopen();
    assert.deepEqual(await again.account(guid(1)), account(1, { name: 'Carol', disabled: true }));
    assert.equal(await again.accountNamed('älice'), undefined);
  });

  storeTest(open, 'two accounts, or two tokens, never have one name', async ({ store }) => {
    await store.write(async (tx) => {
      await tx.putAccount(account(1));
      await tx.putApiToken(token(1));
      await assert.rejects(tx.putAccount(account(2, { name: 'PERSON1' })), isFailure('duplicate'));
      await assert.rejects(tx.putApiToken(token(2, { name: 'token1' })), isFailure('duplicate'));
    });
    assert.deepEqual(await store.accounts(), [account(1)]);
    assert.deepEqual(await store.apiTokens(), [token(1)]);
  });

  storeTest(open, 'with an account go its sessions and the tokens in its name', async ({ store }) => {
    await store.write(async (tx) => {
      await tx.putAccount(account(1));
      await tx.putAccount(account(2));
      await tx.putSession(session(1));
      await tx.putSession(session(2, { accountId: guid(2) }));
      await tx.putApiToken(token(1, { ownerId: guid(1) }));
      await tx.putApiToken(token(2));
    });
    await store.write((tx) => tx.removeAccount(guid(1)));
    assert.equal(await store.session(session(1).digest), undefined);
    assert.deepEqual(await store.sessionsOf(guid(2)), [session(2, { accountId: guid(2) })]);
    assert.deepEqual(await store.apiTokens(), [token(2)]);
    assert.deepEqual(await store.apiTokenOf(token(2).digest), token(2));
    await store.write((tx) => tx.removeApiToken(token(2).id));
    assert.equal(await store.apiTokenOf(token(2).digest), undefined);
  });

  storeTest(open, 'sessions end one by one, all but one, or by age', async ({ store }) => {
    await store.write(async (tx) => {
      await tx.putAccount(account(1));
      for (const number of [1, 2, 3, 4]) await tx.putSession(session(number));
      await tx.putSession(session(4, { seenAt: 40 }));
    });
    const left = async () => (await store.sessionsOf(guid(1))).map(({ createdAt }) => createdAt);
    await store.write((tx) => tx.removeSession(session(1).digest));
    assert.deepEqual(await left(), [2, 3, 4]);
    const stale = await store.write((tx) => tx.removeStaleSessions({ createdAt: 3, seenAt: 3 }));
    assert.equal(stale, 1);
    assert.deepEqual(await left(), [3, 4]);
    assert.equal(await store.write((tx) => tx.removeStaleSessions({ createdAt: 0, seenAt: 40 })), 1);
    await store.write((tx) => tx.putSession(session(5)));
    await store.write((tx) => tx.removeSessionsOf(guid(1), session(5).digest));
    assert.deepEqual(await left(), [5]);
    await store.write((tx) => tx.removeSessionsOf(guid(1)));
    assert.deepEqual(await left(), []);
  });
}
