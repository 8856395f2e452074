import { isIP } from 'node:net';
import type { Finding } from '#diagnosis';
import type { Target } from './address.ts';
import { finding, recordedAs, seen } from './finding.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { askNames } from './remedies.ts';
import type { Names } from './types.ts';

const { say } = CONNECTION_MESSAGES;
const check = 'C-DNS';
/** Enough to tell who it is; a name with more addresses is a large service's. */
const REVERSED = 4;

export interface FoundAddresses {
  readonly finding: Finding;
  readonly addresses: readonly string[];
}

/** The addresses of the server and their names. Behind a proxy a name that is not found here is only worth a look. */
export async function findName(
  { host }: Pick<Target, 'host'>,
  names: Names,
  viaProxy: boolean,
): Promise<FoundAddresses> {
  if (isIP(host) !== 0) {
    const evidence = await reverse([host], names);
    return {
      addresses: [host],
      finding: finding(check, 'pass', say('name-not-needed', { host }), { evidence }),
    };
  }
  let addresses: readonly string[];
  try {
    addresses = await names.addresses(host);
  } catch (error) {
    return { addresses: [], finding: notFound(host, error, viaProxy) };
  }
  const evidence = [
    ...seen('Addresses', 'アドレス', addresses.join(', ')),
    ...(await reverse(addresses.slice(0, REVERSED), names)),
  ];
  const nowhere = addresses.find((address) => leadsNowhere(host, address));
  if (nowhere !== undefined)
    return {
      addresses,
      finding: finding(check, 'warn', say('name-leads-nowhere', { host, address: nowhere }), {
        evidence,
        next: [askNames(host)],
      }),
    };
  return {
    addresses,
    finding: finding(check, 'pass', say('name-found', { host, addresses: addresses.join(', ') }), {
      evidence,
    }),
  };
}

/** Nobody's address, or this machine's own under a foreign name. */
function leadsNowhere(host: string, address: string): boolean {
  if (address === '0.0.0.0' || address === '::') return true;
  if (/(^|\.)localhost$/i.test(host)) return false;
  return address.startsWith('127.') || address === '::1' || address.startsWith('169.254.');
}

function notFound(host: string, error: unknown, viaProxy: boolean): Finding {
  const { code } = error as { readonly code?: string };
  const evidence = seen('Error of the system', 'システムのエラー', code ?? String(error));
  const next = [askNames(host)];
  if (viaProxy) return finding(check, 'warn', say('name-only-proxy', { host }), { evidence, next });
  const sentence =
    code === 'EAI_AGAIN' || code === 'ETIMEOUT'
      ? say('name-server-silent', { host })
      : say('name-not-found', { host });
  return finding(check, 'fail', sentence, { evidence, next, follows: recordedAs(0x80072ee7) });
}

/** Names of addresses as evidence: an alias has another name by right, so nothing is concluded. */
async function reverse(addresses: readonly string[], names: Names) {
  const found = await Promise.all(
    addresses.map(async (address) => {
      const own = await names.namesOf(address);
      return own.length === 0 ? [] : [`${address} = ${own.join(', ')}`];
    }),
  );
  return seen('Names of the addresses', 'アドレスの名前 (逆引き)', found.flat().join('; '));
}
