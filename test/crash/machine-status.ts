import { newGuid } from '#base';
import type { ReportingEvent } from '#wire';
import type { Random } from '../model/random.ts';
import { reportingEvent } from '../server/machine.ts';

export type State = 'NotInstalled' | 'Downloaded' | 'Installed' | 'Failed' | 'InstalledPendingReboot';

/** What a computer said of its updates, and when its last status report was. */
export interface MachineStatus {
  readonly states: ReadonlyMap<string, { readonly state: State; readonly hresult?: number }>;
  readonly reportedAt: number;
}

export const NO_STATUS: MachineStatus = { states: new Map(), reportedAt: 0 };

const STATUS_REPORT = 156;
/** The lists of a status report (protocol-facts 9.3). */
const LISTS: readonly (readonly [tag: string, state: State])[] = [
  ['U', 'NotInstalled'],
  ['V', 'Installed'],
  ['h', 'Downloaded'],
  ['W', 'InstalledPendingReboot'],
  ['g', 'Failed'],
];
const OUTCOMES: readonly (readonly [eventId: number, state: State])[] = [
  [162, 'Downloaded'],
  [182, 'Failed'],
  [183, 'Installed'],
  [201, 'InstalledPendingReboot'],
];
const ERROR = -2145124329;

/** A batch of events as a machine sends it: outcomes of installations, and often a status report at the end. */
export function reportOf(computerId: string, updateIds: readonly string[], random: Random): ReportingEvent[] {
  const common = () => ({
    targetId: computerId,
    timeAtTarget: new Date().toISOString(),
    eventInstanceId: newGuid(),
  });
  const events = Array.from({ length: 1 + random.below(8) }, () => {
    const [eventId] = random.pick(OUTCOMES);
    const update = { updateId: random.pick(updateIds), revisionNumber: 1 };
    return reportingEvent({ ...common(), eventId, update, win32HResult: eventId === 182 ? ERROR : 0 });
  });
  if (random.chance(0.6)) {
    const lists = LISTS.map(([tag]) => ({ tag, ids: new Set<string>() }));
    for (const id of new Set(random.some(updateIds, 80))) random.pick(lists).ids.add(id);
    const miscData = lists.map(({ tag, ids }) => `${tag}=${[...ids].join(';')}`);
    events.push(reportingEvent({ ...common(), eventId: STATUS_REPORT, win32HResult: 0, miscData }));
  }
  return events;
}

/** What must be known after those events; they come in the order of their times. */
export function afterEvents(before: MachineStatus, events: readonly ReportingEvent[]): MachineStatus {
  const states = new Map(before.states);
  let { reportedAt } = before;
  for (const { eventId, update, win32HResult, miscData, timeAtTarget } of events) {
    if (eventId === STATUS_REPORT) {
      const known = new Map(states);
      states.clear();
      reportedAt = Date.parse(timeAtTarget);
      for (const [updateId, state] of listed(miscData)) {
        const { state: was, hresult } = known.get(updateId) ?? {};
        // Being needed is also true of what failed or is downloaded: that lasts.
        const stays = state === 'NotInstalled' && (was === 'Failed' || was === 'Downloaded');
        states.set(updateId, entry(stays ? was : state, hresult));
      }
    } else {
      const { updateId = '' } = update ?? {};
      const state = OUTCOMES.find(([id]) => id === eventId)![1];
      const hresult = state === 'Failed' ? win32HResult : states.get(updateId)?.hresult;
      states.set(updateId, entry(state, hresult));
    }
  }
  return { states, reportedAt };
}

function* listed(miscData: readonly string[]): Iterable<readonly [string, State]> {
  for (const text of miscData) {
    const [tag, ids = ''] = text.split('=');
    const state = LISTS.find(([each]) => each === tag)![1];
    for (const id of ids.split(';')) if (id !== '') yield [id, state];
  }
}

/** An error code lasts until the update is installed. */
function entry(state: State, hresult: number | undefined): { state: State; hresult?: number } {
  const isInstalled = state === 'Installed' || state === 'InstalledPendingReboot';
  return { state, ...(hresult === undefined || isInstalled ? {} : { hresult }) };
}

/** One line per update, for comparing. */
export function statusText(
  rows: Iterable<{ readonly updateId: string; readonly state: string; readonly hresult?: number }>,
): string {
  return [...rows]
    .map(({ updateId, state, hresult }) => `${updateId} ${state} ${hresult ?? ''}`)
    .sort()
    .join('\n');
}

export function statusRows({ states }: MachineStatus) {
  return [...states].map(([updateId, state]) => ({ updateId, ...state }));
}
