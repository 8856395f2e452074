import type { TestContext } from 'node:test';
import { approve } from '#changes';
import { ALL_COMPUTERS, type GroupId, type RevisionId } from '#update';
import type { SyncUpdatesResponse, UpdateInfo } from '#wire';
import { importAll, updateId } from '../server/documents.ts';
import { Machine } from '../server/machine.ts';
import { type Serving, type ServingOptions, serve } from '../server/serving.ts';

export interface Offering extends Serving {
  /** Revision ids in the order of the documents. */
  readonly ids: readonly RevisionId[];
  /** Approves for a group, All Computers unless another is named. */
  approve(id: number, decision?: Decision): Promise<void>;
}

export interface Decision {
  readonly action?: 'Install' | 'Uninstall' | 'NotApproved';
  readonly groupId?: GroupId;
  readonly deadline?: number;
}

/** A server over sockets that has those documents. */
export async function serveDocuments(
  t: TestContext,
  documents: readonly string[],
  options: ServingOptions = {},
): Promise<Offering> {
  const serving = await serve(t, options);
  const ids = await importAll(serving.todoku, documents);
  return {
    ...serving,
    ids,
    approve: async (id, { groupId = ALL_COMPUTERS, action = 'Install', deadline } = {}) => {
      const approval = { updateId: updateId(id), groupId, action };
      await approve(serving.todoku, deadline === undefined ? approval : { ...approval, deadline }, 'test');
    },
  };
}

/** A machine that keeps what it is sent, as the datastore of a native client does. */
export class KeepingMachine {
  readonly machine: Machine;
  /** What it holds, by revision id. */
  readonly held = new Map<number, UpdateInfo>();
  /** Those of the held that are installed and that others may wait for. */
  readonly installed = new Set<number>();
  trips = 0;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  static async join(port: number, options: { group?: string } = {}): Promise<KeepingMachine> {
    return new KeepingMachine(await new Machine(port).join(options));
  }

  /** One trip. `isInstalled` says what of the non-leaf updates is installed once it arrived. */
  async trip(isInstalled: (id: number) => boolean = () => true): Promise<SyncUpdatesResponse> {
    const answer = await this.machine.sync({
      installedNonLeafUpdateIds: Int32Array.from(this.installed),
      otherCachedUpdateIds: Int32Array.from([...this.held.keys()].filter((id) => !this.installed.has(id))),
    });
    this.trips += 1;
    for (const id of answer.outOfScopeRevisionIds) {
      this.held.delete(id);
      this.installed.delete(id);
    }
    for (const update of [...answer.newUpdates, ...answer.changedUpdates]) {
      this.held.set(update.id, update);
      if (!update.isLeaf && isInstalled(update.id)) this.installed.add(update.id);
    }
    return answer;
  }

  /** Trips until there is nothing new; at most as many as a native client makes. */
  async scan(isInstalled?: (id: number) => boolean): Promise<void> {
    for (let trips = 0; trips < 200; trips++) {
      const { newUpdates, changedUpdates, outOfScopeRevisionIds, truncated } = await this.trip(isInstalled);
      if (newUpdates.length + changedUpdates.length + outOfScopeRevisionIds.length === 0 && !truncated)
        return;
    }
    throw new Error('the scan does not end');
  }

  /** What it was told to do with a revision; undefined where it does not hold it. */
  actionOf(id: number | undefined): string | undefined {
    return this.held.get(id ?? -1)?.deployment?.action;
  }
}
