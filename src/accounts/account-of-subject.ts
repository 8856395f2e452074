import { newGuid } from '#base';
import type { Account, Role, StoreReader } from '#store';
import type { GroupId } from '#update';
import { mustNotBeLast } from './account-name.ts';
import { shownOf } from './create-account.ts';
import { accountEvents } from './events.ts';
import { accountsFailures } from './failures.ts';
import type { AccountsContext } from './types.ts';

/** Who is what, by a value of the claim that says so. */
export interface RoleRule {
  /** `*`: everybody whom the service lets in. */
  readonly value: string;
  readonly role: Role;
  readonly groupIds?: readonly GroupId[];
}

/** What a service says of somebody. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly [claim: string]: unknown;
}

/**
 * The account of somebody whom a service vouches for, made at the first time; its role follows the claims each time. An account that was
 * made here is never taken over by somebody of the same name. Fails with `accounts/no-role`.
 */
export async function accountOfSubject(
  context: AccountsContext,
  claims: Claims,
  { rolesClaim, roles }: { readonly rolesClaim: string; readonly roles: readonly RoleRule[] },
): Promise<Account> {
  const values = new Set([claims[rolesClaim]].flat().filter((value) => typeof value === 'string'));
  const rule = roles.find(({ value }) => value === '*' || values.has(value));
  const wanted = wantedName(claims);
  if (rule === undefined) {
    throw accountsFailures.fail('no-role', {
      subject: wanted,
      detail: `${rolesClaim}: ${[...values].join(', ')}`,
    });
  }
  const at = context.clock.now();
  const actor = `user:${wanted}`;
  const account = await context.store.write(async (tx) => {
    const before = (await tx.accounts()).find(
      ({ subject }) => subject?.issuer === claims.iss && subject.id === claims.sub,
    );
    const { role, groupIds } = rule;
    const rights = { role, ...(groupIds === undefined ? {} : { groupIds }) };
    if (before === undefined) {
      const made: Account = {
        id: newGuid(),
        name: await freeName(tx, wanted),
        ...rights,
        subject: { issuer: claims.iss, id: claims.sub },
        createdAt: at,
        changedAt: at,
        signedInAt: 0,
      };
      await tx.putAccount(made);
      const details = { after: shownOf(made) };
      await tx.addAudit({ at, actor, verb: 'create-account', subject: made.name, details });
      return made;
    }
    const { role: _, groupIds: __, ...rest } = before;
    const after: Account = { ...rest, ...rights, changedAt: at };
    if (JSON.stringify(shownOf(after)) === JSON.stringify(shownOf(before))) return before;
    if (after.role !== 'administrator') await mustNotBeLast(tx, before);
    await tx.putAccount(after);
    const details = { before: shownOf(before), after: shownOf(after) };
    await tx.addAudit({ at, actor, verb: 'change-account', subject: after.name, details });
    return after;
  });
  accountEvents.changed(context.log, { verb: 'sign-in-by-service', name: account.name, actor });
  return account;
}

/** What people are called there, in the letters that names have here. */
function wantedName({ preferred_username: username, email, name, sub }: Claims): string {
  const told = [username, email, name, sub].find((each) => typeof each === 'string' && each !== '');
  const letters = String(told)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._@-]+/gu, '.')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 56)
    .replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  return letters === '' ? 'person' : letters;
}

async function freeName(tx: StoreReader, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if ((await tx.accountNamed(name)) === undefined) return name;
  }
}
