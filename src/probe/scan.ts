import type { Finding } from '#diagnosis';
import {
  type Cookie,
  readSyncUpdatesResponse,
  type SyncUpdatesRequest,
  type SyncUpdatesResponse,
  writeSyncUpdatesRequest,
} from '#wire';
import { call } from './asking.ts';
import { judgeScan, TRIPS } from './scan-verdict.ts';
import { patient, type Ways } from './ways.ts';

const check = 'C-SCAN';

/** Entries of InstalledNonLeafUpdateIDs that a WSUS takes (protocol-facts 6.2). */
const INSTALLED = 400;

/** A revision that was offered, as far as the details ask for it. */
export interface Offered {
  readonly id: number;
  readonly action: string;
  readonly isLeaf: boolean;
  /** The Core fragment. */
  readonly core: string;
}

export interface Scanned {
  readonly finding: Finding;
  readonly cookie: Cookie;
  readonly offered: readonly Offered[];
}

/**
 * A first scan: software until the server has nothing more, at most as often as an agent asks. What others build on is called installed,
 * as far as a WSUS lets it: so everything that is for this computer comes, more than any real one is sent.
 */
export async function scan(session: { readonly cookie: Cookie }, ways: Ways): Promise<Scanned> {
  const offered = new Map<number, Offered>();
  const counts = { sent: 0, received: 0, milliseconds: [] as number[] };
  let { cookie } = session;
  let ended = false;
  while (!ended && counts.milliseconds.length < TRIPS) {
    const message = writeSyncUpdatesRequest({ cookie, parameters: parametersOf([...offered.values()]) });
    const asked = { service: 'client', operation: 'SyncUpdates', message } as const;
    const { answer, sent, received, milliseconds } = await call(
      check,
      asked,
      readSyncUpdatesResponse,
      patient(ways),
    );
    cookie = answer.newCookie;
    counts.sent += sent;
    counts.received += received;
    counts.milliseconds.push(milliseconds);
    const news = keep(offered, answer);
    // A server that goes on for ever without anything new would be asked for ever by an agent as well.
    ended = !answer.truncated && !news;
  }
  return { cookie, offered: [...offered.values()], finding: judgeScan({ ...counts, ended }, offered.size) };
}

/** True when something came that others may build on. */
function keep(offered: Map<number, Offered>, answer: SyncUpdatesResponse): boolean {
  for (const id of answer.outOfScopeRevisionIds) offered.delete(id);
  let news = false;
  for (const { id, isLeaf, deployment, xml = '' } of answer.newUpdates) {
    news ||= !isLeaf && !offered.has(id);
    offered.set(id, { id, isLeaf, action: deployment?.action ?? '', core: xml });
  }
  return news;
}

function parametersOf(offered: readonly Offered[]): NonNullable<SyncUpdatesRequest['parameters']> {
  const installed = offered
    .filter(({ isLeaf }) => !isLeaf)
    .slice(0, INSTALLED)
    .map(({ id }) => id);
  const counted = new Set(installed);
  const others = offered.filter(({ id }) => !counted.has(id)).map(({ id }) => id);
  return {
    expressQuery: false,
    installedNonLeafUpdateIds: Int32Array.from(installed).sort(),
    otherCachedUpdateIds: Int32Array.from(others).sort(),
    cachedDriverIds: new Int32Array(0),
    skipSoftwareSync: false,
    filterCategoryIds: [],
    needTwoGroupOutOfScopeUpdates: true,
    alsoPerformRegularSync: true,
    computerHardwareIds: [],
  };
}
