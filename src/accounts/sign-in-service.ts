import type { CustomFetchOptions } from 'openid-client';
import { BoundedCache, Failure } from '#base';
import type { Outgoing } from '#outgoing';
import { accountOfSubject, type RoleRule } from './account-of-subject.ts';
import { accountEvents } from './events.ts';
import { accountsFailures } from './failures.ts';
import { isSecret, newSecret } from './secret.ts';
import type { SignedIn, SignIn } from './sign-in.ts';
import type { AccountsContext } from './types.ts';

/** A service that says who people are (OpenID Connect): Entra ID, Keycloak and the like. Stored as the setting `sign-in-service`. */
export interface SignInServiceSettings {
  /** `https://login.example/realms/it`; its description is below it, at .well-known/openid-configuration. */
  readonly issuer: string;
  readonly clientId: string;
  /** Never told again. */
  readonly clientSecret?: string;
  /** Where browsers reach this server, without a slash at the end: the service sends people back there. */
  readonly publicUrl: string;
  /** What the button says. */
  readonly label: string;
  /** Besides `openid profile email`. */
  readonly scope?: string;
  /** The claim that says what somebody is: a text or a list of texts. */
  readonly rolesClaim: string;
  /** The first that fits; who fits none may not come in. */
  readonly roles: readonly RoleRule[];
}

export const SIGN_IN_SERVICE = 'sign-in-service';

/** Below the address of the API. */
export const CALLBACK_PATH = '/session/service/callback';

/** How long somebody may take at the service, milliseconds. */
const PATIENCE = 10 * 60_000;
const MOST_ATTEMPTS = 10_000;
const ANSWER_BYTES = 1024 * 1024;

interface Attempt {
  readonly verifier: string;
  readonly nonce: string;
  /** Of the cookie in the browser that began it: nobody can be signed in by a link that somebody else sends. */
  readonly browser: string;
  readonly at: number;
}

interface ComingBack {
  readonly query: string;
  readonly browser: string;
  readonly from: string;
  readonly apiPrefix: string;
}

/** Signs people in through a service: the authorization code flow with PKCE (RFC 9700 2.1). */
export class SignInService {
  readonly #context: AccountsContext;
  readonly #outgoing: Pick<Outgoing, 'fetch'>;
  readonly #attempts = new BoundedCache<string, Attempt>(MOST_ATTEMPTS);

  constructor(context: AccountsContext, outgoing: Pick<Outgoing, 'fetch'>) {
    this.#context = context;
    this.#outgoing = outgoing;
  }

  /**
   * Where to send a browser, and what it keeps until it comes back. Fails with `accounts/no-service`, `accounts/service-refused`, and as
   * `outgoing` does.
   */
  begin(apiPrefix: string): Promise<{ readonly url: string; readonly browser: string }> {
    return this.#telling({}, () => this.#begin(apiPrefix));
  }

  async #begin(apiPrefix: string): Promise<{ readonly url: string; readonly browser: string }> {
    const settings = await this.#settings();
    const { client, config } = await this.#client(settings);
    const [state, nonce, verifier] = [
      client.randomState(),
      client.randomNonce(),
      client.randomPKCECodeVerifier(),
    ];
    const browser = newSecret();
    this.#attempts.set(state, { verifier, nonce, browser, at: this.#context.clock.now() }, 1);
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: settings.publicUrl + apiPrefix + CALLBACK_PATH,
      scope: ['openid', 'profile', 'email', settings.scope ?? ''].join(' ').trim(),
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, browser };
  }

  /**
   * Somebody comes back: `query` as the service wrote it, `browser` what that browser kept. Fails with `accounts/attempt-over`,
   * `accounts/service-denied`, `accounts/service-refused`, `accounts/no-role`, `accounts/disabled`.
   */
  finish(signIn: SignIn, back: ComingBack): Promise<SignedIn> {
    return this.#telling({ address: back.from }, () => this.#finish(signIn, back));
  }

  async #finish(signIn: SignIn, { query, browser, from, apiPrefix }: ComingBack): Promise<SignedIn> {
    const { clock } = this.#context;
    const state = new URLSearchParams(query).get('state') ?? '';
    const attempt = this.#attempts.get(state);
    // Whatever comes of it, it is used up.
    this.#attempts.delete(state);
    if (
      attempt === undefined ||
      clock.now() - attempt.at >= PATIENCE ||
      !isSecret(browser, attempt.browser)
    ) {
      throw accountsFailures.fail('attempt-over');
    }
    const settings = await this.#settings();
    const { client, config } = await this.#client(settings);
    const url = new URL(`${settings.publicUrl}${apiPrefix}${CALLBACK_PATH}?${query}`);
    const claims = await client
      .authorizationCodeGrant(config, url, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      })
      .then(
        (tokens) => tokens.claims() ?? { iss: settings.issuer, sub: '' },
        (error: unknown) => {
          throw refused(settings, error);
        },
      );
    const account = await accountOfSubject(this.#context, claims, settings);
    return signIn.begin(account.id, from, { how: 'service', issuer: settings.issuer });
  }

  /** People are told what to do; what the service said is for who looks after this server. */
  async #telling<Result>(where: { readonly address?: string }, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failure) {
        const { code, subject, detail } = error;
        accountEvents.serviceRefused(this.#context.log, { ...where, code, subject, detail });
      }
      throw error;
    }
  }

  /** Asks the service to describe itself. Fails with `accounts/service-refused`. */
  async test(settings: SignInServiceSettings): Promise<void> {
    await this.#client(settings);
  }

  async #settings(): Promise<SignInServiceSettings> {
    const settings = await this.#context.store.setting<SignInServiceSettings>(SIGN_IN_SERVICE);
    if (settings === undefined) throw accountsFailures.fail('no-service');
    return settings;
  }

  async #client(settings: SignInServiceSettings) {
    // Loaded when somebody needs it.
    const client = await import('openid-client');
    const { issuer, clientId, clientSecret } = settings;
    const plain = new URL(issuer).protocol === 'http:';
    try {
      const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        [client.customFetch]: (url, options) => this.#fetch(url, options),
        // Only for a service on this very machine: `mustBeUsable` refuses others.
        execute: plain ? [client.allowInsecureRequests] : [],
      });
      return { client, config };
    } catch (error) {
      throw refused(settings, error);
    }
  }

  /** As everything goes out: through the proxies, with the trust of the settings. */
  async #fetch(url: string, { method, headers, body, signal }: CustomFetchOptions): Promise<Response> {
    const answer = await this.#outgoing.fetch(
      {
        method: method as 'GET' | 'POST',
        url,
        headers: Object.fromEntries(new Headers(headers)),
        ...(body == null ? {} : { body: Buffer.from(String(body)) }),
        ...(signal == null ? {} : { signal }),
        rules: { privateAddresses: 'allow', redirects: 0 },
      },
      ANSWER_BYTES,
    );
    const { 'content-encoding': _, 'content-length': __, ...rest } = answer.headers;
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: rest });
  }
}

function refused({ issuer }: SignInServiceSettings, cause: unknown): Error {
  const { message, cause: inner } = cause as Error;
  // What a service says where it lets nobody through (RFC 6749 4.1.2.1).
  if ((cause as { readonly error?: string }).error === 'access_denied')
    return accountsFailures.fail('service-denied', { subject: issuer, cause });
  const more = inner instanceof Error ? `: ${inner.message}` : '';
  return accountsFailures.fail('service-refused', { subject: issuer, detail: `${message}${more}`, cause });
}
