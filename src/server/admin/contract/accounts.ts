import { type Static, Type } from 'typebox';
import { listOf, objectOf, oneOf, Text, Time } from './shapes.ts';

export const RoleName = oneOf(
  ['administrator', 'approver', 'reporter'],
  'administrators may do everything, approvers decide about updates, reporters read',
);

const Password = Type.String({ minLength: 1, maxLength: 1024 });
const GroupNames = listOf(Text, { maxItems: 1000 });
/** Names or ids. */
const ofApprover =
  'of an approver: the groups that it may decide for, with all below them; all when left out';

export const NamedGroup = objectOf({ id: Type.String(), name: Type.String() });

export const AccountRow = objectOf({
  id: Type.String(),
  name: Type.String(),
  role: RoleName,
  groups: Type.Optional(listOf(NamedGroup)),
  hasPassword: Type.Boolean({ description: 'false: it signs in through a sign-in service only' }),
  disabled: Type.Boolean(),
  createdAt: Time,
  signedInAt: Time,
});
export type AccountRow = Static<typeof AccountRow>;

export const AccountsAnswer = objectOf({ items: listOf(AccountRow) });
export type AccountsAnswer = Static<typeof AccountsAnswer>;

/** {account} is a name or an id. */
export const AccountParams = objectOf({ account: Text });

/** POST /accounts */
export const CreateAccountRequest = objectOf({
  name: Text,
  role: RoleName,
  groups: Type.Optional(Type.Unsafe<readonly string[]>({ ...GroupNames, description: ofApprover })),
  password: Type.Optional(Password),
});
export type CreateAccountRequest = Static<typeof CreateAccountRequest>;

/** PATCH /accounts/{account}: what is left out stays. */
export const ChangeAccountRequest = objectOf({
  name: Type.Optional(Text),
  role: Type.Optional(RoleName),
  groups: Type.Optional(
    Type.Unsafe<readonly string[] | null>({
      anyOf: [GroupNames, { type: 'null' }],
      description: 'null: all groups',
    }),
  ),
  disabled: Type.Optional(Type.Boolean()),
});
export type ChangeAccountRequest = Static<typeof ChangeAccountRequest>;

/** PUT /accounts/{account}/password */
export const SetPasswordRequest = objectOf({ password: Password });

/** PUT /session/password: one's own. */
export const ChangePasswordRequest = objectOf({ before: Password, password: Password });

/** GET /setup */
export const SetUpState = objectOf({
  needed: Type.Boolean({ description: 'nobody has an account yet' }),
  signInService: Type.Optional(
    Type.String({ description: 'what the button says that leads to GET /session/service; left out: none' }),
  ),
});
export type SetUpState = Static<typeof SetUpState>;

/** POST /setup: the first administrator. */
export const SetUpRequest = objectOf({ secret: Text, name: Text, password: Password });

/** POST /session */
export const SignInRequest = objectOf({ name: Text, password: Password });

/** Who one is. */
export const SessionAnswer = objectOf({
  actor: Type.String({ description: 'as the audit calls it' }),
  role: RoleName,
  groups: Type.Optional(listOf(NamedGroup)),
  name: Type.Optional(Type.String({ description: 'of the account' })),
  csrf: Type.Optional(
    Type.String({
      description: 'of a session: every request that changes something brings it as x-todoku-csrf',
    }),
  ),
});
export type SessionAnswer = Static<typeof SessionAnswer>;

export const SignedOut = objectOf({ signedOut: Type.Boolean() });
export type SignedOut = Static<typeof SignedOut>;

export const TokenRow = objectOf({
  id: Type.String(),
  name: Type.String(),
  role: RoleName,
  groups: Type.Optional(listOf(NamedGroup)),
  owner: Type.Optional(Type.String({ description: 'the account in whose name it comes' })),
  createdAt: Time,
  expiresAt: Type.Optional(Time),
  usedAt: Type.Integer({ minimum: 0, description: 'to within an hour; 0: never' }),
});
export type TokenRow = Static<typeof TokenRow>;

export const TokensAnswer = objectOf({ items: listOf(TokenRow) });
export type TokensAnswer = Static<typeof TokensAnswer>;

/** {token} is a name or an id. */
export const TokenParams = objectOf({ token: Text });

/** POST /tokens */
export const CreateTokenRequest = objectOf({
  name: Text,
  role: RoleName,
  groups: Type.Optional(Type.Unsafe<readonly string[]>({ ...GroupNames, description: ofApprover })),
  owner: Type.Optional(
    Type.String({ minLength: 1, maxLength: 512, description: 'account; it can never do more than this one' }),
  ),
  expiresAt: Type.Optional(Time),
});
export type CreateTokenRequest = Static<typeof CreateTokenRequest>;

export const CreatedToken = objectOf({
  token: TokenRow,
  secret: Type.String({ description: 'shown this once: send it as Authorization: Bearer' }),
});
export type CreatedToken = Static<typeof CreatedToken>;
