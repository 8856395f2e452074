import { setImmediate } from 'node:timers/promises';
import type { Computer, RolledUpComputer, Store } from '#store';
import { computerBelow, ownComputer, type ToldComputer } from './computer-info.ts';

/** Computers in one look-up. */
const PAGE = 64;
/** Scans get their turn after so many computers, which are a few milliseconds of work. */
const TURN = 8;

/** Every computer of this server but the archived ones, page by page. */
export async function* ownComputers(store: Pick<Store, 'computers'>): AsyncGenerator<Computer> {
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await store.computers({ archived: false, limit: PAGE, offset });
    for (const [index, computer] of items.entries()) {
      if (index % TURN === 0) await setImmediate();
      yield computer;
    }
    if (items.length < PAGE) return;
  }
}

/**
 * Every computer that the upstream is told of: those of this server, then those of the servers below that are told of too. A machine
 * that moved between servers is known by both; the one that heard of it last has it.
 */
export async function* computersToTell(
  store: Store,
  serversBelow: ReadonlySet<string>,
): AsyncGenerator<ToldComputer> {
  const { serverId } = store.identity;
  for await (const computer of ownComputers(store)) {
    const below = await elsewhere(store, computer, serversBelow);
    if (below === undefined || below.lastSyncAt <= computer.lastScanAt) yield ownComputer(computer, serverId);
  }
  for (const server of serversBelow) {
    const ids = await store.rolledUpComputerIds(server);
    for (let from = 0; from < ids.length; from += TURN) {
      const page = await store.rolledUpComputersById(ids.slice(from, from + TURN));
      for (const computer of page.values()) {
        const told = computer.parentServerId === server ? computerBelow(computer) : undefined;
        const own = told && (await store.computer(told.id as Computer['id']));
        const isOwn = own !== undefined && own.archivedAt === undefined;
        if (told !== undefined && !(isOwn && own.lastScanAt >= told.lastSyncAt)) yield told;
      }
      await setImmediate();
    }
  }
}

/** The same machine, where a server below has it too. */
async function elsewhere(
  store: Pick<Store, 'rolledUpComputersById'>,
  { id }: Computer,
  serversBelow: ReadonlySet<string>,
): Promise<RolledUpComputer | undefined> {
  if (serversBelow.size === 0) return undefined;
  const computer = (await store.rolledUpComputersById([id])).get(id);
  return computer?.details !== undefined && serversBelow.has(computer.parentServerId) ? computer : undefined;
}
