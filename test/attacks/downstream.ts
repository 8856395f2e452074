import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Clock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { NOTHING_KNOWN } from '#catalog';
import { changeSettings, loadCatalog } from '#changes';
import { openFileContentStore } from '#content/file';
import { type Outgoing, openOutgoing } from '#outgoing';
import { openSqliteStore } from '#store/sqlite';
import { UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import {
  createSynchroniser,
  DEFAULT_GUARD,
  type GuardSettings,
  type Synchroniser,
  type UpstreamContext,
  type UpstreamSettings,
} from '#upstream';

/** Todoku as a downstream server: real database, real files, real sockets. */
export interface Downstream {
  readonly context: UpstreamContext;
  readonly synchroniser: Synchroniser;
}

/** What it is set to. */
export interface DownstreamOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly guard?: Partial<GuardSettings>;
  readonly mode?: UpstreamSettings['mode'];
  readonly selection: { readonly products: readonly string[]; readonly classifications: readonly string[] };
}

/** Milliseconds that a test waits for a server that says nothing. */
const PATIENCE = { connect: 2000, headers: 1000, body: 1000 };

/** Opens one in a directory of its own, set to that upstream; it goes with the test. */
export async function openDownstream(t: TestContext, options: DownstreamOptions): Promise<Downstream> {
  const { url, clock, mode = 'autonomous', selection } = options;
  const directory = temporaryFolder('attacks');
  const store = await openSqliteStore({ path: join(directory, 'todoku.db'), clock });
  t.after(() => store.close());
  const content = await openFileContentStore({ directory: join(directory, 'content'), clock });
  t.after(() => content.close());
  const outgoing = impatient(openOutgoing({ settings: {}, clock }));
  t.after(() => outgoing.close());
  const catalog = await loadCatalog(store);
  const context = { store, catalog, content, outgoing, clock, log: nullLog, version: '0.0.0' };
  const upstream: UpstreamSettings = {
    kind: 'server',
    url,
    mode,
    accountName: 'below.example',
    rollup: false,
    acceptsPlainHttp: true,
    guard: { ...DEFAULT_GUARD, ...options.guard },
  };
  const settings = { upstream, selection: { ...selection, languages: [] } };
  await changeSettings(context, settings, { verb: 'set-upstream', subject: url }, 'test');
  const synchroniser = createSynchroniser(context, { pace: AT_ONCE });
  t.after(() => synchroniser.close());
  return { context, synchroniser };
}

/** Attempts follow each other without a pause. */
export const AT_ONCE = { sleep: () => Promise.resolve(), random: () => 0.5 };

/** The same way out with less patience. */
function impatient(outgoing: Outgoing): Outgoing {
  return {
    send: (request) => outgoing.send({ ...request, timeouts: PATIENCE }),
    fetch: (request, limit) => outgoing.fetch({ ...request, timeouts: PATIENCE }, limit),
    trace: (request) => outgoing.trace(request),
    authority: (fingerprint) => outgoing.authority(fingerprint),
    close: () => outgoing.close(),
  };
}

/**
 * Everything that a machine with everything installed is offered, `revision id: action`, in the order in which it comes: what
 * clients see of a generation.
 */
export function served({ context }: Downstream): readonly string[] {
  const { snapshot } = context.catalog;
  const groupIds = [UNASSIGNED_COMPUTERS];
  const offers: string[] = [];
  const installed: number[] = [];
  const cached: number[] = [];
  let known = NOTHING_KNOWN;
  for (let trip = 0; trip < 200; trip++) {
    const result = snapshot.scan({
      groupIds,
      installedNonLeaf: Int32Array.from(installed),
      otherCached: Int32Array.from(cached),
      known,
      filterCategories: [],
      needTwoGroupOutOfScope: false,
      page: { count: 200, bytes: 5_000_000 },
    });
    for (const { id, isLeaf, deployment } of result.newUpdates) {
      offers.push(`${id}: ${deployment.action}`);
      (isLeaf ? cached : installed).push(id);
    }
    known = result.known;
    if (result.newUpdates.length === 0) break;
  }
  return offers;
}

/** The revision number of an update that clients are offered. */
export async function liveNumber({ context }: Downstream, updateId: string): Promise<number | undefined> {
  const { snapshot } = context.catalog;
  const id = snapshot.liveRevision(updateId as UpdateId);
  for (let number = 0; id !== undefined && number <= 1000; number++) {
    if (snapshot.idOf({ updateId: updateId as UpdateId, revisionNumber: number as never }) === id)
      return number;
  }
  return undefined;
}
