import { Failure } from '#base';
import type { FaultCode } from '#wire';

/** What a caller is told of a failure. */
export interface CallerFault {
  readonly code: FaultCode;
  /**
   * The parameter's path for InvalidParameters (protocol-facts 4.1), the digests for FileDigestsMissing, otherwise empty:
   * details are for the log.
   */
  readonly message: string;
  readonly status: 500 | 413;
  /** InternalServerError that is the caller's mistake, because real servers call it so. */
  readonly isExpected: boolean;
}

/**
 * The one place where failures become fault codes (MS-WUSP 2.2.2.4, MS-WSUSSS 2.2.9.3). A failure that is not named here
 * is our own mistake until somebody decides otherwise.
 */
const CODES: Readonly<Record<string, FaultCode>> = {
  'server/invalid-cookie': 'InvalidCookie',
  'server/config-changed': 'ConfigChanged',
  'server/registration-required': 'RegistrationRequired',
  'server/server-changed': 'ServerChanged',
  'server/cookie-expired': 'CookieExpired',
  'server/invalid-parameters': 'InvalidParameters',
  'server/invalid-authorization-cookie': 'InvalidAuthorizationCookie',
  'server/registration-not-required': 'RegistrationNotRequired',
  'server/server-busy': 'ServerBusy',
  'server/file-locations-changed': 'FileLocationChanged',
  'server/unknown-operation': 'InvalidParameters',
  'server/request-too-large': 'InvalidParameters',
  'server/unsupported-coding': 'InvalidParameters',
  'server/incompatible-protocol-version': 'IncompatibleProtocolVersion',
  'server/file-digests-missing': 'FileDigestsMissing',
  'server/too-many-ids': 'TooManyIds',
  'server/downstream-refused': 'InvalidAuthorizationCookie',
  'server/unknown-revision': 'InternalServerError',
  'server/unknown-parent': 'InternalServerError',
  'wire/not-xml': 'InvalidParameters',
  'wire/not-soap': 'InvalidParameters',
  'wire/no-operation': 'InvalidParameters',
  'wire/bad-value': 'InvalidParameters',
  'changes/bad-client-id': 'InvalidParameters',
  'changes/bad-dns-name': 'InvalidParameters',
  // The computer was removed here while its cookie still lives: a new handshake lets it in again.
  'changes/unknown-computer': 'InvalidCookie',
};

/** Parameters that the failure itself does not name. */
const PARAMETERS: Readonly<Record<string, string>> = {
  'changes/bad-client-id': 'clientId',
  'changes/bad-dns-name': 'dnsName',
  'server/unknown-operation': 'soap:Body',
  'server/request-too-large': 'soap:Envelope',
  'server/unsupported-coding': 'soap:Envelope',
  'wire/not-xml': 'soap:Envelope',
  'wire/not-soap': 'soap:Envelope',
  'wire/no-operation': 'soap:Body',
};

const LONGEST_MESSAGE = 200;

/** What the caller is told, whatever was thrown. */
export function toFault(error: unknown): CallerFault {
  const known = error instanceof Failure ? CODES[error.code] : undefined;
  if (!(error instanceof Failure) || known === undefined) {
    return { code: 'InternalServerError', message: '', status: 500, isExpected: false };
  }
  return {
    code: known,
    message: messageOf(error, known),
    status: error.code === 'server/request-too-large' ? 413 : 500,
    isExpected: true,
  };
}

function messageOf(failure: Failure, code: FaultCode): string {
  if (code === 'InvalidParameters') {
    return (PARAMETERS[failure.code] ?? failure.subject ?? '').slice(0, LONGEST_MESSAGE);
  }
  return code === 'FileDigestsMissing' ? (failure.subject ?? '') : '';
}
