import type { Account, Role } from '#store';
import type { GroupId } from '#update';
import { findAccount, mustBeName, mustNotBeLast } from './account-name.ts';
import { mustFitRole, putNamed, shownOf } from './create-account.ts';
import { accountEvents } from './events.ts';
import type { AccountsContext } from './types.ts';

export interface AccountChange {
  readonly name?: string;
  readonly role?: Role;
  /** Null: all groups. */
  readonly groupIds?: readonly GroupId[] | null;
  readonly disabled?: boolean;
}

/**
 * Changes what an account may do, or what it is called. It holds from the next request on; who is switched off is signed out everywhere.
 * Fails with `accounts/unknown-account`, `accounts/bad-name`, `accounts/name-taken`, `accounts/groups-of-approvers`,
 * `accounts/last-administrator`.
 */
export async function changeAccount(
  context: AccountsContext,
  nameOrId: string,
  change: AccountChange,
  actor: string,
): Promise<Account> {
  if (change.name !== undefined) mustBeName(change.name);
  const at = context.clock.now();
  const changed = await context.store.write(async (tx) => {
    const before = await findAccount(tx, nameOrId);
    const { groupIds: groupsBefore, disabled: disabledBefore, ...rest } = before;
    const role = change.role ?? before.role;
    // Who is an approver no more is bound to no groups any more.
    const groups =
      change.groupIds === undefined && role === 'approver' ? groupsBefore : (change.groupIds ?? undefined);
    mustFitRole(role, groups);
    const disabled = change.disabled ?? disabledBefore ?? false;
    const after: Account = {
      ...rest,
      name: change.name ?? before.name,
      role,
      ...(groups === undefined ? {} : { groupIds: groups }),
      ...(disabled ? { disabled } : {}),
      changedAt: at,
    };
    if (after.role !== 'administrator' || disabled) await mustNotBeLast(tx, before);
    await putNamed(tx, after);
    if (disabled) await tx.removeSessionsOf(before.id);
    const details = { name: after.name, before: shownOf(before), after: shownOf(after) };
    await tx.addAudit({ at, actor, verb: 'change-account', subject: before.name, details });
    return after;
  });
  accountEvents.changed(context.log, { verb: 'change-account', name: changed.name, actor });
  return changed;
}
