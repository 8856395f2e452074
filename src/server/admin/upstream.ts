import { X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import { changeSettings, dropStaged } from '#changes';
import type { NetworkSettings, ProxySettings } from '#outgoing';
import { DEFAULT_GUARD, MICROSOFT_UPDATE, type UpstreamSettings, upstreamFailures } from '#upstream';
import type { ServerContext } from '../context.ts';
import {
  PreflightAnswer,
  SetUpstreamRequest,
  TestUpstreamRequest,
  UpstreamAnswer,
  type UpstreamView,
} from './contract/upstream.ts';
import { adminFailures } from './failures.ts';
import { toFindingView } from './finding-view.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const upstreamRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/upstream',
    summary: 'The server that this one synchronises from, and how it is reached',
    access: 'read',
    answer: UpstreamAnswer,
    handle: () => answer(context),
  }),
  endpoint({
    method: 'PUT',
    path: '/upstream',
    summary: 'Sets the server that this one synchronises from, and how it is reached',
    access: 'administer',
    body: SetUpstreamRequest,
    answer: UpstreamAnswer,
    handle: async ({ body, actor }) => {
      await setUpstream(context, body, actor);
      return answer(context);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/upstream/test',
    summary: 'Tries the connection to an upstream step by step and says which step fails',
    access: 'administer',
    body: TestUpstreamRequest,
    answer: PreflightAnswer,
    handle: async ({ body }) => {
      const { url, ok, steps } = await context.desks.preflight(await settingsToTest(context, body));
      return {
        url,
        ok,
        steps: steps.map(({ finding, ...step }) => ({
          ...step,
          ...(finding === undefined ? {} : { finding: toFindingView(finding) }),
        })),
      };
    },
  }),
];

/** What is set; or another upstream as it would be. Fails with `upstream/not-set` where it is neither. */
async function settingsToTest(
  { store }: ServerContext,
  { url }: TestUpstreamRequest,
): Promise<UpstreamSettings> {
  const before = await store.setting<UpstreamSettings>('upstream');
  const settings = url === undefined ? before : upstreamAfter(before, { url, mode: 'autonomous' });
  if (settings === undefined) throw upstreamFailures.fail('not-set');
  return settings;
}

async function setUpstream(
  context: ServerContext,
  request: SetUpstreamRequest,
  actor: string,
): Promise<void> {
  const { store } = context;
  const before = await store.setting<UpstreamSettings>('upstream');
  const network = networkAfter((await store.setting<NetworkSettings>('network')) ?? {}, request);
  const after = request.url === '' ? undefined : upstreamAfter(before, request);
  if (before !== undefined && before.url !== after?.url) await dropStaged(context, actor);
  await changeSettings(
    context,
    { upstream: after, network },
    { verb: 'set-upstream', subject: after?.url ?? 'none' },
    actor,
  );
  await context.desks.settingsChanged(['upstream', 'network']);
}

/** `microsoft`, or a base URL. Fails with `admin/upstream-url`. */
export function targetOf(written: string): Pick<UpstreamSettings, 'kind' | 'url'> {
  if (/^microsoft$/i.test(written.trim())) return { kind: 'microsoft', url: MICROSOFT_UPDATE };
  const url = URL.parse(written.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.search + url.hash + url.username !== '') {
    throw adminFailures.fail('upstream-url', { subject: withoutPassword(written) });
  }
  const href = url.href.replace(/\/+$/, '');
  return href === MICROSOFT_UPDATE ? { kind: 'microsoft', url: href } : { kind: 'server', url: href };
}

/** Fails with `admin/upstream-url`, `admin/not-a-fingerprint` and `admin/microsoft-has-no-replicas`. */
function upstreamAfter(
  before: UpstreamSettings | undefined,
  request: SetUpstreamRequest,
): UpstreamSettings | undefined {
  const target = request.url === undefined ? before : targetOf(request.url);
  if (target === undefined) return undefined;
  const mode = request.mode ?? before?.mode ?? 'autonomous';
  if (target.kind === 'microsoft' && mode === 'replica') {
    throw adminFailures.fail('microsoft-has-no-replicas', { subject: target.url });
  }
  // A fingerprint belongs to one server, and whether it wants reports to one kind of server.
  const same = before?.url === target.url ? before : undefined;
  const pin = request.pinnedCertificate ?? same?.pinnedCertificate ?? '';
  if (pin !== '' && !/^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/i.test(pin)) {
    throw adminFailures.fail('not-a-fingerprint', { subject: pin.slice(0, 200) });
  }
  const isServer = target.kind === 'server';
  return {
    kind: target.kind,
    url: target.url,
    mode,
    accountName: request.accountName ?? before?.accountName ?? hostname(),
    rollup: request.rollup ?? (before?.kind === target.kind ? before.rollup : isServer),
    acceptsPlainHttp: isServer,
    guard: {
      ...DEFAULT_GUARD,
      ...before?.guard,
      ...request.guard,
      growthFloor: {
        ...DEFAULT_GUARD.growthFloor,
        ...before?.guard.growthFloor,
        ...request.guard?.growthFloor,
      },
    },
    ...(pin === '' ? {} : { pinnedCertificate: pin }),
  };
}

function networkAfter(before: NetworkSettings, request: SetUpstreamRequest): NetworkSettings {
  const proxy = proxyAfter(before.proxy, request.proxy, request);
  const httpsProxy = proxyAfter(before.httpsProxy, request.httpsProxy, request);
  for (const pem of request.certificateAuthorities ?? []) mustBeCertificate(pem);
  if (request.proxyUser !== undefined && proxy === undefined && httpsProxy === undefined) {
    throw adminFailures.fail('no-proxy', { subject: request.proxyUser });
  }
  return present({
    proxy,
    httpsProxy,
    noProxy: request.noProxy ?? before.noProxy,
    certificateAuthorities: request.certificateAuthorities ?? before.certificateAuthorities,
  });
}

function proxyAfter(
  before: ProxySettings | undefined,
  url: string | undefined,
  { proxyUser, proxyPassword }: SetUpstreamRequest,
): ProxySettings | undefined {
  if (url === '') return undefined;
  if (url !== undefined) mustBeProxy(url);
  // The password of one proxy is nothing that another one should be told.
  const proxy: ProxySettings | undefined = url === undefined || url === before?.url ? before : { url };
  if (proxy === undefined) return undefined;
  const user = proxyUser ?? proxy.user;
  const password = proxyPassword ?? proxy.password;
  return {
    url: proxy.url,
    ...(user === undefined || user === '' ? {} : { user }),
    ...(password === undefined || password === '' ? {} : { password }),
  };
}

/** Fails with `admin/proxy-url`. */
function mustBeProxy(written: string): void {
  const url = URL.parse(written);
  if (url !== null && /^https?:$/.test(url.protocol) && url.username + url.password === '') return;
  throw adminFailures.fail('proxy-url', { subject: withoutPassword(written) });
}

/** What was written, to be shown: who mistook the place for a password does not find it in a log. */
function withoutPassword(written: string): string {
  return written.replace(/\/\/.*@/, '//…@').slice(0, 200);
}

/** Fails with `admin/not-a-certificate`. */
function mustBeCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw adminFailures.fail('not-a-certificate', { cause });
  }
}

async function answer({ store }: ServerContext): Promise<UpstreamAnswer> {
  const upstream = await store.setting<UpstreamSettings>('upstream');
  if (upstream === undefined) return {};
  const network = (await store.setting<NetworkSettings>('network')) ?? {};
  const { kind, url, mode, accountName, pinnedCertificate, rollup, guard } = upstream;
  // Passwords go in and never come out.
  const view: UpstreamView = {
    kind,
    url,
    mode,
    accountName,
    rollup,
    guard,
    ...present({ pinnedCertificate, proxy: network.proxy?.url, httpsProxy: network.httpsProxy?.url }),
    noProxy: network.noProxy ?? [],
    certificateAuthorities: (network.certificateAuthorities ?? []).map(
      (pem) => mustBeCertificate(pem).subject,
    ),
  };
  return { upstream: view };
}
