import type { Collected } from '#collector';
import { textIn } from './registry.ts';

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const MDM = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update';

/** The update server that a machine's policy names. */
export interface Target {
  /** As it is written, without blanks around it. */
  readonly written: string;
  readonly scheme: 'http' | 'https';
  /** Lower case. */
  readonly host: string;
  readonly port: number;
}

/** Where the collected policy sends the machine; undefined where it names nothing that can be read. */
export function targetOf(collected: Collected | undefined): Target | undefined {
  if (collected === undefined) return undefined;
  const written = textIn(collected, POLICY, 'WUServer') ?? textIn(collected, MDM, 'UpdateServiceUrl');
  if (written === undefined) return undefined;
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `http://${written}`);
  if (url === null || url.hostname === '') return undefined;
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);
  return { written, scheme, host: url.hostname.toLowerCase(), port };
}

/** An address instead of a name: there is nothing to resolve. */
export function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');
}
