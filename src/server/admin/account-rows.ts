import type { Account, ApiToken, StoreReader } from '#store';
import type { GroupId } from '#update';
import type { Caller } from './caller.ts';
import type { AccountRow, SessionAnswer, TokenRow } from './contract/accounts.ts';
import { findGroup } from './lookup.ts';
import { present } from './present.ts';

/** Groups by id or name, as ids. Fails with `admin/group-not-found`. */
export async function groupIdsOf(store: StoreReader, names: readonly string[]): Promise<readonly GroupId[]> {
  const found = await Promise.all(names.map((name) => findGroup(store, name)));
  return [...new Set(found.map(({ id }) => id))];
}

export async function toAccountRows(
  store: StoreReader,
  accounts: readonly Account[],
): Promise<readonly AccountRow[]> {
  const groupsOf = await namedGroups(store);
  return accounts.map(({ id, name, role, groupIds, passwordHash, disabled, createdAt, signedInAt }) => ({
    id,
    name,
    role,
    ...groupsOf(groupIds),
    hasPassword: passwordHash !== undefined,
    disabled: disabled === true,
    createdAt,
    signedInAt,
  }));
}

export async function toTokenRows(
  store: StoreReader,
  tokens: readonly ApiToken[],
): Promise<readonly TokenRow[]> {
  const groupsOf = await namedGroups(store);
  const names = new Map((await store.accounts()).map(({ id, name }) => [id, name]));
  return tokens.map(({ id, name, role, groupIds, ownerId, createdAt, expiresAt, usedAt }) => ({
    id,
    name,
    role,
    ...groupsOf(groupIds),
    ...present({ owner: ownerId === undefined ? undefined : names.get(ownerId), expiresAt }),
    createdAt,
    usedAt,
  }));
}

/** What somebody is told of who it is. */
export async function toSessionAnswer(store: StoreReader, caller: Caller): Promise<SessionAnswer> {
  const groupsOf = await namedGroups(store);
  const { actor, role, groupIds, account, session } = caller;
  return { actor, role, ...groupsOf(groupIds), ...present({ name: account?.name, csrf: session?.csrf }) };
}

/** A group that is gone meanwhile has no name, and nothing to decide for. */
export async function namedGroups(store: StoreReader) {
  const names = new Map((await store.groups()).map(({ id, name }) => [id, name]));
  return (ids: readonly GroupId[] | undefined) =>
    ids === undefined
      ? {}
      : { groups: ids.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)! }] : [])) };
}
