import type { DownstreamServer, RolledUpComputer } from '#store';
import { commit } from './commit.ts';
import type { ChangeContext } from './types.ts';

/** What one call of a rollup changes (MS-WSUSSS 3.1.4.14 to 3.1.4.17). */
export interface Rollup {
  readonly servers?: readonly DownstreamServer[];
  readonly computers?: readonly RolledUpComputer[];
  /** Computers that are gone, by their ids. */
  readonly removedComputers?: readonly string[];
}

/** Keeps what a downstream server tells of itself, of servers below it and of their computers, in one step. What a
 * person decided of a server (`allowed`) stays. */
export async function recordRollup(context: ChangeContext, rollup: Rollup): Promise<void> {
  const { servers = [], computers = [], removedComputers = [] } = rollup;
  if (servers.length + computers.length + removedComputers.length === 0) return;
  await commit(context, async (tx) => {
    for (const server of servers) {
      const { allowed: _, ...told } = server;
      const allowed = (await tx.downstreamServer(server.id))?.allowed;
      await tx.putDownstreamServer({ ...told, ...(allowed === undefined ? {} : { allowed }) });
    }
    if (computers.length > 0) await tx.putRolledUpComputers(computers);
    if (removedComputers.length > 0) await tx.removeRolledUpComputers(removedComputers);
    return { result: undefined };
  });
}
