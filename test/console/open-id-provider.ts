import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const PEOPLE: Readonly<Record<string, readonly string[]>> = { alice: ['it'], mallory: ['elsewhere'] };
const SECRET = 'the client secret of this test';

/** A real OpenID provider with a page of its own, on which one chooses who one is, or gives up. */
export interface OpenIdProvider {
  /** What a server is to be told of it; `it` administers. */
  readonly settings: object;
  close(): void;
}

export async function startOpenIdProvider(publicUrl: string): Promise<OpenIdProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'todoku',
        client_secret: SECRET,
        redirect_uris: [`${publicUrl}/api/v1/session/service/callback`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    // Its own say at each start that they are for tests.
    cookies: { keys: ['the cookies of this test'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: async (_context, accountId) => ({
      accountId,
      claims: async () => ({
        sub: accountId,
        preferred_username: accountId,
        groups: PEOPLE[accountId] ?? [],
      }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  });
  const callback = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (!pathname.startsWith('/interaction/')) return void callback(request, response);
    const person = searchParams.get('as');
    if (person === null) {
      const links = [...Object.keys(PEOPLE), 'nobody'].map((name) => `<a href="?as=${name}">${name}</a>`);
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<!doctype html><link rel="icon" href="data:,"><h1>Who are you?</h1>${links.join(' ')}`);
    }
    const result =
      person === 'nobody' ? { error: 'access_denied' } : { login: { accountId: person, remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return {
    settings: {
      issuer,
      clientId: 'todoku',
      clientSecret: SECRET,
      publicUrl,
      label: 'Sign in with Contoso',
      roles: [{ value: 'it', role: 'administrator' }],
    },
    close: () => void server.close().closeAllConnections(),
  };
}
