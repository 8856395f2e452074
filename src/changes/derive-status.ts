import type { ClientEvent } from '#store';
import { toUpdateId, type UpdateId, type UpdateStatus } from '#update';

/** What a computer's reports have told about its updates so far. */
export interface KnownStatus {
  readonly rows: ReadonlyMap<UpdateId, UpdateStatus>;
  /** Time of the last status report (event 156), 0 for none. */
  readonly reportedAt: number;
}

type State = UpdateStatus['state'];

/** Event 156, AGENT_STATUS_30: everything that the last scan found (MS-WUSP 2.2.2.3.1). */
const STATUS_REPORT = 156;

/**
 * What single events say about the update they name (MS-WUSP 2.2.2.3.1; protocol-facts 9.3). Events that
 * are not here (started, queued, cancelled, hidden, reboot completed) change no state.
 */
const OUTCOMES: ReadonlyMap<number, State> = new Map<number, State>([
  [161, 'Failed'], // download failed
  [162, 'Downloaded'],
  [164, 'Downloaded'], // partly from a peer
  [182, 'Failed'],
  [183, 'Installed'],
  [184, 'InstalledPendingReboot'],
  [187, 'Failed'], // installation killed
  [190, 'Installed'], // 190 to 195: scheduled by Automatic Updates
  [191, 'InstalledPendingReboot'],
  [192, 'Failed'],
  [195, 'Failed'],
  [197, 'Installed'], // 197 to 200: at shutdown
  [198, 'Failed'],
  [199, 'InstalledPendingReboot'],
  [200, 'Failed'],
  [201, 'InstalledPendingReboot'], // what native clients send for "restart required" (protocol-facts 9.4)
  [203, 'Installed'], // after the restart; the real event table calls it success (protocol-facts 9.3)
  [204, 'Failed'], // after the restart
  [221, 'Failed'], // removal failed
  [222, 'NotInstalled'], // removed
  [224, 'InstalledPendingReboot'], // removed after the next restart: until then it is there
  [225, 'Failed'], // removal killed
]);

/** The lists of a status report by their tag. A later one refines an earlier one that names the same update. */
const LISTS: readonly (readonly [tag: string, state: State])[] = [
  ['U', 'NotInstalled'],
  ['V', 'Installed'],
  ['h', 'Downloaded'],
  ['W', 'InstalledPendingReboot'],
  ['g', 'Failed'],
];

/** WU_E_DM_NOTDOWNLOADED: an installation fails with it because the download failed before. */
const NOT_DOWNLOADED = 0x80246007 | 0;

/**
 * Native agents report a failure of a bundle's hidden member too, with the bundle's own report behind it. The tag
 * names the bundle (observed; MS-WUSP has no such tag). Nobody approved the member, so it has no state.
 */
const MEMBER_OF = 'M=';

/** True for events that can change a computer's status. */
export function isStatusEvent(event: ClientEvent): boolean {
  if (event.namespaceId !== 1 || event.miscData.some((text) => text.startsWith(MEMBER_OF))) return false;
  return event.eventId === STATUS_REPORT || (event.updateId !== undefined && OUTCOMES.has(event.eventId));
}

/**
 * The status after some more events of one computer. The very same object comes back when they change
 * nothing. Events older than what is known already are passed over, because reports can arrive late and twice.
 *
 * Two things that MS-WUSP leaves open and no capture shows are decided here:
 * - `Failed` lasts. A status report that merely lists the update as needed leaves it, with its HRESULT, so
 *   that a failure stays visible after the next scan; only a report that puts the update in another
 *   list or in none, a later download or a later success ends it. The same goes for `Downloaded`.
 * - A machine's clock may be ahead. Its times are never taken to be later than the receipt, or one report
 *   from the future would make all that follow look old.
 */
export function deriveStatus(known: KnownStatus, events: readonly ClientEvent[]): KnownStatus {
  return events
    .filter(isStatusEvent)
    .map((event) => ({ event, at: timeOf(event) }))
    .sort((left, right) => left.at - right.at)
    .reduce(
      (status, { event, at }) =>
        event.eventId === STATUS_REPORT ? applyReport(status, event, at) : applyOutcome(status, event, at),
      known,
    );
}

function timeOf(event: ClientEvent): number {
  return Number.isFinite(event.timeAtTarget)
    ? Math.min(event.timeAtTarget, event.receivedAt)
    : event.receivedAt;
}

/**
 * The event as it is kept: the lists of a status report become the computer's status, so that only the numbers of their entries stay, as
 * `U=(12)`. A fleet's lists of 90 days would be most of the database.
 */
export function withoutLists(event: ClientEvent): ClientEvent {
  if (event.eventId !== STATUS_REPORT || event.namespaceId !== 1) return event;
  const miscData = event.miscData.map((text) =>
    LISTS.some(([tag]) => text.startsWith(`${tag}=`)) ? `${text.slice(0, 2)}(${entriesOf(text)})` : text,
  );
  return { ...event, miscData };
}

function entriesOf(list: string): number {
  return list.split(';').filter((entry) => entry.length > 2).length;
}

function applyReport(known: KnownStatus, event: ClientEvent, at: number): KnownStatus {
  if (at < known.reportedAt) return known;
  const rows = new Map<UpdateId, UpdateStatus>();
  for (const row of known.rows.values()) if (row.changedAt > at) rows.set(row.updateId, row);
  for (const [updateId, state] of listedStates(event.miscData)) {
    if (rows.has(updateId)) continue;
    const row = known.rows.get(updateId);
    rows.set(updateId, row !== undefined && says(row, state) ? row : next(updateId, state, at, row?.hresult));
  }
  return { rows: isEqual(rows, known.rows) ? known.rows : rows, reportedAt: at };
}

function listedStates(miscData: readonly string[]): Map<UpdateId, State> {
  const listed = new Map<UpdateId, State>();
  for (const [tag, state] of LISTS) {
    for (const text of miscData) {
      if (!text.startsWith(`${tag}=`)) continue;
      for (const id of text.slice(tag.length + 1).split(';')) {
        const updateId = idOf(id);
        if (updateId !== undefined) listed.set(updateId, state);
      }
    }
  }
  return listed;
}

/** Fleets name the same updates again and again: reading a GUID costs more than finding it. */
const idsByText = new Map<string, UpdateId | undefined>();
const MOST_IDS = 100_000;

function idOf(text: string): UpdateId | undefined {
  const known = idsByText.get(text);
  if (known !== undefined || idsByText.has(text)) return known;
  const updateId = toUpdateId(text);
  // What no machine of the fleet means comes from somebody who would fill the memory.
  if (text.length > 40) return updateId;
  if (idsByText.size >= MOST_IDS) idsByText.clear();
  idsByText.set(text, updateId);
  return updateId;
}

/** True when being listed that way tells nothing new about the row: "needed" includes failed and downloaded ones. */
function says(row: UpdateStatus, listed: State): boolean {
  return (
    row.state === listed ||
    (listed === 'NotInstalled' && (row.state === 'Failed' || row.state === 'Downloaded'))
  );
}

function applyOutcome(known: KnownStatus, event: ClientEvent, at: number): KnownStatus {
  const updateId = event.updateId;
  const state = OUTCOMES.get(event.eventId);
  if (updateId === undefined || state === undefined || at < known.reportedAt) return known;
  const row = known.rows.get(updateId);
  if (row !== undefined && at < row.changedAt) return known;
  const hresult = state === 'Failed' ? failureOf(event, row) : row?.hresult;
  const changedAt = row?.state === state ? row.changedAt : at;
  const after = next(updateId, state, changedAt, hresult);
  if (row?.state === after.state && row.hresult === after.hresult) return known;
  return { ...known, rows: new Map(known.rows).set(updateId, after) };
}

/** The cause is kept where the event only reports its consequence (protocol-facts 9.4, download failure). */
function failureOf(event: ClientEvent, row: UpdateStatus | undefined): number | undefined {
  if (event.hresult === NOT_DOWNLOADED && row?.state === 'Failed' && row.hresult !== undefined) {
    return row.hresult;
  }
  return event.hresult === 0 ? undefined : event.hresult;
}

/** The HRESULT stays with the row until the update is installed. */
function next(
  updateId: UpdateId,
  state: State,
  changedAt: number,
  hresult: number | undefined,
): UpdateStatus {
  const isInstalled = state === 'Installed' || state === 'InstalledPendingReboot';
  return { updateId, state, changedAt, ...(hresult === undefined || isInstalled ? {} : { hresult }) };
}

function isEqual(
  left: ReadonlyMap<UpdateId, UpdateStatus>,
  right: ReadonlyMap<UpdateId, UpdateStatus>,
): boolean {
  if (left.size !== right.size) return false;
  for (const [updateId, row] of left) if (right.get(updateId) !== row) return false;
  return true;
}
