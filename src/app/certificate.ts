import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Log } from '#base';
import type { Sleep } from '#jobs';
import type { Certificate } from '#server';
import { appEvents } from './events.ts';
import { appFailures } from './failures.ts';

/** Paths of PEM files; both may be the same one. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** How often files are looked at for a renewed certificate, milliseconds. */
const LOOK_EVERY = 60_000;

export interface ReadCertificate extends Certificate {
  /** Who it is for, and until when, milliseconds since 1970. */
  readonly name: string;
  readonly expiresAt: number;
  /** It was made out to that host. */
  readonly isFor: (host: string) => boolean;
}

/** Reads a certificate and its key. Fails with `app/certificate`, also when they do not belong together. */
export async function readCertificate({ certificate, key }: CertificateFiles): Promise<ReadCertificate> {
  try {
    const pems = { cert: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
    const leaf = new X509Certificate(pems.cert);
    if (!leaf.checkPrivateKey(createPrivateKey(pems.key)))
      throw new Error(`the key in ${key} is that of another certificate`);
    return {
      ...pems,
      name: leaf.subject.replaceAll('\n', ', '),
      expiresAt: Date.parse(leaf.validTo),
      isFor: (host) => leaf.checkHost(host) !== undefined,
    };
  } catch (cause) {
    const { message } = cause as Error;
    throw appFailures.fail('certificate', { subject: certificate, detail: message, cause });
  }
}

/**
 * Looks now and then whether the files hold another certificate, and hands it on. What cannot be used is logged, and the one before goes
 * on: a renewal that writes one file after the other is complete a moment later.
 */
export function watchCertificate(
  files: CertificateFiles,
  { first, log, sleep, use }: WatchOptions,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let current = first;
  let told = '';
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(LOOK_EVERY, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        const next = await readCertificate(files);
        told = '';
        if (next.cert === current.cert && next.key === current.key) continue;
        use(next);
        current = next;
        const until = new Date(next.expiresAt).toISOString();
        appEvents.certificateRenewed(log, { path: files.certificate, until });
      } catch (error) {
        if (String(error) !== told) appEvents.certificateNotRenewed(log, error);
        told = String(error);
      }
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

export interface WatchOptions {
  /** The one that is in use. */
  readonly first: ReadCertificate;
  readonly log: Log;
  readonly sleep: Sleep;
  readonly use: (certificate: ReadCertificate) => void;
}
