import type { IncomingMessage, ServerResponse } from 'node:http';
import { newGuid } from '#base';
import { type Envelope, operationIn, SERVICES, type ServiceName, type SoapVersion, writeFault } from '#wire';
import { type CodedAnswer, codeAnswer } from './answer-coding.ts';
import { type HeldBody, readBody } from './body.ts';
import type { CallNotes, Reply } from './client/services.ts';
import type { ServerEvents } from './events.ts';
import { serverFailures } from './failures.ts';
import { toFault } from './faults.ts';
import { addressOf, hostOf, schemeOf } from './host.ts';
import type { Lanes } from './lanes.ts';
import type { Traffic } from './metrics/traffic.ts';
import { type AllServices, OPERATIONS } from './operations.ts';
import type { ExchangeRecorder } from './recorder.ts';

export interface SoapFaceParts {
  readonly services: AllServices;
  readonly lanes: Lanes;
  readonly recorder: ExchangeRecorder;
  readonly traffic: Traffic;
  readonly events: ServerEvents;
}

/** What becomes known of a call on its way, for its answer and for the recorder. */
interface Trace {
  readonly service: ServiceName;
  readonly address: string;
  soap: SoapVersion;
  operation: string;
  at: number;
  /** The same on the clock that knows parts of milliseconds. */
  begun: number;
  requestBytes: number;
  readonly notes: CallNotes;
}

const CONTENT_TYPES: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
};
/** As the two families of services on a real server answer (protocol-facts 2.3). */
const CACHE_CONTROL = { wcf: 'private', asmx: 'private, max-age=0' } as const;

/**
 * Answers a POST to one of the SOAP services: reads the body within bounds, finds the operation by the body's
 * element (not by SOAPAction: protocol-facts 3.2), and turns whatever is thrown into a fault.
 */
export function createSoapFace(
  parts: SoapFaceParts,
): (service: ServiceName, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { services, lanes } = parts;
  const { clock } = services.client.context;
  return async (service, request, response) => {
    const trace: Trace = {
      service,
      address: addressOf(request),
      soap: '1.1',
      operation: '',
      at: clock.now(),
      begun: performance.now(),
      requestBytes: 0,
      notes: { counts: {} },
    };
    let body: HeldBody | undefined;
    let entered = false;
    const lane = lanes.of(service, request);
    const { admission } = lane;
    try {
      if (admission.full) throw serverFailures.fail('server-busy', { detail: 'not even read' });
      body = await readBody(request, lane.maxBytes, admission);
      trace.at = clock.now();
      trace.begun = performance.now();
      trace.requestBytes = body.bytes.length;
      const turn = admission.enter();
      if (turn !== undefined) await turn;
      entered = true;
      if (lane.way !== undefined) await lane.way.next();
      const reply = perform(services, trace, lane.read(body.bytes), body.bytes, request);
      const done = reply instanceof Promise ? await reply : reply;
      if (lane.way !== undefined) await lane.way.next();
      const coded = codeAnswer(services, lane, request, done);
      answer(parts, trace, response, coded instanceof Promise ? await coded : coded);
    } catch (error) {
      refuse(parts, trace, request, response, error);
    } finally {
      body?.release();
      if (entered) admission.leave();
    }
  };
}

function perform(
  services: AllServices,
  trace: Trace,
  { soap, operation, namespace, payload }: Envelope,
  body: Uint8Array,
  request: IncomingMessage,
): Reply | Promise<Reply> {
  trace.soap = soap;
  trace.operation = operation.slice(0, 80);
  const perform = OPERATIONS[trace.service].get(operation);
  if (perform === undefined || namespace !== operationIn(trace.service, operation)?.namespace) {
    throw serverFailures.fail('unknown-operation', { subject: `${namespace} ${operation}`.slice(0, 200) });
  }
  const { contentBaseUrl } = services.client.context.settings;
  const { name } = hostOf(request);
  return perform(services, {
    soap,
    payload,
    body,
    at: trace.at,
    address: trace.address,
    hostName: name,
    contentBase: contentBaseUrl ?? `${schemeOf(request)}://${name}:${request.socket.localPort}`,
    notes: trace.notes,
  });
}

function answer(
  parts: SoapFaceParts,
  trace: Trace,
  response: ServerResponse,
  { body, coding }: CodedAnswer,
): void {
  const headers = [
    'Cache-Control',
    CACHE_CONTROL[SERVICES[trace.service].family],
    'Content-Type',
    CONTENT_TYPES[trace.soap],
    'Vary',
    'Accept-Encoding',
    'Content-Length',
    String(body.length),
  ];
  if (coding !== undefined) headers.push('Content-Encoding', coding);
  response.writeHead(200, headers);
  response.end(body);
  record(parts, trace, { outcome: 'ok', message: '', faultId: '', responseBytes: body.length });
}

function refuse(
  parts: SoapFaceParts,
  trace: Trace,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  const { events } = parts;
  if (serverFailures.is(error, 'request-aborted')) {
    events.aborted(trace.address, error);
    return;
  }
  const { code, message, status, isExpected } = toFault(error);
  const { family, path } = SERVICES[trace.service];
  const id = newGuid();
  // Faults go out plain, also to clients that offered Xpress: every client reads that, and so does a person.
  const body = writeFault({
    service: trace.service,
    soap: trace.soap,
    code,
    message,
    id,
    method: methodOf(trace),
    ...(family === 'asmx' ? { actor: `http://127.0.0.1:${request.socket.localPort}${path}` } : {}),
  });
  if (!response.headersSent) {
    response.writeHead(status, {
      'Cache-Control': 'private',
      'Content-Type': CONTENT_TYPES[trace.soap],
      'Content-Length': body.length,
      // What is left of a body that was not read to its end must not be taken for the next request.
      ...(request.complete ? {} : { Connection: 'close' }),
    });
  }
  response.end(body);
  const event = {
    operation: trace.operation,
    code,
    message,
    id,
    computer: trace.notes.computerId ?? '',
    address: trace.address,
  };
  if (code === 'InternalServerError' && !isExpected) events.internalError(event, error);
  else if (code === 'ServerBusy') events.busy(event, error);
  else events.fault(event, error);
  record(parts, trace, { outcome: code, message, faultId: id, responseBytes: body.length });
}

function record(
  { recorder, services, traffic }: SoapFaceParts,
  trace: Trace,
  result: { outcome: string; message: string; faultId: string; responseBytes: number },
): void {
  const { service, at, begun, operation, address, requestBytes, notes } = trace;
  traffic.request(service, operation, result.outcome, (performance.now() - begun) / 1000);
  const took = services.client.context.clock.now() - at;
  recorder.record(notes.computerId, {
    at,
    operation,
    address,
    took,
    requestBytes,
    ...result,
    counts: notes.counts,
  });
}

/** The SOAPAction that was meant, whatever the header said; '' where it never became known. */
function methodOf({ service, operation }: Trace): string {
  if (operation === '') return '';
  return operationIn(service, operation)?.soapAction ?? `${SERVICES[service].namespace}/${operation}`;
}
