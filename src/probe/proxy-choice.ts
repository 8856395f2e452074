import type { Finding, Text } from '#diagnosis';
import { hostMatches, type NetworkSettings } from '#outgoing';
import type { Target } from './address.ts';
import { finding } from './finding.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { withoutProxy } from './remedies.ts';
import type { ProbeSettings } from './types.ts';

/** A proxy that requests go through. */
export interface UsedProxy {
  /** Host and port, for people: never its password. */
  readonly shown: string;
  readonly settings: Pick<NetworkSettings, 'proxy' | 'httpsProxy' | 'noProxy'>;
}

export interface ProxyChoice {
  readonly finding: Finding;
  readonly used?: UsedProxy;
}

const { say } = CONNECTION_MESSAGES;
const check = 'C-PROXY';

/** Which proxy this check goes through: the one that was named, else that of the environment. The agent of Windows knows neither. */
export function chooseProxy(
  target: Target,
  { proxy, environment }: Pick<ProbeSettings, 'proxy' | 'environment'>,
): ProxyChoice {
  const { host, secure, origin } = target;
  if (proxy === false) return { finding: finding(check, 'pass', say('proxy-none', undefined)) };
  const [text, from] = proxy === undefined ? fromEnvironment(secure, environment) : [proxy, '--proxy'];
  if (text === '') return { finding: finding(check, 'pass', say('proxy-none', undefined)) };
  const [exempt, exemptFrom] =
    proxy === undefined ? first(environment, 'no_proxy', 'NO_PROXY') : ['', 'NO_PROXY'];
  const noProxy = exemptHosts(exempt, target.port);
  if (hostMatches(host, noProxy))
    return { finding: finding(check, 'pass', say('proxy-exempt', { host, from: exemptFrom })) };
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return {
      finding: finding(check, 'fail', say('proxy-unreadable', { from }), { next: [withoutProxy(origin)] }),
    };
  const shown = `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
  return {
    finding: finding(check, 'pass', say('proxy-used', { proxy: shown, from }), { follows: WINDOWS }),
    used: { shown, settings: { proxy: { url: url.href }, noProxy } },
  };
}

const WINDOWS: Text = {
  en: 'Windows computers do not read this setting: compare it with "netsh winhttp show proxy" there.',
  ja: 'Windows コンピューターはこの設定を使用しません。コンピューターの netsh winhttp show proxy の結果と比較してください。',
};

function fromEnvironment(
  secure: boolean,
  environment: ProbeSettings['environment'],
): readonly [value: string, name: string] {
  return secure
    ? first(environment, 'https_proxy', 'HTTPS_PROXY')
    : first(environment, 'http_proxy', 'HTTP_PROXY');
}

function first(
  environment: ProbeSettings['environment'],
  ...names: readonly string[]
): readonly [value: string, name: string] {
  const name = names.find((each) => (environment[each] ?? '') !== '');
  return name === undefined ? ['', names.at(-1) ?? ''] : [environment[name] ?? '', name];
}

/** `contoso.com` means its subdomains too, as curl and others read it; `host:port` counts for that port alone. */
function exemptHosts(list: string, port: number): readonly string[] {
  return list
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const [, name = entry, only] = /^(.*?):(\d+)$/.exec(entry) ?? [];
      if (only !== undefined && Number(only) !== port) return [];
      return /^[.*]/.test(name) ? [name] : [name, `.${name}`];
    });
}
