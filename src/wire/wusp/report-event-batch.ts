import { composeRequest, composeResponse, leaf, leafIf } from '../compose.ts';
import { given, readBoolean, readComputerId, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readEvents, writeEvents } from './reporting-event.ts';
import type { ReportEventBatch2Request, ReportEventBatchRequest, ReportingEvent } from './types.ts';

/** The events alone, of a report in either form; undefined when it has none. */
export function readReportedEvents({ element }: Payload): ReportingEvent[] | undefined {
  return readEvents(element);
}

/** MS-WUSP 2.2.2.3.1. */
export function readReportEventBatchRequest({ element }: Payload): ReportEventBatchRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    clientTime: readToken(element, 'clientTime'),
    eventBatch: readEvents(element),
  });
}

export function writeReportEventBatchRequest(request: ReportEventBatchRequest): string {
  return composeRequest(
    'reporting',
    'ReportEventBatch',
    writeCookie('cookie', request.cookie) +
      leafIf('clientTime', request.clientTime) +
      writeEvents(request.eventBatch),
  );
}

/** True: the events were received. */
export function writeReportEventBatchResponse(received: boolean, soap: SoapVersion): Buffer {
  const result = leaf('ReportEventBatchResult', received);
  return composeResponse('reporting', 'ReportEventBatch', result, soap);
}

export function readReportEventBatchResponse(body: Uint8Array): boolean {
  return readBoolean(readResponse(body, 'ReportEventBatch').element, 'ReportEventBatchResult') ?? false;
}

/** The form that names a computer instead of carrying a cookie (MS-WUSP 6.3). */
export function readReportEventBatch2Request({ element }: Payload): ReportEventBatch2Request {
  return given({
    computerId: readComputerId(element, 'computerId'),
    clientTime: readToken(element, 'clientTime'),
    eventBatch: readEvents(element),
  });
}

export function writeReportEventBatch2Request(request: ReportEventBatch2Request): string {
  return composeRequest(
    'reporting',
    'ReportEventBatch2',
    leafIf('computerId', request.computerId) +
      leafIf('clientTime', request.clientTime) +
      writeEvents(request.eventBatch),
  );
}

/** True: the events were received. */
export function writeReportEventBatch2Response(received: boolean, soap: SoapVersion): Buffer {
  const result = leaf('ReportEventBatch2Result', received);
  return composeResponse('reporting', 'ReportEventBatch2', result, soap);
}

export function readReportEventBatch2Response(body: Uint8Array): boolean {
  return readBoolean(readResponse(body, 'ReportEventBatch2').element, 'ReportEventBatch2Result') ?? false;
}
