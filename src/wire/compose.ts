import { type EmptyEnd, elementsEndingIn } from './elements.ts';
import { namespaceOf, SERVICES, type ServiceName } from './services.ts';
import { SOAP_NAMESPACES, type SoapVersion } from './soap-version.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** Without content an element is `<name/>`, without a blank: so do native clients and the Client service. */
export const { wrap, leaf, leafIf, list } = elementsEndingIn('/>');

/** An array element, or nothing when it would be empty: so do real servers and native clients (protocol-facts 6.1, 6.3). */
export function listIf(
  name: string,
  item: string,
  values: (Iterable<string | number> & { readonly length: number }) | undefined,
): string {
  return values === undefined || values.length === 0 ? '' : list(name, item, values);
}

/** `<name a:nil="true" xmlns:a="..."/>`, as native clients mark what they have no value for (protocol-facts 3.3). */
export function nil(name: string): string {
  return `<${name} a:nil="true" xmlns:a="${XSI}"/>`;
}

/** The whole SOAP 1.1 envelope of a request, as a native client writes it. */
export function composeRequest(service: ServiceName, operation: string, content: string): string {
  const body = operationElement(operation, namespaceOf(service, operation), content, '/>');
  return `<s:Envelope xmlns:s="${SOAP_NAMESPACES['1.1']}"><s:Body>${body}</s:Body></s:Envelope>`;
}

/** The same as .NET writes it, and so a downstream server (MS-WSUSSS 4): with a declaration, and `<name />` where it is empty. */
export function composeServerRequest(service: ServiceName, operation: string, content: string): string {
  const { head, tail } = FRAMES.asmx(SOAP_NAMESPACES['1.1']);
  return head + operationElement(operation, namespaceOf(service, operation), content, ' />') + tail;
}

/** The whole envelope of an answer, in the style of that service on a real server. */
export function composeResponse(
  service: ServiceName,
  operation: string,
  content: string,
  soap: SoapVersion,
): Buffer {
  const { head, tail } = responseFrame(service, soap);
  const end = SERVICES[service].family === 'asmx' ? ' />' : '/>';
  const body = operationElement(`${operation}Response`, namespaceOf(service, operation), content, end);
  return Buffer.from(head + body + tail);
}

/** What stands before and behind the body's only element in an answer of that service. */
export function responseFrame(service: ServiceName, soap: SoapVersion): { head: string; tail: string } {
  return FRAMES[SERVICES[service].family](SOAP_NAMESPACES[soap]);
}

const FRAMES = {
  wcf: (namespace: string) => ({
    head: `<s:Envelope xmlns:s="${namespace}"><s:Body xmlns:xsi="${XSI}" xmlns:xsd="${XSD}">`,
    tail: '</s:Body></s:Envelope>',
  }),
  asmx: (namespace: string) => ({
    head: `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${namespace}" xmlns:xsi="${XSI}" xmlns:xsd="${XSD}"><soap:Body>`,
    tail: '</soap:Body></soap:Envelope>',
  }),
} as const;

function operationElement(name: string, namespace: string, content: string, end: EmptyEnd): string {
  const open = `<${name} xmlns="${namespace}"`;
  return content === '' ? open + end : `${open}>${content}</${name}>`;
}
