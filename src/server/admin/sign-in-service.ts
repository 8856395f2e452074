import {
  accountsFailures,
  CALLBACK_PATH,
  SIGN_IN_SERVICE,
  type SignIn,
  type SignInServiceSettings,
} from '#accounts';
import { changeSettings } from '#changes';
import type { ServerContext } from '../context.ts';
import { groupIdsOf, namedGroups } from './account-rows.ts';
import {
  CallbackQuery,
  Redirected,
  SetSignInServiceRequest,
  SignInServiceAnswer,
} from './contract/sign-in-service.ts';
import { present } from './present.ts';
import { type AdminRoute, endpoint, Redirect } from './route.ts';

/** Signing in through a service that says who people are. */
export function signInServiceRoutes(
  context: ServerContext,
  signIn: SignIn,
  apiPrefix: string,
): readonly AdminRoute[] {
  const { store, desks } = context;
  const answer = async (): Promise<SignInServiceAnswer> => {
    const settings = await store.setting<SignInServiceSettings>(SIGN_IN_SERVICE);
    return settings === undefined ? {} : { service: await viewOf(context, settings, apiPrefix) };
  };
  const change = { verb: 'set-sign-in-service', subject: 'sign-in service' };
  return [
    endpoint({
      method: 'GET',
      path: '/sign-in-service',
      summary: 'The service that says who people are, if there is one; never its secret',
      access: 'administer',
      answer: SignInServiceAnswer,
      handle: answer,
    }),
    endpoint({
      method: 'PUT',
      path: '/sign-in-service',
      summary: 'Lets people sign in through a service (OpenID Connect), once that has answered',
      access: 'administer',
      body: SetSignInServiceRequest,
      answer: SignInServiceAnswer,
      handle: async ({ body, actor }) => {
        const settings = await settingsFrom(context, body);
        await desks.signInService.test(settings);
        await changeSettings(context, { [SIGN_IN_SERVICE]: settings }, change, actor);
        return answer();
      },
    }),
    endpoint({
      method: 'DELETE',
      path: '/sign-in-service',
      summary: 'Lets nobody sign in through a service any more; sessions go on',
      access: 'administer',
      answer: SignInServiceAnswer,
      handle: async ({ actor }) => {
        await changeSettings(context, { [SIGN_IN_SERVICE]: undefined }, change, actor);
        return answer();
      },
    }),
    endpoint({
      method: 'GET',
      path: '/session/service',
      summary: 'Sends the browser to the service to sign in',
      access: 'open',
      answer: Redirected,
      handle: async ({ browser }) => {
        const begun = await desks.signInService.begin(apiPrefix);
        browser.keepAttempt(begun.browser);
        return new Redirect(begun.url);
      },
    }),
    endpoint({
      method: 'GET',
      path: CALLBACK_PATH,
      summary: 'Where the service sends the browser back to',
      access: 'open',
      query: CallbackQuery,
      answer: Redirected,
      handle: async ({ query, browser, from }) => {
        const signedIn = await desks.signInService.finish(signIn, {
          query: new URLSearchParams(query as Record<string, string>).toString(),
          browser: browser.takeAttempt(),
          from,
          apiPrefix,
        });
        browser.keep(signedIn.secret);
        return new Redirect('/');
      },
    }),
  ];
}

async function settingsFrom(
  { store }: ServerContext,
  { clientSecret, roles, publicUrl, label, rolesClaim, scope, ...rest }: SetSignInServiceRequest,
): Promise<SignInServiceSettings> {
  mustBeUsable(rest.issuer);
  mustBeUsable(publicUrl);
  const before = await store.setting<SignInServiceSettings>(SIGN_IN_SERVICE);
  const secret = clientSecret ?? before?.clientSecret;
  return {
    ...rest,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    label: label ?? before?.label ?? 'Sign in',
    rolesClaim: rolesClaim ?? before?.rolesClaim ?? 'groups',
    ...present({ scope: scope === '' ? undefined : scope, clientSecret: secret === '' ? undefined : secret }),
    roles: await Promise.all(
      roles.map(async ({ groups, ...rule }) => ({
        ...rule,
        ...(groups === undefined ? {} : { groupIds: await groupIdsOf(store, groups) }),
      })),
    ),
  };
}

/** Fails with `accounts/bad-address`. What is not on this machine has to be reached over TLS. */
function mustBeUsable(address: string): void {
  const url = URL.parse(address);
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return;
  throw accountsFailures.fail('bad-address', { subject: address.slice(0, 200) });
}

async function viewOf(
  { store }: ServerContext,
  { clientSecret, roles, ...rest }: SignInServiceSettings,
  apiPrefix: string,
) {
  const groupsOf = await namedGroups(store);
  return {
    ...rest,
    hasSecret: clientSecret !== undefined,
    callback: rest.publicUrl + apiPrefix + CALLBACK_PATH,
    roles: roles.map(({ groupIds, ...rule }) => ({ ...rule, ...groupsOf(groupIds) })),
  };
}
