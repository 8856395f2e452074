import { newGuid, parseGuid, ZERO_GUID } from '#base';
import type { ClientEvent } from '#store';
import { type ComputerId, type RevisionNumber, toUpdateId } from '#update';
import { parseXsDateTime, type ReportingEvent } from '#wire';

const LONGEST_ID = 64;

/** Reported events as we keep them (MS-WUSP 2.2.2.3.1). `at` is when they arrived; it also stands in for a time that cannot be read. */
export function clientEvents(
  events: readonly ReportingEvent[],
  computerId: ComputerId,
  at: number,
): readonly ClientEvent[] {
  return events.map((event) => clientEvent(event, computerId, at));
}

function clientEvent(event: ReportingEvent, computerId: ComputerId, at: number): ClientEvent {
  const updateId = event.update === undefined ? undefined : toUpdateId(event.update.updateId);
  const isAboutUpdate = updateId !== undefined && updateId !== ZERO_GUID;
  return {
    instanceId: instanceId(event.eventInstanceId),
    computerId,
    eventId: event.eventId,
    namespaceId: event.namespaceId,
    sourceId: event.sourceId,
    timeAtTarget: parseXsDateTime(event.timeAtTarget) ?? at,
    receivedAt: at,
    ...(isAboutUpdate
      ? { updateId, revisionNumber: (event.update?.revisionNumber ?? 0) as RevisionNumber }
      : {}),
    hresult: event.win32HResult,
    ...(event.appName === undefined ? {} : { appName: event.appName }),
    replacementStrings: event.replacementStrings,
    miscData: event.miscData,
  };
}

/** What makes an event one: its GUID. A sender without one gets one, so that its events are kept, if perhaps twice. */
function instanceId(text: string): string {
  const id = parseGuid(text) ?? text.trim().slice(0, LONGEST_ID);
  return id === '' || id === ZERO_GUID ? newGuid() : id;
}
