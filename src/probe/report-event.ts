import { newGuid } from '#base';
import type { Finding } from '#diagnosis';
import {
  type Cookie,
  type ReportingEvent,
  readReportEventBatchResponse,
  writeReportEventBatchRequest,
} from '#wire';
import { call } from './asking.ts';
import { COMPUTER } from './computer.ts';
import { finding, seen } from './finding.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import { readServerLog } from './remedies.ts';
import type { Ways } from './ways.ts';

const { say } = SERVICE_MESSAGES;
const check = 'C-REPORT';
/** Detection ended well, with that many updates; says nothing about any update (protocol-facts 9.3). */
const DETECTED = 147;
const AGENT = 101;

/** Sends one event: that a detection found nothing. */
export async function reportEvent(
  { cookie, computerId }: { readonly cookie: Cookie; readonly computerId: string },
  ways: Ways,
): Promise<Finding> {
  const clientTime = new Date(ways.clock.now()).toISOString();
  const message = writeReportEventBatchRequest({
    cookie,
    clientTime,
    eventBatch: [eventAt(clientTime, computerId)],
  });
  const asked = { service: 'reporting', operation: 'ReportEventBatch', message } as const;
  const { answer, milliseconds } = await call(check, asked, readReportEventBatchResponse, ways);
  const evidence = seen('Milliseconds', '時間 (ミリ秒)', milliseconds);
  if (!answer)
    return finding(check, 'fail', say('report-refused', undefined), { evidence, next: [readServerLog()] });
  return finding(check, 'pass', say('report-taken', undefined), { evidence });
}

function eventAt(time: string, computerId: string): ReportingEvent {
  return {
    targetId: computerId,
    sequenceNumber: 0,
    timeAtTarget: time,
    eventInstanceId: newGuid(),
    namespaceId: 1,
    eventId: DETECTED,
    sourceId: AGENT,
    win32HResult: 0,
    appName: 'todoku check',
    replacementStrings: ['0'],
    miscData: ['AppName=todoku check'],
    computerBrand: COMPUTER.computerManufacturer,
    computerModel: COMPUTER.computerModel,
    biosRevision: COMPUTER.biosVersion,
    processorArchitecture: 'Amd64Compatible',
    osVersion: {
      major: COMPUTER.osMajorVersion,
      minor: COMPUTER.osMinorVersion,
      build: COMPUTER.osBuildNumber,
      revision: 0,
      servicePackMajor: 0,
      servicePackMinor: 0,
    },
    osLocaleId: 1033,
  };
}
