import type { HttpProbe, NameProbe } from './collected.ts';
import { count, filled, list, moment, present, record } from './loose.ts';
import { withoutCredentials } from './proxy.ts';

export function readNameProbe(loose: unknown): NameProbe | undefined {
  const { host: named, addresses, error } = record(loose) ?? {};
  const host = filled(named, 256);
  if (host === undefined) return undefined;
  return {
    host,
    addresses: list(addresses)
      .slice(0, 64)
      .flatMap((address) => filled(address, 64) ?? []),
    ...present({ error: filled(error) }),
  };
}

export function readHttpProbe(loose: unknown): HttpProbe | undefined {
  const parts = record(loose) ?? {};
  const url = filled(parts['url'], 2048);
  if (url === undefined) return undefined;
  const status = count(parts['status']);
  return {
    url: withoutCredentials(url),
    ...present({
      method: filled(parts['method'], 16),
      // 0 is what the script has where no answer came.
      status: status === 0 ? undefined : status,
      contentType: filled(parts['contenttype'], 256),
      server: filled(parts['server'], 256),
      via: filled(parts['via'], 256),
      proxy: filled(parts['proxy'], 2048),
      redirectedTo: filled(parts['redirectedto'], 2048),
      milliseconds: count(parts['milliseconds']),
      error: filled(parts['error'], 2048),
      serverTime: moment(parts['servertime']),
      machineTime: moment(parts['machinetime']),
    }),
  };
}
