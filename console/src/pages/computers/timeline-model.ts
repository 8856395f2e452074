import type { EventRow, ExchangeRow } from '#server/admin';

/** What a machine and its server do with each other, in the order in which it happens. */
export const STEPS = [
  'contact',
  'authentication',
  'scan',
  'report',
  'download',
  'install',
  'restart',
] as const;
export type Step = (typeof STEPS)[number] | 'other';

const OF_OPERATION: Readonly<Record<string, Step>> = {
  GetConfig: 'contact',
  GetAuthorizationCookie: 'authentication',
  GetCookie: 'authentication',
  RegisterComputer: 'authentication',
  StartCategoryScan: 'scan',
  SyncUpdates: 'scan',
  SyncPrinterCatalog: 'scan',
  RefreshCache: 'scan',
  GetExtendedUpdateInfo: 'scan',
  GetExtendedUpdateInfo2: 'scan',
  GetFileLocations: 'download',
  ReportEventBatch: 'report',
  ReportEventBatch2: 'report',
  GetRequiredInventoryType: 'report',
  ReportInventory: 'report',
};

/** From when on event numbers are of which step (MS-WUSP 2.2.2.3.1). */
const RESTARTS = new Set([193, 194, 202]);
const REPORTS = new Set([149, 153, 154, 156]);

export function stepOfEvent(eventId: number): Step {
  if (RESTARTS.has(eventId)) return 'restart';
  if (REPORTS.has(eventId)) return 'report';
  if (eventId >= 141 && eventId <= 158) return 'scan';
  if (eventId >= 161 && eventId <= 170) return 'download';
  if (eventId >= 181 && eventId <= 226) return 'install';
  return eventId >= 521 && eventId <= 546 ? 'install' : 'other';
}

/** Calls of one step, one after another: `3 calls of a scan`. */
export interface Calls {
  readonly kind: 'calls';
  readonly step: Step;
  readonly since: number;
  readonly at: number;
  readonly calls: readonly ExchangeRow[];
  /** The fault that the last of them was answered with. */
  readonly fault: ExchangeRow | undefined;
}

/** What a machine told of itself; several alike are one. */
export interface Told {
  readonly kind: 'told';
  readonly step: Step;
  readonly at: number;
  readonly events: readonly EventRow[];
}

/** A time without anything. */
export interface Gap {
  readonly kind: 'gap';
  readonly since: number;
  readonly at: number;
}

export type Entry = Calls | Told | Gap;

/** Calls further apart than this are not of one go, milliseconds; the server thinks so too. */
const TOGETHER = 10 * 60_000;
/** A machine looks for updates every 22 hours, and waits up to 4 more: what is longer is a gap. */
export const LONGEST_PAUSE = 26 * 3_600_000;

/** What happened, newest first: calls of one step put together, alike events put together, long pauses shown as such. */
export function timelineOf(exchanges: readonly ExchangeRow[], events: readonly EventRow[]): readonly Entry[] {
  const happened = [
    ...exchanges.map((exchange) => ({ at: exchange.at, exchange, event: undefined })),
    ...events.map((event) => ({ at: event.at, exchange: undefined, event })),
  ].sort((left, right) => right.at - left.at);
  const entries: Entry[] = [];
  for (const { at, exchange, event } of happened) {
    const last = entries.at(-1);
    const begin = last === undefined ? undefined : last.kind === 'told' ? last.at : last.since;
    if (begin !== undefined && begin - at > LONGEST_PAUSE)
      entries.push({ kind: 'gap', since: at, at: begin });
    if (exchange !== undefined) addCall(entries, exchange);
    else addEvent(entries, event);
  }
  return entries;
}

function addCall(entries: Entry[], exchange: ExchangeRow): void {
  const step = OF_OPERATION[exchange.operation] ?? 'other';
  const isFault = exchange.outcome !== 'ok';
  const last = entries.at(-1);
  if (
    last?.kind === 'calls' &&
    last.step === step &&
    last.since - exchange.at < TOGETHER &&
    (last.fault !== undefined) === isFault &&
    last.fault?.outcome === (isFault ? exchange.outcome : undefined)
  ) {
    entries[entries.length - 1] = { ...last, since: exchange.at, calls: [...last.calls, exchange] };
    return;
  }
  entries.push({
    kind: 'calls',
    step,
    since: exchange.at,
    at: exchange.at,
    calls: [exchange],
    fault: isFault ? exchange : undefined,
  });
}

function addEvent(entries: Entry[], event: EventRow): void {
  // Between two calls of one scan a machine may tell something: events go to the last ones told, if nothing else came between.
  const last = entries.at(-1);
  const isAlike =
    last?.kind === 'told' &&
    last.events[0]?.eventId === event.eventId &&
    last.events[0]?.result?.hex === event.result?.hex &&
    last.at - event.at < TOGETHER;
  if (isAlike) {
    entries[entries.length - 1] = { ...last, events: [...last.events, event] };
    return;
  }
  entries.push({ kind: 'told', step: stepOfEvent(event.eventId), at: event.at, events: [event] });
}
