import type { DeclaredState } from '../contract/config.ts';
import type { UpstreamAnswer } from '../contract.ts';
import type { Call, SettingsSection } from './section.ts';

const MICROSOFT = 'microsoft';
/** What WSUS listens on (wsus-features 1.1, Ports). */
const PORTS = { http: 8530, https: 8531 };

/** The server above, and the proxy on the way to it. */
export const upstreamSection: SettingsSection = {
  kind: 'settings',
  keys: [
    'UpstreamServerName',
    'UpstreamServerPort',
    'UpstreamServerSSL',
    'UpstreamServerReplica',
    'ProxyServerName',
    'ProxyServerPort',
  ],
  read: async (ask) => {
    const { upstream } = await ask<UpstreamAnswer>({ method: 'GET', path: '/upstream' });
    if (upstream === undefined) return { UpstreamServerName: '' };
    const proxy = upstream.proxy === undefined ? undefined : new URL(upstream.proxy);
    return {
      ...named(upstream),
      ProxyServerName: proxy?.hostname ?? '',
      ...(proxy === undefined ? {} : { ProxyServerPort: Number(proxy.port || 80) }),
    };
  },
  write: (wanted): readonly Call[] => [
    {
      method: 'PUT',
      path: '/upstream',
      body: {
        url: urlOf(wanted),
        ...(wanted.UpstreamServerReplica === undefined
          ? {}
          : { mode: wanted.UpstreamServerReplica ? 'replica' : 'autonomous' }),
        ...(wanted.ProxyServerName === undefined ? {} : { proxy: proxyOf(wanted) }),
      },
    },
  ],
};

function named({ kind, url, mode }: NonNullable<UpstreamAnswer['upstream']>): DeclaredState {
  if (kind === 'microsoft') return { UpstreamServerName: MICROSOFT };
  const { hostname, port, protocol } = new URL(url);
  const isTls = protocol === 'https:';
  return {
    UpstreamServerName: hostname,
    UpstreamServerPort: Number(port || (isTls ? 443 : 80)),
    UpstreamServerSSL: isTls,
    UpstreamServerReplica: mode === 'replica',
  };
}

function urlOf({ UpstreamServerName, UpstreamServerPort, UpstreamServerSSL }: DeclaredState): string {
  const name = UpstreamServerName ?? '';
  if (name === '' || name === MICROSOFT || name.includes('://')) return name;
  const scheme = UpstreamServerSSL === true ? 'https' : 'http';
  return `${scheme}://${name}:${UpstreamServerPort ?? PORTS[scheme]}`;
}

function proxyOf({ ProxyServerName, ProxyServerPort }: DeclaredState): string {
  return ProxyServerName ? `http://${ProxyServerName}:${ProxyServerPort ?? 80}` : '';
}
