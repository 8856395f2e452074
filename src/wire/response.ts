import { childOf, readElement, type XmlElement, type XmlReader } from '#xml';
import { wireFailures } from './failures.ts';
import { faultIn, type SoapFault } from './faults.ts';
import type { Payload } from './payload.ts';
import { readResponseEnvelope, streamResponseEnvelope } from './soap.ts';

/** The element `<operation>Response` of an answer. Throws SoapFault when it is a fault, wire/no-result when it answers something else. */
export function readResponse(body: Uint8Array, operation: string): Payload {
  const envelope = readResponseEnvelope(body);
  if (envelope.operation === 'Fault') throw faultIn(envelope.payload.element);
  expectAnswer(envelope.operation, operation);
  return envelope.payload;
}

/**
 * The same for answers that are too large for a tree: what `read` makes of the element `<operation>Response`. It is
 * called at that element's open event and must leave the reader behind its close event.
 */
export function streamResponse<T>(body: Uint8Array, operation: string, read: (reader: XmlReader) => T): T {
  return streamResponseEnvelope(body, (reader) => {
    if (reader.local === 'Fault') throw faultIn(readElement(reader));
    expectAnswer(reader.local, operation);
    return read(reader);
  });
}

/** The fault that an answer is; undefined when it is none. Throws wire/not-xml and the like when it is no message at all. */
export function readFault(body: Uint8Array): SoapFault | undefined {
  return streamResponseEnvelope(body, (reader) => {
    if (reader.local === 'Fault') return faultIn(readElement(reader));
    reader.skip();
    return undefined;
  });
}

function expectAnswer(local: string, operation: string): void {
  if (local === `${operation}Response`) return;
  throw wireFailures.fail('no-result', { subject: operation, detail: `it is <${local}>` });
}

/** The element `<operation>Result` of such an answer. Throws wire/no-result when it is missing. */
export function resultOf(payload: Payload, operation: string): XmlElement {
  const result = childOf(payload.element, `${operation}Result`);
  if (result === undefined) throw wireFailures.fail('no-result', { subject: operation });
  return result;
}
