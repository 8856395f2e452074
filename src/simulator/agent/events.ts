import { newGuid, ZERO_GUID } from '#base';
import type { ReportingEvent } from '#wire';
import type { Profile } from '../profiles/profile.ts';
import type { Identity } from '../synthetic/document.ts';

// What a native agent writes into its events (protocol-facts 9). The tags of MiscData keep the order in which
// they were seen: capitals, names, small letters, doubled letters, names again.

const TAG_ORDER = [
  ...['B', 'C', 'D', 'F', 'G', 'J', 'K', 'L', 'M', 'O', 'P', 'Q', 'T', 'U', 'V', 'W'],
  ...['AppName', 'CsiErrorType', 'csiComponent'],
  ...['c', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 'w', 'x', 'cc', 'dd', 'ff'],
  ...['WUfBOn', 'WUfBDS', 'DisableDS', 'PauseQU', 'PauseFU'],
] as const;
export type Tag = (typeof TAG_ORDER)[number];

/** The client agent, among the sources of events. */
const AGENT = 101;
/** A constant of real agents, odd as it is. */
const OS_VERSION_REVISION = 65792;
const PROCESS_CALLER = /^<<PROCESS>>: (.+)$/;

export interface Reporter {
  readonly clientId: string;
  readonly profile: Profile;
  readonly caller: string;
  /** 0 to 999, fixed for the machine. */
  readonly sample: number;
}

export interface EventDetails {
  readonly eventId: number;
  readonly update?: Identity;
  readonly hresult?: number;
  readonly strings?: readonly string[];
  readonly tags?: Partial<Readonly<Record<Tag, string | number>>>;
  /** From the first installation of a session on, agents say that nothing is paused. */
  readonly installing?: boolean;
}

/** One event as a native agent writes it. `time` in milliseconds since 1970. */
export function writeEvent(reporter: Reporter, time: number, details: EventDetails): ReportingEvent {
  const { profile, caller, clientId } = reporter;
  const { os } = profile;
  const process = PROCESS_CALLER.exec(caller)?.[1];
  const paused = details.installing ? 0 : 1;
  const tags: Partial<Record<Tag, string | number>> = {
    G: profile.agentVersion,
    J: reporter.sample,
    K: profile.firmwareVendor,
    L: profile.biosReleaseDate.replace('Z', ''),
    Q: 1,
    T: profile.firmwareVendor,
    AppName: caller,
    CsiErrorType: 0,
    c: os.sku,
    m: 0,
    n: 1,
    o: 0,
    p: 0,
    q: 0,
    r: 0,
    w: 0,
    x: 1,
    ...(process === undefined ? {} : { cc: process }),
    dd: 0,
    ff: 0,
    WUfBOn: 0,
    WUfBDS: 0,
    DisableDS: 1,
    PauseQU: paused,
    PauseFU: paused,
    ...details.tags,
  };
  return {
    targetId: clientId,
    sequenceNumber: 0,
    timeAtTarget: new Date(time).toISOString(),
    eventInstanceId: newGuid(),
    namespaceId: 1,
    eventId: details.eventId,
    sourceId: AGENT,
    update: details.update ?? { updateId: ZERO_GUID, revisionNumber: 0 },
    win32HResult: details.hresult ?? 0,
    // A process without a name of its own has none here, though MiscData names it.
    ...(process === undefined ? { appName: caller } : {}),
    replacementStrings: details.strings ?? [],
    miscData: TAG_ORDER.flatMap((tag) => (tags[tag] === undefined ? [] : [`${tag}=${tags[tag]}`])),
    computerBrand: profile.manufacturer,
    computerModel: profile.model,
    biosRevision: '1.0.0',
    processorArchitecture: 'Amd64Compatible',
    osVersion: {
      major: os.major,
      minor: os.minor,
      build: os.build,
      revision: OS_VERSION_REVISION,
      servicePackMajor: 0,
      servicePackMinor: 0,
    },
    osLocaleId: profile.localeId,
  };
}

/** The lists of the status event 156. Update ids in capitals, joined by `;`, no tag for an empty list. */
export interface StatusLists {
  readonly needed: readonly string[];
  readonly installed: readonly string[];
  readonly pending: readonly string[];
  readonly failed: readonly string[];
}

export function statusTags(lists: StatusLists): Partial<Record<Tag, string>> {
  const tags: Partial<Record<Tag, string>> = {};
  const set = (tag: Tag, ids: readonly string[]): void => {
    if (ids.length > 0) tags[tag] = ids.map((id) => id.toUpperCase()).join(';');
  };
  set('U', lists.needed);
  set('V', lists.installed);
  set('W', lists.pending);
  set('g', lists.failed);
  return tags;
}
