import { Failure } from '#base';
import type { WuspFaultCode } from '#wire';

/** What a client is told of a failure. */
export interface ClientFault {
  readonly code: WuspFaultCode;
  /** The parameter's path for InvalidParameters (protocol-facts 4.1), otherwise empty: details are for the log. */
  readonly message: string;
  readonly status: 500 | 413;
}

/**
 * The one place where failures become fault codes (MS-WUSP 2.2.2.4). A failure that is not named here is our
 * own mistake until somebody decides otherwise.
 */
const CODES: Readonly<Record<string, WuspFaultCode>> = {
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

export function toClientFault(error: unknown): ClientFault {
  const known = error instanceof Failure ? CODES[error.code] : undefined;
  if (!(error instanceof Failure) || known === undefined) {
    return { code: 'InternalServerError', message: '', status: 500 };
  }
  const message = known === 'InvalidParameters' ? (PARAMETERS[error.code] ?? error.subject ?? '') : '';
  return {
    code: known,
    message: message.slice(0, LONGEST_MESSAGE),
    status: error.code === 'server/request-too-large' ? 413 : 500,
  };
}
