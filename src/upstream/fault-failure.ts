import type { Failure } from '#base';
import type { SoapFault } from '#wire';
import { upstreamFailures } from './failures.ts';

const BY_CODE: Readonly<Record<string, 'busy' | 'cookie-refused' | 'protocol-refused' | 'server-changed'>> = {
  ServerBusy: 'busy',
  InvalidCookie: 'cookie-refused',
  InvalidAuthorizationCookie: 'cookie-refused',
  IncompatibleProtocolVersion: 'protocol-refused',
  ServerChanged: 'server-changed',
};

/** The failure of a fault (MS-WSUSSS 2.2.9.3). Its detail names the operation, the ErrorCode and the fault's own words; its cause is the fault. */
export function faultFailure(fault: SoapFault, operation: string, subject: string): Failure {
  const words = fault.faultMessage.replace(/\s+/g, ' ').trim().slice(0, 300);
  const code = fault.code === '' ? 'without an ErrorCode' : fault.code;
  return upstreamFailures.fail(BY_CODE[fault.code] ?? 'fault', {
    subject,
    detail: `${operation}: ${code}${words === '' ? '' : `: ${words}`}`,
    cause: fault,
  });
}
