import type { Account, Session } from '#store';
import { accountEvents } from './events.ts';
import { accountsFailures } from './failures.ts';
import { LockOut } from './lock-out.ts';
import { isPassword } from './password.ts';
import { beginSession } from './session.ts';
import type { AccountsContext } from './types.ts';

/** Passwords that are looked at, or wait for it, at once: each takes 19 MiB and a thread of the pool. */
const MOST_AT_ONCE = 16;

export interface SignedIn {
  readonly account: Account;
  readonly session: Session;
  /** For the cookie; kept nowhere. */
  readonly secret: string;
}

/** The door for people: counts wrong attempts, and knows who is inside. */
export class SignIn {
  readonly #context: AccountsContext;
  readonly #lockOut: LockOut;
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: AccountsContext) {
    this.#context = context;
    this.#lockOut = new LockOut(context.clock);
  }

  /**
   * Begins a session. Fails with `accounts/wrong-credentials`, whatever of both is wrong, `accounts/locked-out`, `accounts/busy`,
   * `accounts/disabled` (only to who knows the password).
   */
  async withPassword(name: string, password: string, address: string): Promise<SignedIn> {
    const account = await this.#context.store.accountNamed(name);
    const wrongBefore = await this.#mustBeRight(account, name, password, address);
    return this.begin(account!.id, address, { how: 'password', wrongBefore });
  }

  /** Asks somebody who is inside for the password once more. Fails as `withPassword` does. */
  async mustKnowPassword(account: Account, password: string, address: string): Promise<void> {
    await this.#mustBeRight(account, account.name, password, address);
  }

  /** Resolves with how many wrong attempts there were before. */
  async #mustBeRight(
    account: Account | undefined,
    name: string,
    password: string,
    address: string,
  ): Promise<number> {
    const { log } = this.#context;
    this.#lockOut.mustBeOpen(name, address);
    if (this.#waiting >= MOST_AT_ONCE) throw accountsFailures.fail('busy');
    this.#waiting += 1;
    // One after the other: what a stranger can make this machine work is one core at most.
    const isRight = this.#turn.then(async () => {
      this.#lockOut.mustBeOpen(name, address);
      const right = await isPassword(password, account?.passwordHash);
      if (!right && this.#lockOut.wasWrong(name, address)) accountEvents.lockedOut(log, { name, address });
      return right;
    });
    this.#turn = isRight.catch(() => {}).finally(() => void (this.#waiting -= 1));
    if (await isRight) return this.#lockOut.wasRight(name, address);
    const code = 'wrong-credentials';
    accountEvents.refused(log, { name, address, code });
    throw accountsFailures.fail(code);
  }

  /** Begins a session for somebody who proved otherwise who it is. Fails with `accounts/disabled`. */
  async begin(
    accountId: string,
    address: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<SignedIn> {
    const { store, clock, log } = this.#context;
    const at = clock.now();
    const begun = await store.write(async (tx) => {
      const account = await tx.account(accountId);
      if (account === undefined) throw accountsFailures.fail('wrong-credentials');
      if (account.disabled === true) throw accountsFailures.fail('disabled', { subject: account.name });
      const session = await beginSession(tx, account, { address, at });
      const actor = `user:${account.name}`;
      await tx.addAudit({ at, actor, verb: 'sign-in', subject: account.name, details });
      return { account, ...session };
    });
    accountEvents.signedIn(log, { name: begun.account.name, address });
    return begun;
  }

  /** Ends one session. */
  async end(session: Session, actor: string): Promise<void> {
    const { store, clock } = this.#context;
    await store.write(async (tx) => {
      await tx.removeSession(session.digest);
      const subject = (await tx.account(session.accountId))?.name ?? session.accountId;
      await tx.addAudit({ at: clock.now(), actor, verb: 'sign-out', subject, details: {} });
    });
  }
}
