import type { Todoku } from '#app';
import { type Dataset, type Held, heldBy, openQuietly } from './dataset.ts';
import { Machine, wholeRequest } from './machine.ts';
import { ask, type Serving } from './serving.ts';
import { fire, fireAtCeiling, type Shot } from './shots.ts';

/** Machines of different builds, so that no two of them send the same lists by chance. */
const MACHINES = 64;
const BUILDS = 8;
const WANTED = { installed: 400, cached: 5000 };

export interface DeltaResult {
  readonly installed: number;
  readonly cached: number;
  readonly requestBytes: number;
  readonly ours: Shot;
  readonly ceiling: Shot;
  /** Ours to the ceiling, requests a second. */
  readonly ratio: number;
}

/** The lists that up-to-date machines of different builds hold. Read while no server has the data directory open. */
export async function heldLists(dataset: Dataset): Promise<readonly Held[]> {
  const todoku = await openQuietly(dataset.directory);
  try {
    return Array.from({ length: BUILDS }, (_, build) => padded(heldByBuild(todoku, build)));
  } finally {
    await todoku.close();
  }
}

/** With such a share of the non-leaf revisions installed that the machine holds about as many ids as wanted. */
function heldByBuild(todoku: Todoku, build: number): Held {
  const heldWith = (share: number): Held => heldBy(todoku, (id) => coin(id, build) < share, WANTED.installed);
  let low = 0;
  let high = 1;
  for (let round = 0; round < 10; round++) {
    const middle = (low + high) / 2;
    const { installedNonLeaf, otherCached } = heldWith(middle);
    if (installedNonLeaf.length + otherCached.length < WANTED.cached + WANTED.installed) low = middle;
    else high = middle;
  }
  return heldWith(high);
}

/** The catalog has fewer non-leaf revisions in scope than a client may name: cached leaves, the newest ids, fill the list up. */
function padded({ installedNonLeaf, otherCached }: Held): Held {
  const at = otherCached.length - Math.max(0, WANTED.installed - installedNonLeaf.length);
  return {
    installedNonLeaf: [...installedNonLeaf, ...otherCached.slice(at)],
    otherCached: otherCached.slice(0, at),
  };
}

function coin(id: number, build: number): number {
  return (Math.imul(id + build * 97, 2_654_435_761) >>> 0) / 0x1_0000_0000;
}

/** Delta scans a second of clients that are up to date, and the machine's ceiling for the same bytes in the same run. */
export async function measureDelta(
  serving: Serving,
  lists: readonly Held[],
  seconds: number,
): Promise<DeltaResult> {
  const requests: string[] = [];
  let answer: Buffer = Buffer.alloc(0);
  const [first] = lists;
  if (first === undefined) throw new Error('no lists');
  for (let number = 0; number < MACHINES; number++) {
    const held = lists[number % lists.length] ?? first;
    const machine = new Machine(serving.port, number);
    await machine.enrol();
    for (let call = 0; call < 2; call++) await machine.sync(held.installedNonLeaf, held.otherCached);
    const again = await machine.sync(held.installedNonLeaf, held.otherCached);
    if (again.newUpdates.length + again.changedUpdates.length > 0)
      throw new Error(
        `the machine is not up to date: ${again.newUpdates.length} new, ${again.changedUpdates.length} changed, ${again.outOfScopeRevisionIds.length} out of scope`,
      );
    const body = machine.syncRequest(held.installedNonLeaf, held.otherCached);
    requests.push(wholeRequest(serving.port, body));
    const headers = { 'Content-Type': 'text/xml; charset=utf-8', 'Accept-Encoding': 'xpress' };
    if (number === 0)
      answer = (
        await ask(serving.port, { method: 'POST', path: '/ClientWebService/client.asmx', headers, body })
      ).body;
  }
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    rounds.push({
      ours: await fire(serving.port, requests, seconds),
      ceiling: await fireAtCeiling(answer, requests, seconds),
    });
  }
  // The median round by ratio: both sides of it were measured one right after the other.
  rounds.sort((a, b) => ratioOf(a) - ratioOf(b));
  const middle = rounds[1];
  if (middle === undefined) throw new Error('no rounds');
  return {
    installed: first.installedNonLeaf.length,
    cached: first.otherCached.length,
    requestBytes: requests[0]?.length ?? 0,
    ...middle,
    ratio: ratioOf(middle),
  };
}

function ratioOf({ ours, ceiling }: { ours: Shot; ceiling: Shot }): number {
  return ours.requestsPerSecond / ceiling.requestsPerSecond;
}
