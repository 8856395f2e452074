import { hostname, networkInterfaces } from 'node:os';
import { requestedGroups } from '#changes';
import type { Collected } from '#collector';
import type { ClientEvent, Computer } from '#store';
import type { UpdateId, UpdateStatus } from '#update';
import type { ClonesFact, KnownMachine, MachineFacts, ServerSide, WaitingUpdate } from '#why';
import type { ServerContext } from '../../context.ts';
import { clonesOf } from '../clones.ts';
import { lintContext } from '../policy/lint-context.ts';
import { present } from '../present.ts';
import { similarComputers } from './similar-computers.ts';

/** Events that are looked at, newest first: those of some weeks. */
const EVENTS = 60;
/** Updates of which the title is looked up. */
const NAMED = 20;

/**
 * What the server knows of a machine, and what the collector told of it. Undefined: the machine has never called; `asked` is what it was called
 * then.
 */
export async function gatherMachine(
  context: ServerContext,
  computer: Computer | undefined,
  collected?: Collected,
  asked?: string,
): Promise<MachineFacts> {
  const machine = computer === undefined ? undefined : await knownMachine(context, computer);
  const similar =
    machine === undefined && asked !== undefined ? await similarComputers(context.store, asked) : undefined;
  return {
    now: context.clock.now(),
    server: await serverSide(context),
    ...present({ machine, collected, similar }),
  };
}

async function serverSide(context: ServerContext): Promise<ServerSide> {
  const { store, catalog, settings, exchanges, clock } = context;
  const { total } = await store.findUpdates({
    superseded: true,
    declined: false,
    expired: false,
    explicitlyDeployable: true,
    limit: 1,
    offset: 0,
  });
  return {
    names: ownNames(settings.contentBaseUrl),
    policy: await lintContext(context),
    maxInstalledNonLeaf: settings.maxInstalledNonLeaf,
    live: catalog.snapshot.stats().inScope,
    superseded: total,
    ...present({ lately: exchanges?.lately(clock.now()) }),
  };
}

/** By what clients can know this machine; what stands before it, such as a proxy, is not among it. */
function ownNames(contentBaseUrl: string | undefined): readonly string[] {
  const told = contentBaseUrl === undefined ? undefined : URL.parse(contentBaseUrl)?.hostname;
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
    .map(({ address }) => address);
  const names = [...(told === undefined ? [] : [told]), hostname(), ...addresses];
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

async function knownMachine(context: ServerContext, computer: Computer): Promise<KnownMachine> {
  const { store, exchanges } = context;
  const { id, inventory, lastAddress, archivedAt } = computer;
  const { oldProductType, osVersion, clientVersion } = inventory;
  const status = await (archivedAt === undefined ? store.statusOf(id) : store.archivedStatusOf(id));
  const { items: events } = await store.eventsOf(id, { limit: EVENTS, offset: 0 });
  const titles = new Map<UpdateId, string>();
  const titleOf = async (updateId: UpdateId): Promise<string> => {
    const known = titles.get(updateId);
    if (known !== undefined || titles.size >= NAMED) return known ?? updateId;
    const title = (await store.revisionsOf(updateId))[0]?.title ?? updateId;
    titles.set(updateId, title);
    return title;
  };
  return {
    id,
    name: computer.dnsName || id,
    address: lastAddress,
    createdAt: computer.createdAt,
    registered: computer.registered || !context.settings.requiresRegistration,
    lastContactAt: computer.lastContactAt,
    lastScanAt: computer.lastScanAt,
    lastReportAt: computer.lastReportAt,
    ...present({
      archivedAt,
      agent: clientVersion,
      build: osVersion?.build,
      // 1 is a workstation, 2 and 3 are servers (OSVERSIONINFOEX).
      kind: oldProductType === undefined ? undefined : oldProductType === 1 ? 'client' : 'server',
      calls: exchanges && {
        own: exchanges.of(id),
        nameless: exchanges.ofAddress(lastAddress),
        ...present({ lastFault: exchanges.faultOf(id), scan: exchanges.scanOf(id) }),
      },
      clones: await clonesFact(context, computer),
    }),
    requested: requestedGroups(computer, await store.groups()).map(({ name, because }) => ({
      name,
      ...present({ because }),
    })),
    events: events.map(eventFact),
    failed: await Promise.all(
      newestFirst(status, 'Failed').map(async ({ updateId, changedAt: at, hresult }) => ({
        updateId,
        title: await titleOf(updateId),
        at,
        ...present({ hresult }),
      })),
    ),
    waiting: await waiting(context, computer, status, titleOf),
    restarts: await Promise.all(
      newestFirst(status, 'InstalledPendingReboot').map(async ({ updateId, changedAt: since }) => ({
        title: await titleOf(updateId),
        since,
      })),
    ),
  };
}

function newestFirst(status: readonly UpdateStatus[], state: UpdateStatus['state']): readonly UpdateStatus[] {
  return status
    .filter((each) => each.state === state)
    .toSorted((one, other) => other.changedAt - one.changedAt);
}

function eventFact({ timeAtTarget, receivedAt, eventId, hresult, replacementStrings }: ClientEvent) {
  return { at: timeAtTarget, receivedAt, eventId, hresult, strings: replacementStrings };
}

/** What it needs and is told to install, oldest first. */
async function waiting(
  { catalog }: ServerContext,
  { groupIds }: Computer,
  status: readonly UpdateStatus[],
  titleOf: (updateId: UpdateId) => Promise<string>,
): Promise<readonly WaitingUpdate[]> {
  const { snapshot } = catalog;
  const open = status.filter(({ updateId, state }) => {
    if (state !== 'NotInstalled' && state !== 'Downloaded') return false;
    const live = snapshot.liveRevision(updateId);
    return live !== undefined && snapshot.offerFor(groupIds, live)?.deployment.action === 'Install';
  });
  return Promise.all(
    open
      .toSorted((one, other) => one.changedAt - other.changedAt)
      .map(async ({ updateId, state, changedAt: since }) => ({
        updateId,
        title: await titleOf(updateId),
        since,
        downloaded: state === 'Downloaded',
      })),
  );
}

async function clonesFact(
  context: ServerContext,
  { id, dnsName, clonedAt, sharedId, setsApart }: Computer,
): Promise<ClonesFact | undefined> {
  // Only those can be in a set, and the sets have to be put together from all of them.
  if (clonedAt === undefined && sharedId === undefined && setsApart !== true) return undefined;
  const set = await clonesOf(context, id);
  if (set === undefined) return undefined;
  return {
    names: set.computers.filter((each) => each.id !== id).map((each) => each.dnsName || dnsName),
    keptApart: set.keptApart,
    lastSeenAt: set.lastSeenAt,
  };
}
