import {
  isSetUp,
  SIGN_IN_SERVICE,
  type SignedIn,
  type SignIn,
  type SignInServiceSettings,
  setPassword,
  setUp,
} from '#accounts';
import type { ServerContext } from '../context.ts';
import { toSessionAnswer } from './account-rows.ts';
import {
  ChangePasswordRequest,
  SessionAnswer,
  SetUpRequest,
  SetUpState,
  SignedOut,
  SignInRequest,
} from './contract/accounts.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { type AdminRoute, endpoint } from './route.ts';

/** Signing in and out. `setUpSecret`: what makes the first account; undefined: there is no such way in. */
export function sessionRoutes(
  context: ServerContext,
  signIn: SignIn,
  setUpSecret: string | undefined,
): readonly AdminRoute[] {
  const { store } = context;
  const answerOf = ({ account, session }: SignedIn): Promise<SessionAnswer> => {
    const { name, role, groupIds } = account;
    const rights = { role, ...(groupIds === undefined ? {} : { groupIds }) };
    return toSessionAnswer(store, { actor: `user:${name}`, ...rights, account, session });
  };
  return [
    endpoint({
      method: 'GET',
      path: '/setup',
      summary: 'Whether nobody has an account yet, and by which ways one may sign in',
      access: 'open',
      answer: SetUpState,
      handle: async () => ({
        needed: setUpSecret !== undefined && !(await isSetUp(context)),
        ...present({ signInService: (await store.setting<SignInServiceSettings>(SIGN_IN_SERVICE))?.label }),
      }),
    }),
    endpoint({
      method: 'POST',
      path: '/setup',
      summary:
        'Makes the first administrator with the secret that the server showed at its start, and signs in',
      access: 'open',
      body: SetUpRequest,
      answer: SessionAnswer,
      handle: async ({ body, from, browser }) => {
        const { id } = await setUp(context, setUpSecret, body);
        const signedIn = await signIn.begin(id, from, { how: 'set-up' });
        browser.keep(signedIn.secret);
        return answerOf(signedIn);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/session',
      summary: 'Signs in with name and password: a cookie, and a text that changing requests bring with it',
      access: 'open',
      body: SignInRequest,
      answer: SessionAnswer,
      handle: async ({ body: { name, password }, from, browser }) => {
        const signedIn = await signIn.withPassword(name, password, from);
        browser.keep(signedIn.secret);
        return answerOf(signedIn);
      },
    }),
    endpoint({
      method: 'GET',
      path: '/session',
      summary: 'Who one is, and what one may do',
      access: 'read',
      answer: SessionAnswer,
      handle: ({ caller }) => toSessionAnswer(store, caller),
    }),
    endpoint({
      method: 'DELETE',
      path: '/session',
      summary: 'Signs out',
      access: 'read',
      answer: SignedOut,
      handle: async ({ caller, browser }) => {
        if (caller.session !== undefined) await signIn.end(caller.session, caller.actor);
        browser.forget();
        return { signedOut: caller.session !== undefined };
      },
    }),
    endpoint({
      method: 'PUT',
      path: '/session/password',
      summary: 'Changes one’s own password, and signs out everywhere else',
      access: 'read',
      body: ChangePasswordRequest,
      answer: SessionAnswer,
      handle: async ({ caller, body, from }) => {
        const { account, session, actor } = caller;
        if (account === undefined || session === undefined) throw adminFailures.fail('no-session');
        await signIn.mustKnowPassword(account, body.before, from);
        await setPassword(context, account.id, body.password, actor, session.digest);
        return toSessionAnswer(store, caller);
      },
    }),
  ];
}
