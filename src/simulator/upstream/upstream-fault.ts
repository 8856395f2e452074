import { newGuid } from '#base';
import { escapeText } from '#xml';

/** What an operation ends with instead of an answer. The code is whatever the test wants, or '' for none at all. */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';
  readonly code: string;

  constructor(code: string, message = '') {
    super(message);
    this.code = code;
  }
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** The envelope of a SOAP 1.1 fault as the ASMX services of a real server write it (protocol-facts 4.1). */
export function faultEnvelope({ code, message }: UpstreamFault, action: string, actor: string): Buffer {
  const side = code === 'InternalServerError' || code === 'ServerBusy' ? 'Server' : 'Client';
  const detail =
    code === ''
      ? '<detail />'
      : `<detail><ErrorCode>${escapeText(code)}</ErrorCode><Message>${escapeText(message)}</Message>` +
        `<ID>${newGuid()}</ID><Method>"${escapeText(action)}"</Method></detail>`;
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ` +
      `xmlns:xsi="${XSI}" xmlns:xsd="${XSD}"><soap:Body><soap:Fault><faultcode>soap:${side}</faultcode>` +
      `<faultstring>Fault occurred</faultstring><faultactor>${escapeText(actor)}</faultactor>${detail}</soap:Fault>` +
      `</soap:Body></soap:Envelope>`,
  );
}
