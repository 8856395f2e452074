import { X509Certificate } from 'node:crypto';
import { Failure } from '#base';
import type { CertificateTrust, Outgoing } from '#outgoing';
import { upstreamFailures } from './failures.ts';

/** Microsoft Update as an upstream (protocol-facts 12.8). */
export const MICROSOFT_UPDATE = 'https://sws.update.microsoft.com';

/**
 * SHA-256 of "Microsoft Root Certificate Authority 2011", valid until 2036-03-22: the one authority that may vouch for Microsoft Update.
 * Published by Microsoft with the certificate itself and repeated by many who pin it.
 */
export const MICROSOFT_ROOT_2011 = '847DF6A78497943F27FC72EB93F9A637320A02B561D0A91B09E87A7807ED7C61';

/** Where Microsoft publishes that certificate. Over plain HTTP: nothing is believed of it but its fingerprint. */
const ROOT_ADDRESS = 'http://www.microsoft.com/pki/certs/MicRooCerAut2011_2011_03_22.crt';
/** It has 1,521 bytes. */
const LARGEST_CERTIFICATE = 64 * 1024;

/** Fetched once for each way to the network. */
const fetched = new WeakMap<Outgoing, Promise<string>>();

export interface MicrosoftRootSource {
  readonly signal: AbortSignal;
  readonly address?: string;
  readonly fingerprint?: string;
}

/**
 * The trust for Microsoft Update: its root alone. It comes from the network settings or the system (Windows has it), else from
 * Microsoft's own address, and counts only with the right fingerprint. Rejects with upstream/microsoft-root.
 */
export async function microsoftTrust(
  outgoing: Outgoing,
  { signal, address = ROOT_ADDRESS, fingerprint = MICROSOFT_ROOT_2011 }: MicrosoftRootSource,
): Promise<CertificateTrust> {
  const known = outgoing.authority(fingerprint);
  if (known !== undefined) return { authorities: [known] };
  let root = fetched.get(outgoing);
  if (root === undefined) {
    root = fetchRoot(outgoing, address, fingerprint, signal);
    fetched.set(outgoing, root);
    root.catch(() => fetched.delete(outgoing));
  }
  return { authorities: [await root] };
}

async function fetchRoot(
  outgoing: Outgoing,
  address: string,
  fingerprint: string,
  signal: AbortSignal,
): Promise<string> {
  const fail = (detail: string, cause?: unknown): Failure =>
    upstreamFailures.fail('microsoft-root', { subject: address, detail, cause });
  try {
    const answer = await outgoing.fetch(
      { method: 'GET', url: address, rules: { privateAddresses: 'same-host', redirects: 3 }, signal },
      LARGEST_CERTIFICATE,
    );
    if (answer.status !== 200) throw fail(`it answered ${answer.status}`);
    const certificate = new X509Certificate(answer.body);
    const found = certificate.fingerprint256.replaceAll(':', '');
    if (found !== fingerprint) throw fail(`its SHA-256 is ${found}, not ${fingerprint}`);
    return certificate.toString();
  } catch (cause) {
    if (signal.aborted || (cause instanceof Failure && cause.code === 'upstream/microsoft-root')) throw cause;
    throw fail(cause instanceof Failure ? cause.message : 'it is no certificate', cause);
  }
}
