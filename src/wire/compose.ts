import { escapeText } from '#xml';
import { SERVICES, type ServiceName } from './services.ts';
import { SOAP_NAMESPACES, type SoapVersion } from './soap-version.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** An element around finished XML. Without content it is `<name/>`, without a blank: so do native clients and the Client service. */
export function wrap(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** An element that holds one value. */
export function leaf(name: string, value: string | number | bigint | boolean): string {
  return wrap(name, typeof value === 'string' ? escapeText(value) : String(value));
}

/** The same, or nothing when there is no value. */
export function leafIf(name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : leaf(name, value);
}

/** An array element, also when it is empty. */
export function list(name: string, item: string, values: Iterable<string | number>): string {
  let items = '';
  for (const value of values) items += leaf(item, value);
  return wrap(name, items);
}

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
  const body = operationElement(operation, SERVICES[service].namespace, content);
  return `<s:Envelope xmlns:s="${SOAP_NAMESPACES['1.1']}"><s:Body>${body}</s:Body></s:Envelope>`;
}

/** The whole envelope of an answer, in the style of that service on a real server. */
export function composeResponse(
  service: ServiceName,
  operation: string,
  content: string,
  soap: SoapVersion,
): Buffer {
  const { head, tail } = responseFrame(service, soap);
  const body = operationElement(`${operation}Response`, SERVICES[service].namespace, content);
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

function operationElement(name: string, namespace: string, content: string): string {
  const open = `<${name} xmlns="${namespace}"`;
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}
