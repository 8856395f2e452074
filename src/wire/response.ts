import { childOf, type XmlElement } from '#xml';
import { wireFailures } from './failures.ts';
import { faultIn } from './faults.ts';
import type { Payload } from './payload.ts';
import { readResponseEnvelope } from './soap.ts';

/** The element `<operation>Response` of an answer. Throws SoapFault when it is a fault, wire/no-result when it answers something else. */
export function readResponse(body: Uint8Array, operation: string): Payload {
  const envelope = readResponseEnvelope(body);
  if (envelope.operation === 'Fault') throw faultIn(envelope.payload.element);
  if (envelope.operation !== `${operation}Response`) {
    throw wireFailures.fail('no-result', { subject: operation, detail: `it is <${envelope.operation}>` });
  }
  return envelope.payload;
}

/** The element `<operation>Result` of such an answer. Throws wire/no-result when it is missing. */
export function resultOf(payload: Payload, operation: string): XmlElement {
  const result = childOf(payload.element, `${operation}Result`);
  if (result === undefined) throw wireFailures.fail('no-result', { subject: operation });
  return result;
}
