import type { GroupId } from '#update';

// The part of the port that says who may come in. `Store` in port.ts has all of it. No secret is kept as it is: passwords as
// argon2id hashes, the secrets of sessions and tokens as SHA-256 digests.

/** WSUS has administrators and reporters; approvers stand between them. */
export type Role = 'administrator' | 'approver' | 'reporter';

/** A person who signs in. */
export interface Account {
  /** A GUID. */
  readonly id: string;
  /** As it is typed, unique in any letter case. */
  readonly name: string;
  readonly role: Role;
  /** Of an approver: the groups that it may decide for, with all below them; undefined: all. */
  readonly groupIds?: readonly GroupId[];
  /** In PHC form; undefined: it comes in through a sign-in service only. */
  readonly passwordHash?: string;
  /** Who it is for the sign-in service: issuer and subject. */
  readonly subject?: { readonly issuer: string; readonly id: string };
  /** Comes in no more until somebody says so. */
  readonly disabled?: boolean;
  readonly createdAt: number;
  /** The password, the role or the groups changed last. */
  readonly changedAt: number;
  /** 0: never. */
  readonly signedInAt: number;
}

/** What a program comes in with. */
export interface ApiToken {
  /** A GUID. */
  readonly id: string;
  /** Unique in any letter case. */
  readonly name: string;
  /** SHA-256 of the secret, hex. */
  readonly digest: string;
  /** It may do no more than this, and no more than its owner. */
  readonly role: Role;
  readonly groupIds?: readonly GroupId[];
  /** The account in whose name it comes; undefined: it stands for itself. */
  readonly ownerId?: string;
  readonly createdAt: number;
  /** Undefined: never. */
  readonly expiresAt?: number;
  /** 0: never. To within an hour. */
  readonly usedAt: number;
}

/** A browser that somebody signed in with. */
export interface Session {
  /** SHA-256 of the secret, hex. */
  readonly digest: string;
  readonly accountId: string;
  /** What a changing request has to bring besides the cookie. */
  readonly csrf: string;
  readonly address: string;
  readonly createdAt: number;
  /** To within five minutes. */
  readonly seenAt: number;
}

export interface AccountReader {
  /** By name. */
  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | undefined>;
  /** In any letter case. */
  accountNamed(name: string): Promise<Account | undefined>;
  /** By name. */
  apiTokens(): Promise<readonly ApiToken[]>;
  apiTokenOf(digest: string): Promise<ApiToken | undefined>;
  session(digest: string): Promise<Session | undefined>;
  /** Oldest first. */
  sessionsOf(accountId: string): Promise<readonly Session[]>;
}

export interface AccountWriter {
  /** Adds it, or changes the one of that id. Rejects with `store/duplicate` when another one has the name. */
  putAccount(account: Account): Promise<void>;
  /** With its sessions and the tokens that come in its name. */
  removeAccount(id: string): Promise<void>;
  /** Adds it, or changes the one of that id. Rejects with `store/duplicate` when another one has the name. */
  putApiToken(token: ApiToken): Promise<void>;
  removeApiToken(id: string): Promise<void>;
  putSession(session: Session): Promise<void>;
  removeSession(digest: string): Promise<void>;
  /** All but `except`, which is a digest. */
  removeSessionsOf(accountId: string, except?: string): Promise<void>;
  /** Those that were made or seen last before these moments. */
  removeStaleSessions(before: { readonly createdAt: number; readonly seenAt: number }): Promise<number>;
}
