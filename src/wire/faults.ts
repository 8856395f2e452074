import { childOf, escapeText, textOf, type XmlElement } from '#xml';
import { SERVICES, type ServiceName } from './services.ts';
import { SOAP_NAMESPACES, type SoapVersion } from './soap-version.ts';

/** The codes that clients know, in the order of MS-WUSP 2.2.2.4. Reactions: protocol-facts 4.2. */
export const WUSP_FAULT_CODES = [
  'InvalidCookie',
  'ConfigChanged',
  'RegistrationRequired',
  'ServerChanged',
  'InternalServerError',
  'CookieExpired',
  'InvalidParameters',
  'InvalidAuthorizationCookie',
  'RegistrationNotRequired',
  'ServerBusy',
  'FileLocationChanged',
] as const;
export type WuspFaultCode = (typeof WUSP_FAULT_CODES)[number];

/** The codes that downstream servers know, in the order of MS-WSUSSS 2.2.9.3; the last is of 3.1.4.8. Reactions: protocol-facts 4.3. */
export const WSUSSS_FAULT_CODES = [
  'InvalidParameters',
  'InvalidCookie',
  'InternalServerError',
  'IncompatibleProtocolVersion',
  'InvalidAuthorizationCookie',
  'FileDigestsMissing',
  'ServerChanged',
  'ServerBusy',
  'TooManyIds',
] as const;
export type WsusssFaultCode = (typeof WSUSSS_FAULT_CODES)[number];

export type FaultCode = WuspFaultCode | WsusssFaultCode;

export interface FaultDetails {
  readonly service: ServiceName;
  readonly soap: SoapVersion;
  readonly code: FaultCode;
  /**
   * For InvalidParameters the path of the parameter (`parameters.X`, `filter`), for FileDigestsMissing the digests, joined
   * by `|` (MS-WSUSSS 3.1.4.11); may be empty.
   */
  readonly message: string;
  /** A GUID made for this one fault, to be found again in the log. */
  readonly id: string;
  /** The operation's SOAPAction; quotes are added where they are missing. */
  readonly method: string;
  /** The service's own URL. Only the ASMX services name it. */
  readonly actor?: string;
}

/** Whose mistake the fault code says it is: the caller's, unless the server itself is in trouble (protocol-facts 4.1). */
const SERVER_FAULTS: ReadonlySet<FaultCode> = new Set(['InternalServerError', 'ServerBusy']);

/**
 * The whole envelope of a fault, in the style of that service on a real server (MS-WUSP 2.2.2.4, MS-WSUSSS 2.2.9,
 * protocol-facts 4.1).
 */
export function writeFault(fault: FaultDetails): Buffer {
  const family = SERVICES[fault.service].family;
  const prefix = family === 'wcf' ? 's' : 'soap';
  const body = fault.soap === '1.1' ? fault11(fault, prefix) : fault12(fault, prefix);
  const namespace = SOAP_NAMESPACES[fault.soap];
  // Unlike its other answers, the Client service's faults declare neither xsi nor xsd.
  const declarations =
    family === 'wcf'
      ? ''
      : ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
  const envelope = `<${prefix}:Envelope xmlns:${prefix}="${namespace}"${declarations}><${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`;
  return Buffer.from(family === 'wcf' ? envelope : `<?xml version="1.0" encoding="utf-8"?>${envelope}`);
}

function fault11(fault: FaultDetails, prefix: string): string {
  const side = SERVER_FAULTS.has(fault.code) ? 'Server' : 'Client';
  const actor = fault.actor === undefined ? '' : `<faultactor>${escapeText(fault.actor)}</faultactor>`;
  return `<${prefix}:Fault><faultcode>${prefix}:${side}</faultcode><faultstring>${wordsOf(fault)}</faultstring>${actor}<detail>${detail(fault)}</detail></${prefix}:Fault>`;
}

/** MS-WUSP shows no SOAP 1.2 fault; MS-WSUSSS 2.2.9.2 puts the same elements into a `Detail` without namespace. */
function fault12(fault: FaultDetails, prefix: string): string {
  const side = SERVER_FAULTS.has(fault.code) ? 'Receiver' : 'Sender';
  const node = fault.actor === undefined ? '' : `<${prefix}:Node>${escapeText(fault.actor)}</${prefix}:Node>`;
  return (
    `<${prefix}:Fault><${prefix}:Code><${prefix}:Value>${prefix}:${side}</${prefix}:Value></${prefix}:Code>` +
    `<${prefix}:Reason><${prefix}:Text xml:lang="en">${wordsOf(fault)}</${prefix}:Text></${prefix}:Reason>${node}` +
    `<Detail>${detail(fault)}</Detail></${prefix}:Fault>`
  );
}

/** Codes whose words were observed on a real upstream server (protocol-facts 4.3). */
const OBSERVED: ReadonlySet<FaultCode> = new Set([
  'InvalidParameters',
  'InvalidCookie',
  'InternalServerError',
]);

/**
 * What a person reads. Microsoft's sample of a downstream server reads nothing else, and looks for the code in it
 * (peers-and-anchors 1.4).
 */
function wordsOf({ service, code }: FaultDetails): string {
  const isForServers = service === 'server-sync' || service === 'dss-auth';
  return isForServers && !OBSERVED.has(code) ? `Fault occurred: ${code}` : 'Fault occurred';
}

function detail({ code, message, id, method }: FaultDetails): string {
  const quoted = `"${method.replaceAll('"', '')}"`;
  return `<ErrorCode>${code}</ErrorCode><Message>${escapeText(message)}</Message><ID>${escapeText(id)}</ID><Method>${escapeText(quoted)}</Method>`;
}

/** What a client throws when a server answered with a fault. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  /** The ErrorCode; one of WUSP_FAULT_CODES or WSUSSS_FAULT_CODES from a server that keeps to its protocol, '' when the fault names none. */
  readonly code: string;
  readonly faultMessage: string;
  readonly id: string;
  /** The SOAPAction it names, without quotes. */
  readonly method: string;

  constructor(code: string, faultMessage: string, id = '', method = '') {
    super(`the server answered ${code || 'with a fault'}${faultMessage === '' ? '' : `: ${faultMessage}`}`);
    this.code = code;
    this.faultMessage = faultMessage;
    this.id = id;
    this.method = method;
  }
}

/** Reads a Fault element of SOAP 1.1 or 1.2. Without an ErrorCode the message is the server's own words. */
export function faultIn(fault: XmlElement): SoapFault {
  // SOAP 1.1 says `detail`, SOAP 1.2 `Detail`; MS-WSUSSS 2.2.9.2 puts another `Detail` behind that one.
  const details = fault.children.findLast((child) => child.local.toLowerCase() === 'detail');
  const words =
    textOf(fault, 'faultstring') ?? textOf(childOf(fault, 'Reason'), 'Text') ?? 'no reason is given';
  const code = textOf(details, 'ErrorCode')?.trim() ?? '';
  return new SoapFault(
    code,
    textOf(details, 'Message') ?? (code === '' ? words : ''),
    textOf(details, 'ID')?.trim() ?? '',
    textOf(details, 'Method')?.trim().replaceAll('"', '') ?? '',
  );
}
