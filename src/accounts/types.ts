import type { Clock, Log } from '#base';
import type { Account, Role, Session, Store } from '#store';
import type { GroupId } from '#update';

/** What every verb is handed. It writes its own audit row inside its transaction, and never a secret into it. */
export interface AccountsContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who came in, and what it may do. */
export interface Identity {
  /** For the audit log: `user:alice`, `token:nightly`. */
  readonly actor: string;
  readonly role: Role;
  /** Of an approver: the groups that it may decide for, with all below them; undefined: all. */
  readonly groupIds?: readonly GroupId[];
  readonly account?: Account;
  /** Of somebody who signed in with a browser. */
  readonly session?: Session;
}
