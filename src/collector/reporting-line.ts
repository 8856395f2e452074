import type { ReportingLine } from './collected.ts';
import { filled, moment, number, record } from './loose.ts';

const NO_UPDATE = '00000000-0000-0000-0000-000000000000';

/**
 * One line of ReportingEvents.log, tab separated: id, local time with its zone, 1, event with its name, category, update, revision,
 * result in hexadecimal, caller, Success or Failure, task, message (observed; wsus-features 4.4). Undefined for any other line.
 */
export function parseReportingLine(line: string): ReportingLine | undefined {
  const [, time, , event, , update, , result, , , , ...message] = line.split('\t');
  const at = timeOf(time ?? '');
  const eventId = Number.parseInt(event ?? '', 10);
  if (at === undefined || Number.isNaN(eventId)) return undefined;
  const [, updateId] = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(update ?? '') ?? [];
  return {
    at,
    eventId,
    ...(updateId === undefined || updateId === NO_UPDATE ? {} : { updateId: updateId.toLowerCase() }),
    hresult: Number.parseInt(result ?? '', 16) | 0,
    message: message.join(' ').trim().slice(0, 1024),
  };
}

/** `2026-11-28 09:15:01:123+0900`: the milliseconds come after a colon. */
function timeOf(written: string): number | undefined {
  return moment(written.replace(/^(\S+ \d\d:\d\d:\d\d):(\d{3})/, '$1.$2'));
}

/** A line as it stands in the file, or as it was read already. */
export function readReportingLine(loose: unknown): ReportingLine | undefined {
  if (typeof loose === 'string' && loose.includes('\t')) return parseReportingLine(loose);
  const { at: when, eventid, updateid, hresult, message } = record(loose) ?? {};
  const at = moment(when);
  const eventId = number(eventid);
  if (at === undefined || eventId === undefined) return undefined;
  const updateId = filled(updateid, 64)?.toLowerCase();
  return {
    at,
    eventId,
    ...(updateId === undefined ? {} : { updateId }),
    hresult: (number(hresult) ?? 0) | 0,
    message: filled(message, 1024) ?? '',
  };
}
