import { newGuid } from '#base';
import type { Account, Role, StoreWriter } from '#store';
import { storeFailures } from '#store';
import type { GroupId } from '#update';
import { mustBeName } from './account-name.ts';
import { accountEvents } from './events.ts';
import { accountsFailures } from './failures.ts';
import { hashPassword, mustBeStrong } from './password.ts';
import type { AccountsContext } from './types.ts';

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly groupIds?: readonly GroupId[];
  /** Left out: it comes in through a sign-in service only. */
  readonly password?: string;
  readonly subject?: Account['subject'];
}

/**
 * Makes an account. Fails with `accounts/bad-name`, `accounts/name-taken`, `accounts/weak-password`,
 * `accounts/groups-of-approvers`. `only` is asked inside the transaction and may refuse.
 */
export async function createAccount(
  context: AccountsContext,
  { name, role, groupIds, password, subject }: NewAccount,
  actor: string,
  only: (tx: StoreWriter) => Promise<void> = async () => {},
): Promise<Account> {
  mustBeName(name);
  mustFitRole(role, groupIds);
  if (password !== undefined) mustBeStrong(password, name);
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const at = context.clock.now();
  const account: Account = {
    id: newGuid(),
    name,
    role,
    ...(groupIds === undefined ? {} : { groupIds }),
    ...(passwordHash === undefined ? {} : { passwordHash }),
    ...(subject === undefined ? {} : { subject }),
    createdAt: at,
    changedAt: at,
    signedInAt: 0,
  };
  await context.store.write(async (tx) => {
    await only(tx);
    await putNamed(tx, account);
    const after = shownOf(account);
    await tx.addAudit({ at, actor, verb: 'create-account', subject: name, details: { after } });
  });
  accountEvents.changed(context.log, { verb: 'create-account', name, actor });
  return account;
}

/** Fails with `accounts/groups-of-approvers`. */
export function mustFitRole(role: Role, groupIds: readonly GroupId[] | undefined): void {
  if (groupIds !== undefined && role !== 'approver') {
    throw accountsFailures.fail('groups-of-approvers', { detail: `the role is ${role}` });
  }
}

/** Fails with `accounts/name-taken`. */
export async function putNamed(tx: StoreWriter, account: Account): Promise<void> {
  try {
    await tx.putAccount(account);
  } catch (cause) {
    if (!storeFailures.is(cause, 'duplicate')) throw cause;
    throw accountsFailures.fail('name-taken', { subject: account.name, cause });
  }
}

/** What the audit shows of an account: no hash. */
export function shownOf({ id, role, groupIds, passwordHash, subject, disabled }: Account) {
  return {
    id,
    role,
    groupIds,
    hasPassword: passwordHash !== undefined,
    subject,
    disabled: disabled === true,
  };
}
