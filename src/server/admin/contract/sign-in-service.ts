import { type Static, Type } from 'typebox';
import { NamedGroup, RoleName } from './accounts.ts';
import { listOf, objectOf, Text } from './shapes.ts';

const Address = Type.String({ minLength: 1, maxLength: 2048 });
const Value = Type.String({
  minLength: 1,
  maxLength: 512,
  description: 'a value of the claim; `*`: everybody whom the service lets in',
});

/** PUT /sign-in-service */
export const SetSignInServiceRequest = objectOf({
  issuer: Type.String({ ...Address, description: 'like https://login.example/realms/it' }),
  clientId: Text,
  clientSecret: Type.Optional(
    Type.String({ maxLength: 1024, description: 'left out: the one that is set stays; empty: none' }),
  ),
  publicUrl: Type.String({ ...Address, description: 'where browsers reach this server' }),
  label: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'what the button says' })),
  scope: Type.Optional(Type.String({ maxLength: 512, description: 'besides openid profile email' })),
  rolesClaim: Type.Optional(Type.String({ ...Text, description: '`groups` when left out' })),
  roles: listOf(
    objectOf({
      value: Value,
      role: RoleName,
      groups: Type.Optional(listOf(Text, { maxItems: 1000 })),
    }),
    { maxItems: 100 },
  ),
});
export type SetSignInServiceRequest = Static<typeof SetSignInServiceRequest>;

export const SignInServiceView = objectOf({
  issuer: Type.String(),
  clientId: Type.String(),
  hasSecret: Type.Boolean(),
  publicUrl: Type.String(),
  callback: Type.String({ description: 'the address to enter at the service as redirect URI' }),
  label: Type.String(),
  scope: Type.Optional(Type.String()),
  rolesClaim: Type.String(),
  roles: listOf(
    objectOf({ value: Type.String(), role: RoleName, groups: Type.Optional(listOf(NamedGroup)) }),
  ),
});
export type SignInServiceView = Static<typeof SignInServiceView>;

/** GET and DELETE /sign-in-service */
export const SignInServiceAnswer = objectOf({ service: Type.Optional(SignInServiceView) });
export type SignInServiceAnswer = Static<typeof SignInServiceAnswer>;

/** GET /session/service: nothing but a redirect. */
export const Redirected = Type.Unsafe<never>({ type: 'null', description: 'a redirect' });

/** What a code is made of (RFC 6749 A.11). */
const PRINTABLE = '^[\\x20-\\x7e]*$';

/**
 * GET /session/service/callback: as the service writes it (OpenID Connect Core 3.1.2.5, RFC 9207). What services add of their own is
 * passed over (RFC 6749 4.1.2).
 */
export const CallbackQuery = Type.Object(
  {
    state: Type.Optional(Type.String({ maxLength: 512 })),
    code: Type.Optional(Type.String({ maxLength: 4096, pattern: PRINTABLE })),
    iss: Type.Optional(Type.String({ maxLength: 2048 })),
    session_state: Type.Optional(Type.String({ maxLength: 2048 })),
    scope: Type.Optional(Type.String({ maxLength: 2048 })),
    error: Type.Optional(Type.String({ maxLength: 512 })),
    error_description: Type.Optional(Type.String({ maxLength: 1024 })),
    error_uri: Type.Optional(Type.String({ maxLength: 2048 })),
  },
  { additionalProperties: Type.String({ maxLength: 4096 }) },
);
