import type { PeerCertificate } from 'node:tls';
import type { Clock, Failure } from '#base';
import { outgoingFailures } from './failures.ts';
import { bareFingerprint } from './trust.ts';

/** What a server showed, and what the TLS library says of it. */
export interface SeenCertificate {
  readonly certificate: PeerCertificate;
  /** The library's code: `DEPTH_ZERO_SELF_SIGNED_CERT`, `ERR_TLS_CERT_ALTNAME_INVALID`, …; undefined: nothing is wrong. */
  readonly objection: string | undefined;
}

/**
 * Says why a certificate is not accepted; undefined when it is. With a pin only the fingerprint counts: whoever pinned
 * it compared it, so that neither its signer nor its name nor its dates can add to that.
 */
export function judgeCertificate(
  seen: SeenCertificate,
  pin: string | undefined,
  subject: string,
  clock: Clock,
): Failure | undefined {
  const { certificate, objection } = seen;
  if (pin !== undefined) {
    if (bareFingerprint(certificate.fingerprint256 ?? '') === pin) return undefined;
    return outgoingFailures.fail('certificate-pin', { subject, detail: describeCertificate(certificate) });
  }
  if (objection === undefined) return undefined;
  if (objection === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return outgoingFailures.fail('certificate-name', { subject, detail: describeCertificate(certificate) });
  if (objection === 'CERT_HAS_EXPIRED' || objection === 'CERT_NOT_YET_VALID')
    return outgoingFailures.fail('certificate-expired', {
      subject,
      detail: `${describeCertificate(certificate)}; this machine's clock says ${new Date(clock.now()).toISOString()}`,
    });
  return outgoingFailures.fail('certificate-untrusted', {
    subject,
    detail: `${OBJECTIONS[objection] ?? objection}: ${describeCertificate(certificate)}`,
  });
}

const OBJECTIONS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its authority is unknown here, or the server does not send the whole chain',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its authority is unknown here, or the server does not send the whole chain',
  CERT_REVOKED: 'it was revoked',
};

/** Names, signer, dates and fingerprint in one line. */
export function describeCertificate(certificate: PeerCertificate): string {
  const names = (certificate.subjectaltname ?? '').split(', ').filter((name) => name !== '');
  const shown = names.slice(0, 6).map((name) => name.replace(/^(DNS|IP Address):/, ''));
  if (names.length > shown.length) shown.push('…');
  return [
    `for ${shown.length > 0 ? shown.join(', ') : (nameOf(certificate.subject) ?? 'no name')}`,
    `issued by ${nameOf(certificate.issuer) ?? 'nobody'}`,
    `valid from ${dayOf(certificate.valid_from)} to ${dayOf(certificate.valid_to)}`,
    `SHA-256 ${certificate.fingerprint256 ?? 'unknown'}`,
  ].join(', ');
}

function nameOf(names: PeerCertificate['subject'] | undefined): string | undefined {
  const name = names?.CN ?? names?.O;
  return Array.isArray(name) ? name[0] : name;
}

function dayOf(text: string | undefined): string {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? String(text) : new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
