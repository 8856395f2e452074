export { findAccount } from './account-name.ts';
export { accountOfSubject, type Claims, type RoleRule } from './account-of-subject.ts';
export { type AccountChange, changeAccount } from './change-account.ts';
export { createAccount, type NewAccount } from './create-account.ts';
export { accountsFailures } from './failures.ts';
export { removeAccount } from './remove-account.ts';
export { digestOfSecret, isSecret, newSecret } from './secret.ts';
export { identityOfSession } from './session.ts';
export { setPassword } from './set-password.ts';
export { isSetUp, setUp } from './set-up.ts';
export { type SignedIn, SignIn } from './sign-in.ts';
export {
  CALLBACK_PATH,
  SIGN_IN_SERVICE,
  SignInService,
  type SignInServiceSettings,
} from './sign-in-service.ts';
export { createToken, identityOfToken, type NewToken, revokeToken } from './tokens.ts';
export type { AccountsContext, Identity } from './types.ts';
