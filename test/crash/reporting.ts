import { newGuid } from '#base';
import type { ComputerRow } from '#server/admin';
import type { Store } from '#store';
import type { ComputerId, UpdateId } from '#update';
import {
  type Cookie,
  type ReportingEvent,
  readReportEventBatchResponse,
  SoapFault,
  writeReportEventBatchRequest,
} from '#wire';
import type { Random } from '../model/random.ts';
import { Machine } from '../server/machine.ts';
import { call } from '../server/serving.ts';
import {
  afterEvents,
  type MachineStatus,
  NO_STATUS,
  reportOf,
  statusRows,
  statusText,
} from './machine-status.ts';
import { randomOf } from './plan.ts';
import type { Server } from './server.ts';
import type { Shelf } from './shelf.ts';
import type { Work, World } from './world.ts';

/** Machines that talk at the same time, so that reports share a transaction. */
const WORKERS = 4;
/** This one only scans: whatever it is shown must not be lost. */
const WATCHER = 3;

/** One simulated machine and what the server has acknowledged to it. */
interface Known {
  readonly id: string;
  cookie: Cookie | undefined;
  /** `unknown`: asked for when the server was killed. */
  enrolled: 'no' | 'unknown' | 'yes';
  registered: 'no' | 'unknown' | 'yes';
  status: MachineStatus;
  readonly events: Set<string>;
  /** Sent and not acknowledged: sent again, as native clients do. */
  batch: readonly ReportingEvent[] | undefined;
  /** Revision ids it holds; true for those that are no leaves. */
  readonly held: Map<number, boolean>;
}

/** Machines that enrol, register, scan and report over SOAP. */
export class Reporting implements Work {
  readonly kind = 'report';
  readonly #world: World;
  readonly #shelf: Shelf;
  readonly #machines: Known[] = [];
  readonly #underWay = new Map<number, string>();
  readonly #counts = { enrolments: 0, registrations: 0, events: 0, scans: 0 };

  constructor(world: World, shelf: Shelf) {
    this.#world = world;
    this.#shelf = shelf;
  }

  get underWay(): readonly string[] {
    return [...new Set(this.#underWay.values())];
  }

  get acknowledged() {
    return this.#counts;
  }

  /** Lets so many machines join, with nobody killing anything; gives their ids. */
  async first(server: Server, count: number): Promise<string[]> {
    for (let made = 0; made < count; made++) await this.#join(server, this.#newMachine());
    return this.#machines.map(({ id }) => id);
  }

  async run(server: Server, random: Random): Promise<void> {
    const workers = Array.from({ length: WORKERS }, (_, worker) =>
      this.#work(server, worker, randomOf(random.below(2 ** 32), worker)),
    );
    const [failed] = (await Promise.allSettled(workers)).filter(({ status }) => status === 'rejected');
    throw (failed as PromiseRejectedResult).reason;
  }

  async #work(server: Server, worker: number, random: Random): Promise<never> {
    const doing = async (what: string, work: Promise<void>): Promise<void> => {
      this.#underWay.set(worker, what);
      await work;
      this.#underWay.delete(worker);
    };
    for (;;) {
      const mine = this.#machines.filter((_, index) => index % WORKERS === worker);
      const machine = mine.find(({ enrolled, registered }) => enrolled !== 'yes' || registered !== 'yes');
      const unsent = mine.find(({ batch }) => batch !== undefined);
      const chance = random.next();
      if (machine !== undefined) await doing('enrol', this.#join(server, machine));
      else if (unsent !== undefined) await doing('report', this.#report(server, unsent));
      else if (mine.length === 0 || (chance < 0.08 && worker !== WATCHER))
        await doing('enrol', this.#join(server, this.#newMachine()));
      else if (chance < 0.2 || worker === WATCHER) await doing('scan', this.#scan(server, random.pick(mine)));
      else {
        const reporter = random.pick(mine);
        reporter.batch = reportOf(reporter.id, this.#shelf.updateIds, random);
        await doing('report', this.#report(server, reporter));
      }
    }
  }

  #newMachine(): Known {
    const machine: Known = {
      id: newGuid(),
      cookie: undefined,
      enrolled: 'no',
      registered: 'no',
      status: NO_STATUS,
      events: new Set(),
      batch: undefined,
      held: new Map(),
    };
    this.#machines.push(machine);
    return machine;
  }

  async #join(server: Server, known: Known): Promise<void> {
    const machine = new Machine(server.port, known.id);
    if (known.enrolled === 'no') known.enrolled = 'unknown';
    known.cookie = await server.whileAlive(machine.enrol());
    this.#acceptEnrolment(known);
    this.#counts.enrolments += 1;
    if (known.registered === 'no') known.registered = 'unknown';
    await server.whileAlive(machine.register());
    known.registered = 'yes';
    this.#counts.registrations += 1;
  }

  #acceptEnrolment(known: Known): void {
    if (known.enrolled !== 'yes') this.#world.mustBeAudited(`enrol-computer ${known.id}`);
    known.enrolled = 'yes';
  }

  async #report(server: Server, known: Known): Promise<void> {
    const eventBatch = known.batch!;
    const body = writeReportEventBatchRequest({
      ...(known.cookie === undefined ? {} : { cookie: known.cookie }),
      clientTime: new Date().toISOString(),
      eventBatch,
    });
    const answer = await server.whileAlive(call(server.port, 'reporting', 'ReportEventBatch', body));
    if (!readReportEventBatchResponse(answer.body))
      return this.#world.violate('a report was answered with false');
    this.#acceptReport(known);
    this.#counts.events += eventBatch.length;
  }

  #acceptReport(known: Known): void {
    for (const { eventInstanceId } of known.batch!) known.events.add(eventInstanceId);
    known.status = afterEvents(known.status, known.batch!);
    known.batch = undefined;
  }

  /** One SyncUpdates call with the cookie of earlier, from before a kill perhaps. */
  async #scan(server: Server, known: Known): Promise<void> {
    const machine = new Machine(server.port, known.id);
    machine.cookie = known.cookie;
    const held = (isNonLeaf: boolean) =>
      Int32Array.from([...known.held].flatMap(([id, nonLeaf]) => (nonLeaf === isNonLeaf ? [id] : [])));
    try {
      const answer = await server.whileAlive(
        machine.sync({ installedNonLeafUpdateIds: held(true), otherCachedUpdateIds: held(false) }),
      );
      for (const { id, isLeaf, xml = '' } of answer.newUpdates) {
        const [, updateId, revisionNumber] = /UpdateID="([^"]+)" RevisionNumber="(\d+)"/.exec(xml) ?? [];
        this.#world.seen(this.#world.identities, id, `${updateId}/${revisionNumber}`);
        known.held.set(id, !isLeaf);
      }
      for (const id of answer.outOfScopeRevisionIds) known.held.delete(id);
    } catch (error) {
      if (!(error instanceof SoapFault)) throw error;
      this.#world.violate(`a scan of ${known.id} was answered with ${error.code}`);
    }
    known.cookie = machine.cookie;
    this.#counts.scans += 1;
  }

  async judge(store: Store): Promise<void> {
    this.#underWay.clear();
    let computers = 0;
    let events = 0;
    for (const known of this.#machines) {
      const computer = await store.computer(known.id as ComputerId);
      if (computer === undefined) {
        if (known.enrolled === 'yes') this.#world.violate(`computer ${known.id} is lost`);
        continue;
      }
      if (known.enrolled === 'no') this.#world.violate(`computer ${known.id} never asked to be here`);
      this.#acceptEnrolment(known);
      computers += 1;
      if (computer.groupIds.length === 0) this.#world.violate(`computer ${known.id} is in no group`);
      const isWhole = computer.registered === (computer.inventory.osVersion?.build === 26200);
      if (!isWhole) this.#world.violate(`computer ${known.id} is half registered`);
      if (known.registered === 'yes' && !computer.registered)
        this.#world.violate(`the registration of ${known.id} is lost`);
      if (known.registered === 'no' && computer.registered)
        this.#world.violate(`computer ${known.id} never registered`);
      await this.#judgeReports(store, known);
      this.#world.same(
        `the last status report of ${known.id}`,
        computer.lastReportAt,
        known.status.reportedAt,
      );
      events += known.events.size;
    }
    const counts = await store.counts();
    this.#world.same('computers and events', [counts.computers, counts.events], [computers, events]);
    await this.#judgeCounts(store);
  }

  async #judgeReports(store: Store, known: Known): Promise<void> {
    const { items } = await store.eventsOf(known.id as ComputerId, { limit: 1_000_000, offset: 0 });
    const found = new Set(items.map(({ instanceId }) => instanceId));
    if (found.size !== items.length) this.#world.violate(`events of ${known.id} are there twice`);
    if (known.batch !== undefined) {
      const isThere = known.batch.some(({ eventInstanceId }) => found.has(eventInstanceId));
      this.#world.unanswered[isThere ? 'done' : 'not done'] += 1;
      if (isThere) this.#acceptReport(known);
    }
    this.#world.same(`events of ${known.id}`, [...found].sort(), [...known.events].sort());
    const status = await store.statusOf(known.id as ComputerId);
    this.#world.same(`status of ${known.id}`, statusText(status), statusText(statusRows(known.status)));
  }

  /** The counts that are kept by difference, against a count of everything. */
  async #judgeCounts(store: Store): Promise<void> {
    const names = {
      NotInstalled: 'needed',
      Downloaded: 'downloaded',
      Installed: 'installed',
      Failed: 'failed',
      InstalledPendingReboot: 'pendingReboot',
    } as const;
    const nothing = { needed: 0, downloaded: 0, installed: 0, failed: 0, pendingReboot: 0 };
    const counted = new Map<string, Record<keyof typeof nothing, number>>();
    for (const { status } of this.#machines) {
      for (const [updateId, { state }] of status.states) {
        const counts = counted.get(updateId) ?? { ...nothing };
        counts[names[state]] += 1;
        counted.set(updateId, counts);
      }
    }
    const { updateIds } = this.#shelf;
    const kept = new Map(
      (await store.statusCounts(updateIds as UpdateId[])).map((each) => [each.updateId as string, each]),
    );
    for (const updateId of updateIds) {
      const { needed, downloaded, installed, failed, pendingReboot } = kept.get(updateId) ?? nothing;
      const found = { needed, downloaded, installed, failed, pendingReboot };
      this.#world.same(`counts of ${updateId}`, found, counted.get(updateId) ?? nothing);
    }
  }

  async lookAgain(server: Server, random: Random): Promise<void> {
    const joined = this.#machines.filter(
      ({ enrolled, registered }) => enrolled === 'yes' && registered === 'yes',
    );
    for (let looks = Math.min(4, joined.length); looks > 0; looks--) {
      const known = random.pick(joined);
      const { summary } = await server.get<ComputerRow>(`/computers/${known.id}`);
      const states = [...known.status.states.values()].map(({ state }) => state);
      this.#world.same(
        `summary of ${known.id}`,
        [summary.needed, summary.downloaded, summary.installed, summary.failed, summary.pendingReboot],
        (['NotInstalled', 'Downloaded', 'Installed', 'Failed', 'InstalledPendingReboot'] as const).map(
          (state) => states.filter((each) => each === state).length,
        ),
      );
      await this.#scan(server, known);
    }
  }
}
