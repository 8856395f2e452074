import { newGuid } from '#base';
import { type Account, type ApiToken, type Role, type StoreReader, storeFailures } from '#store';
import type { GroupId } from '#update';
import { findAccount, mustBeName } from './account-name.ts';
import { mustFitRole } from './create-account.ts';
import { accountEvents } from './events.ts';
import { accountsFailures } from './failures.ts';
import { digestOfSecret, newTokenSecret } from './secret.ts';
import type { AccountsContext, Identity } from './types.ts';

/** The last use of a token is kept no more exactly than this, milliseconds. */
const USED_STEP = 3_600_000;

const RANK: Readonly<Record<Role, number>> = { reporter: 0, approver: 1, administrator: 2 };

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly groupIds?: readonly GroupId[];
  /** Name or id of the account in whose name it comes. */
  readonly owner?: string;
  readonly expiresAt?: number;
}

/**
 * Makes a token for a program. Resolves with its secret, which is kept nowhere and never shown again. Fails with `accounts/bad-name`,
 * `accounts/name-taken`, `accounts/bad-expiry`, `accounts/unknown-account`, `accounts/groups-of-approvers`, `accounts/more-than-owner`.
 */
export async function createToken(
  context: AccountsContext,
  { name, role, groupIds, owner, expiresAt }: NewToken,
  actor: string,
): Promise<{ readonly token: ApiToken; readonly secret: string }> {
  mustBeName(name);
  mustFitRole(role, groupIds);
  const at = context.clock.now();
  if (expiresAt !== undefined && expiresAt <= at) {
    throw accountsFailures.fail('bad-expiry', { subject: new Date(expiresAt).toISOString() });
  }
  const secret = newTokenSecret();
  const token = await context.store.write(async (tx) => {
    const account = owner === undefined ? undefined : await findAccount(tx, owner);
    if (account !== undefined && RANK[role] > RANK[account.role]) {
      throw accountsFailures.fail('more-than-owner', { subject: account.name, detail: account.role });
    }
    const made: ApiToken = {
      id: newGuid(),
      name,
      digest: digestOfSecret(secret),
      role,
      ...(groupIds === undefined ? {} : { groupIds }),
      ...(account === undefined ? {} : { ownerId: account.id }),
      createdAt: at,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      usedAt: 0,
    };
    try {
      await tx.putApiToken(made);
    } catch (cause) {
      if (!storeFailures.is(cause, 'duplicate')) throw cause;
      throw accountsFailures.fail('name-taken', { subject: name, cause });
    }
    const details = { id: made.id, role, groupIds, owner: account?.name, expiresAt };
    await tx.addAudit({ at, actor, verb: 'create-token', subject: name, details });
    return made;
  });
  accountEvents.changed(context.log, { verb: 'create-token', name, actor });
  return { token, secret };
}

/** Ends a token at once, by name or id. Fails with `accounts/unknown-token`. */
export async function revokeToken(
  context: AccountsContext,
  nameOrId: string,
  actor: string,
): Promise<ApiToken> {
  const at = context.clock.now();
  const wanted = nameOrId.toLowerCase();
  const revoked = await context.store.write(async (tx) => {
    const all = await tx.apiTokens();
    const token = all.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
    if (token === undefined) throw accountsFailures.fail('unknown-token', { subject: nameOrId });
    await tx.removeApiToken(token.id);
    const { id, role, ownerId } = token;
    await tx.addAudit({
      at,
      actor,
      verb: 'revoke-token',
      subject: token.name,
      details: { id, role, ownerId },
    });
    return token;
  });
  accountEvents.changed(context.log, { verb: 'revoke-token', name: revoked.name, actor });
  return revoked;
}

/** Who comes with this secret; undefined when the token is over, or its owner gone or switched off. */
export async function identityOfToken(
  { store, clock }: AccountsContext,
  secret: string,
): Promise<Identity | undefined> {
  const token = await store.apiTokenOf(digestOfSecret(secret));
  if (token === undefined) return undefined;
  const now = clock.now();
  if (token.expiresAt !== undefined && now >= token.expiresAt) return undefined;
  const owner = await ownerOf(store, token);
  if (owner === 'gone') return undefined;
  if (now - token.usedAt >= USED_STEP) {
    await store.write(async (tx) => {
      // It may have been revoked meanwhile, and must not come back.
      if ((await tx.apiTokenOf(token.digest)) !== undefined) await tx.putApiToken({ ...token, usedAt: now });
    });
  }
  return { actor: `token:${token.name}`, ...rightsOf(token, owner) };
}

async function ownerOf(store: StoreReader, { ownerId }: ApiToken): Promise<Account | undefined | 'gone'> {
  if (ownerId === undefined) return undefined;
  const owner = await store.account(ownerId);
  return owner === undefined || owner.disabled === true ? 'gone' : owner;
}

/** The smaller of what the token was given and what its owner may do today. */
function rightsOf(token: ApiToken, owner: Account | undefined): Pick<Identity, 'role' | 'groupIds'> {
  if (owner === undefined) {
    return { role: token.role, ...(token.groupIds === undefined ? {} : { groupIds: token.groupIds }) };
  }
  const role = RANK[token.role] < RANK[owner.role] ? token.role : owner.role;
  const own = token.groupIds;
  const groupIds =
    owner.groupIds === undefined || own === undefined
      ? (owner.groupIds ?? own)
      : own.filter((id) => owner.groupIds?.includes(id));
  return { role, ...(groupIds === undefined || role !== 'approver' ? {} : { groupIds }) };
}
