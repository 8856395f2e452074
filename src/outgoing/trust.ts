import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { digestOf } from '#base';
import { outgoingFailures } from './failures.ts';
import type { CertificateTrust, NetworkSettings } from './types.ts';

/** What a certificate has to show. */
export interface Trust {
  readonly context: SecureContext;
  /** Upper-case hex without colons. */
  readonly pin?: string;
}

/**
 * The trust for an exchange: the authorities given for it alone, else those of Node, of the operating system and of the settings.
 * TLS 1.2 or newer. Throws outgoing/certificate-untrusted when an authority given is no certificate.
 */
export function trustFor(settings: NetworkSettings, asked: CertificateTrust | undefined): Trust {
  const authorities = asked?.authorities ?? knownAuthorities(settings);
  const pin = asked?.pinnedCertificate;
  try {
    const context = createSecureContext({ ca: [...new Set(authorities)], minVersion: 'TLSv1.2' });
    return { context, ...(pin === undefined ? {} : { pin: bareFingerprint(pin) }) };
  } catch (error) {
    throw outgoingFailures.fail('certificate-untrusted', {
      subject: 'the trusted authorities',
      detail: 'one of those given is no certificate in PEM form',
      cause: error,
    });
  }
}

/** PEM of the authority with that SHA-256 among those of the settings, of Node and of the operating system. */
export function findAuthority(settings: NetworkSettings, fingerprint: string): string | undefined {
  const wanted = bareFingerprint(fingerprint);
  return knownAuthorities(settings)
    .flatMap((text) => text.match(ONE_CERTIFICATE) ?? [])
    .find((pem) => digestOf(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'), 'SHA256') === wanted);
}

/** The settings' first: an operator's file may hold several. */
function knownAuthorities(settings: NetworkSettings): string[] {
  return [
    ...(settings.certificateAuthorities ?? []),
    ...getCACertificates('default'),
    ...getCACertificates('system'),
  ];
}

const ONE_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A fingerprint as it is compared: upper-case hex without colons or blanks. */
export function bareFingerprint(text: string): string {
  return text.replace(/[^0-9a-f]/gi, '').toUpperCase();
}
