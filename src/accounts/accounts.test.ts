import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { openSqliteStore } from '#store/sqlite';
import type { GroupId } from '#update';
import {
  accountsFailures,
  changeAccount,
  createAccount,
  createToken,
  identityOfSession,
  identityOfToken,
  removeAccount,
  revokeToken,
  SignIn,
  setPassword,
  setUp,
} from './index.ts';
import { LockOut } from './lock-out.ts';
import { hashPassword, isPassword, mustBeStrong } from './password.ts';

const PASSWORD = 'correct horse battery';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function open(t: TestContext) {
  const directory = temporaryFolder('accounts');
  const clock = manualClock(Date.UTC(2026, 10, 1));
  const store = await openSqliteStore({ path: directory, clock });
  t.after(async () => {
    await store.close();
  });
  const context = { store, clock, log: nullLog };
  return { context, clock, store, signIn: new SignIn(context) };
}

const fails = (code: Parameters<typeof accountsFailures.is>[1]) => (error: unknown) =>
  accountsFailures.is(error, code) || assert.fail(`${String(error)} is not ${code}`);

test('a password is kept so that only the same one fits, in whatever form of Unicode it is typed', async () => {
  const hash = await hashPassword('ｐａｓｓé 届く更新サーバー');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$=]{22}\$[^$=]{43}$/);
  assert.notEqual(hash, await hashPassword('ｐａｓｓé 届く更新サーバー'));
  assert.equal(await isPassword('ｐａｓｓe\u0301 届く更新サーバー', hash), true);
  assert.equal(await isPassword('ｐａｓｓe 届く更新サーバー', hash), false);
  assert.equal(await isPassword('', undefined), false);
  assert.equal(await isPassword('x', 'not a hash'), false);
});

test('passwords that are easily guessed are refused, each with its reason', () => {
  const weak = { 'elf letters': /11 characters/, aaaabbbbaaaabbbb: /2 different/, 'Alice.Example': /name/ };
  for (const [password, reason] of Object.entries(weak)) {
    const told = (error: unknown) =>
      fails('weak-password')(error) && reason.test((error as { detail: string }).detail);
    assert.throws(() => mustBeStrong(password, 'alice.example'), told, password);
  }
  assert.throws(() => mustBeStrong('ab cd ef '.repeat(40), 'alice'), fails('weak-password'));
  mustBeStrong(PASSWORD, 'alice');
});

test('whoever guesses is locked out: by name and place, by place, and by name from elsewhere', () => {
  const clock = manualClock(0);
  const lock = new LockOut(clock);
  const wrong = (name: string, address: string, times: number) => {
    for (let n = 0; n < times; n += 1) lock.wasWrong(name, address);
  };
  wrong('Alice', '10.0.0.1', 4);
  lock.mustBeOpen('alice', '10.0.0.1');
  assert.equal(lock.wasWrong('alice', '10.0.0.1'), true, 'the fifth locks');
  assert.throws(() => lock.mustBeOpen('ALICE', '10.0.0.1'), fails('locked-out'));
  lock.mustBeOpen('alice', '10.0.0.2');
  clock.advance(15 * MINUTE - 1);
  assert.throws(() => lock.mustBeOpen('alice', '10.0.0.1'), fails('locked-out'));
  clock.advance(1);
  lock.mustBeOpen('alice', '10.0.0.1');
  for (let n = 0; n < 30; n += 1) lock.wasWrong(`name${n}`, '10.0.0.9');
  assert.throws(() => lock.mustBeOpen('somebody', '10.0.0.9'), fails('locked-out'));
  // The person's own address is known; a crowd of others locks the name for the rest of the world only.
  lock.wasRight('alice', '10.0.0.1');
  for (let n = 0; n < 60; n += 1) lock.wasWrong('alice', `10.1.0.${n}`);
  assert.throws(() => lock.mustBeOpen('alice', '10.2.0.1'), fails('locked-out'));
  lock.mustBeOpen('alice', '10.0.0.1');
});

test('all addresses of one IPv6 network count as one place', () => {
  const lock = new LockOut(manualClock(0));
  for (let n = 1; n <= 5; n += 1) lock.wasWrong('alice', `2001:db8:0:1::${n}`);
  assert.throws(() => lock.mustBeOpen('alice', '2001:db8:0:1:a:b:c:d'), fails('locked-out'));
  lock.mustBeOpen('alice', '2001:db8:0:2::1');
  for (let n = 1; n <= 5; n += 1) lock.wasWrong('bob', '::1');
  assert.throws(() => lock.mustBeOpen('bob', '0:0:0:0::2'), fails('locked-out'));
});

test('a session begins with the right password, and ends by time, by sign-out and with the account', async (t) => {
  const { context, clock, store, signIn } = await open(t);
  const alice = await createAccount(
    context,
    { name: 'Alice', role: 'administrator', password: PASSWORD },
    'cli:root',
  );
  await createAccount(context, { name: 'Root', role: 'administrator', password: PASSWORD }, 'cli:root');
  await assert.rejects(signIn.withPassword('alice', 'wrong', '10.0.0.1'), fails('wrong-credentials'));
  await assert.rejects(signIn.withPassword('nobody', PASSWORD, '10.0.0.1'), fails('wrong-credentials'));
  const first = await signIn.withPassword('ALICE', PASSWORD, '10.0.0.1');
  assert.deepEqual(
    (await store.audit({ limit: 1, offset: 0 })).items.map(({ actor, verb, details }) => [
      actor,
      verb,
      details,
    ]),
    [['user:Alice', 'sign-in', { how: 'password', wrongBefore: 1 }]],
  );
  const identity = async ({ secret } = first) => (await identityOfSession(context, secret))?.actor;
  assert.equal(await identity(), 'user:Alice');
  clock.advance(8 * HOUR - 1);
  assert.equal(await identity(), 'user:Alice', 'its use keeps it');
  clock.advance(8 * HOUR - 1);
  assert.equal(await identity(), 'user:Alice');
  clock.advance(8 * HOUR + 2);
  assert.equal(await identity(), undefined, 'a day is the longest');

  const second = await signIn.withPassword('alice', PASSWORD, '10.0.0.1');
  assert.deepEqual((await store.sessionsOf(alice.id)).length, 1, 'the old one was cleared away');
  await signIn.end(second.session, 'user:Alice');
  assert.equal(await identity(second), undefined);

  const [third, fourth] = [
    await signIn.withPassword('alice', PASSWORD, '10.0.0.1'),
    await signIn.withPassword('alice', PASSWORD, '10.0.0.2'),
  ];
  await setPassword(context, 'alice', `${PASSWORD} staple`, 'user:Alice', fourth.session.digest);
  assert.deepEqual([await identity(third), await identity(fourth)], [undefined, 'user:Alice']);
  await assert.rejects(signIn.withPassword('alice', PASSWORD, '10.0.0.3'), fails('wrong-credentials'));
  await changeAccount(context, 'alice', { disabled: true }, 'cli:root');
  assert.equal(await identity(fourth), undefined);
  await assert.rejects(signIn.withPassword('alice', `${PASSWORD} staple`, '10.0.0.3'), fails('disabled'));
  assert.ok(!JSON.stringify(await store.audit({ limit: 100, offset: 0 })).includes('argon2'));
});

test('the last administrator stays one, and names and groups are looked after', async (t) => {
  const { context } = await open(t);
  const group = 'b73ca6ed-5727-47f3-84de-015e03f6a88a' as GroupId;
  const create = (more: Partial<Parameters<typeof createAccount>[1]>) =>
    createAccount(context, { name: 'alice', role: 'administrator', password: PASSWORD, ...more }, 'cli:root');
  for (const name of ['', ' alice', 'a b', '-x', 'x'.repeat(65), 'a:b', 'a\u0000b'])
    await assert.rejects(create({ name }), fails('bad-name'), JSON.stringify(name));
  await assert.rejects(create({ groupIds: [group] }), fails('groups-of-approvers'));
  await create({});
  await assert.rejects(create({ name: 'ALICE' }), fails('name-taken'));
  for (const change of [{ role: 'reporter' }, { disabled: true }] as const)
    await assert.rejects(changeAccount(context, 'alice', change, 'cli:root'), fails('last-administrator'));
  await assert.rejects(removeAccount(context, 'alice', 'cli:root'), fails('last-administrator'));
  await create({ name: '山田.太郎', role: 'approver', groupIds: [group] });
  const promoted = await changeAccount(context, '山田.太郎', { role: 'administrator' }, 'cli:root');
  assert.equal(promoted.groupIds, undefined);
  await removeAccount(context, 'alice', 'cli:root');
  await assert.rejects(removeAccount(context, 'alice', 'cli:root'), fails('unknown-account'));
});

test('a token does what it was given and what its owner may, until it ends', async (t) => {
  const { context, clock, store } = await open(t);
  const [one, two] = [
    'b73ca6ed-5727-47f3-84de-015e03f6a88a' as GroupId,
    'a0a08746-4dbe-4a37-9adf-9e7652c0b421' as GroupId,
  ];
  const account = { role: 'administrator', password: PASSWORD } as const;
  await createAccount(context, { name: 'root', ...account }, 'cli:root');
  await createAccount(context, { name: 'alice', ...account }, 'cli:root');
  const make = (token: Omit<Parameters<typeof createToken>[1], 'name'>, name = 'nightly') =>
    createToken(context, { name, ...token }, 'cli:root');
  await assert.rejects(make({ role: 'reporter', expiresAt: clock.now() }), fails('bad-expiry'));
  await assert.rejects(make({ role: 'reporter', owner: 'nobody' }), fails('unknown-account'));
  const { token, secret } = await make({
    role: 'approver',
    groupIds: [one],
    owner: 'alice',
    expiresAt: clock.now() + HOUR,
  });
  assert.match(secret, /^todoku_[\w-]{43}$/);
  assert.ok(
    !JSON.stringify([await store.apiTokens(), await store.audit({ limit: 9, offset: 0 })]).includes(secret),
  );
  await assert.rejects(make({ role: 'reporter' }, 'NIGHTLY'), fails('name-taken'));
  const rights = async (given = secret) => {
    const identity = await identityOfToken(context, given);
    return identity && [identity.actor, identity.role, identity.groupIds];
  };
  assert.deepEqual(await rights(), ['token:nightly', 'approver', [one]]);
  assert.equal((await store.apiTokenOf(token.digest))?.usedAt, clock.now());
  await changeAccount(context, 'alice', { role: 'approver', groupIds: [two] }, 'cli:root');
  assert.deepEqual(await rights(), ['token:nightly', 'approver', []], 'nothing that both may');
  await changeAccount(context, 'alice', { role: 'reporter' }, 'cli:root');
  assert.deepEqual(await rights(), ['token:nightly', 'reporter', undefined]);
  await assert.rejects(make({ role: 'approver', owner: 'alice' }, 'more'), fails('more-than-owner'));
  await changeAccount(context, 'alice', { disabled: true }, 'cli:root');
  assert.equal(await rights(), undefined);
  await changeAccount(context, 'alice', { disabled: false }, 'cli:root');
  clock.advance(HOUR);
  assert.equal(await rights(), undefined, 'its time is over');

  const own = await make({ role: 'administrator' }, 'own');
  assert.deepEqual(await rights(own.secret), ['token:own', 'administrator', undefined]);
  await revokeToken(context, 'OWN', 'cli:root');
  assert.equal(await rights(own.secret), undefined);
  await assert.rejects(revokeToken(context, 'own', 'cli:root'), fails('unknown-token'));
  const other = await make({ role: 'reporter', owner: 'alice' }, 'of-alice');
  await removeAccount(context, 'alice', 'cli:root');
  assert.equal(await rights(other.secret), undefined);
});

test('the set-up secret makes one administrator, once', async (t) => {
  const { context, store } = await open(t);
  const first = { secret: 'the-secret', name: 'alice', password: PASSWORD };
  await assert.rejects(setUp(context, undefined, first), fails('set-up-over'));
  await assert.rejects(setUp(context, 'another', first), fails('wrong-secret'));
  await assert.rejects(setUp(context, 'the-secret', { ...first, password: 'short' }), fails('weak-password'));
  const both = await Promise.allSettled([
    setUp(context, 'the-secret', first),
    setUp(context, 'the-secret', { ...first, name: 'bob' }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await store.accounts()).length, 1);
  await assert.rejects(setUp(context, 'the-secret', { ...first, name: 'carol' }), fails('set-up-over'));
});
