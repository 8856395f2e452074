export type SoapVersion = '1.1' | '1.2';

export const SOAP_NAMESPACES: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

/** The SOAP version whose envelopes are in that namespace. */
export function soapVersionOf(namespace: string): SoapVersion | undefined {
  if (namespace === SOAP_NAMESPACES['1.1']) return '1.1';
  return namespace === SOAP_NAMESPACES['1.2'] ? '1.2' : undefined;
}
