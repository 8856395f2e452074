import { Failure, systemClock } from '#base';
import { readReportEventBatchResponse, SoapFault, writeReportEventBatchRequest } from '#wire';
import { guidFrom, Random } from '../random.ts';
import { Datastore, type DatastoreState } from './datastore.ts';
import { Downloader } from './download.ts';
import { type EventDetails, type Reporter, type StatusLists, statusTags, writeEvent } from './events.ts';
import {
  downloadItem,
  type InstallOutcome,
  type InstallParts,
  installItem,
  type WorkItem,
  workList,
} from './install.ts';
import { Machine } from './machine.ts';
import { EVENTS_PER_BATCH, userAgent } from './native.ts';
import type { ClientOptions } from './options.ts';
import {
  BAD_ANSWER,
  CANNOT_CONNECT,
  hex,
  SERVICE_UNAVAILABLE,
  SOAP_FAULT,
  TOO_MANY_TRIPS,
} from './result-codes.ts';
import { type ScanParts, scan, TooManyTrips } from './scan.ts';
import { Session } from './session.ts';
import { SoapChannel } from './soap-channel.ts';
import { type Statistics, StatisticsRecorder } from './statistics.ts';
import { statusLists } from './status.ts';

export interface ScanResult {
  /** `later`: the server was busy to the end of our patience. */
  readonly outcome: 'done' | 'later' | 'failed';
  /** What the agent logs when it failed; 0 otherwise. */
  readonly hresult: number;
  readonly error?: Error;
  /** SyncUpdates calls of this scan. */
  readonly trips: number;
  /** Approved updates that the machine needs. */
  readonly offered: number;
  readonly status: StatusLists;
}

export interface CycleResult {
  readonly scan: ScanResult;
  /** Update id to what became of it. */
  readonly installs: ReadonlyMap<string, InstallOutcome>;
}

const BUSY: ReadonlySet<string> = new Set(['ServerBusy', 'InternalServerError']);

/** A simulated Windows machine with its update agent, speaking the real protocol to a server. Close it when done. */
export class SimulatedClient {
  readonly clientId: string;
  readonly name: string;
  readonly #options: ClientOptions;
  readonly #store: Datastore;
  readonly #machine: Machine;
  readonly #statistics = new StatisticsRecorder();
  readonly #channel: SoapChannel;
  readonly #session: Session;
  readonly #downloader: Downloader;
  readonly #parts: ScanParts;
  readonly #install: InstallParts;
  readonly #reporter: Reporter;

  constructor(options: ClientOptions) {
    const { profile, seed = 1, name = 'sim-0001', datastore, timeout = 60_000 } = options;
    const server = new URL(options.server);
    const statistics = this.#statistics;
    const caller = options.caller ?? 'MoUpdateOrchestrator';
    const random = new Random(seed, name);
    const correlation = Buffer.from(guidFrom(seed, name, 'correlation'))
      .toString('base64')
      .slice(0, 16);
    this.name = name;
    this.clientId = datastore?.clientId ?? guidFrom(seed, name, 'client');
    this.#options = options;
    this.#store = new Datastore(datastore);
    this.#machine = new Machine(profile, datastore?.machine);
    this.#channel = new SoapChannel({
      server,
      userAgent: userAgent(profile.agentVersion, profile.clientProtocol),
      correlation,
      timeout,
      statistics,
    });
    this.#session = new Session({
      channel: this.#channel,
      store: this.#store,
      profile,
      clientId: this.clientId,
      name,
      targetGroup: options.targetGroup,
      clock: options.clock ?? systemClock,
      statistics,
    });
    this.#downloader = new Downloader({ correlation, random, statistics, timeout });
    this.#parts = {
      channel: this.#channel,
      session: this.#session,
      store: this.#store,
      machine: this.#machine,
      statistics,
      server,
      caller,
    };
    this.#install = {
      store: this.#store,
      machine: this.#machine,
      downloader: this.#downloader,
      host: server.hostname,
      seed: `${seed}/${name}`,
      failures: options.failures ?? 0,
      note: (event) => this.#note(event),
    };
    this.#reporter = { clientId: this.clientId, profile, caller, sample: random.integer(1000) };
  }

  get statistics(): Statistics {
    return this.#statistics.snapshot();
  }

  /** Something was installed that takes effect with a restart. */
  get restartPending(): boolean {
    return this.#machine.restartPending;
  }

  /** Where every deployable update stands, by what was learned in the last scan. */
  get status(): StatusLists {
    return statusLists(this.#store, this.#machine, this.#options.reportsPending ?? false);
  }

  /** Revisions held. */
  get cached(): number {
    return this.#store.size;
  }

  /**
   * One metadata sync, with categories a category scan. Never throws for what a server can do wrong: the
   * result says how it ended. Events 147 and 156, or 148, wait for `report` then.
   */
  async scan(settings: { readonly categories?: readonly string[] } = {}): Promise<ScanResult> {
    const before = this.#statistics.snapshot().trips;
    const started = this.#now();
    const error = await this.#scanPatiently(settings.categories ?? []);
    const trips = this.#statistics.snapshot().trips - before;
    const status = this.status;
    if (error === undefined) {
      const offered = workList(this.#store, this.#machine).length;
      const found = { B: this.#store.size, C: 1, f: this.#now() - started, k: 'true' };
      this.#note({ eventId: 147, strings: [String(offered)], tags: found });
      this.#note({ eventId: 156, tags: statusTags(status) });
      return { outcome: 'done', hresult: 0, trips, offered, status };
    }
    const hresult = resultOf(error);
    this.#note({ eventId: 148, hresult, strings: [hex(hresult)], tags: { C: 1, k: 'true' } });
    const outcome = error instanceof SoapFault && BUSY.has(error.code) ? 'later' : 'failed';
    return { outcome, hresult, error, trips, offered: 0, status };
  }

  /** Downloads and verifies what is approved and needed. The update ids whose files are all here. */
  async download(): Promise<ReadonlySet<string>> {
    const ready = new Set<string>();
    for (const item of workList(this.#store, this.#machine)) {
      if (item.revision.deployment.action === 'Uninstall' || (await downloadItem(this.#install, item))) {
        ready.add(item.revision.core.identity.updateId);
      }
    }
    return ready;
  }

  /** Installs what is approved and needed, and removes what is approved for removal. Sends what is waiting before it begins, as agents do. */
  async install(): Promise<ReadonlyMap<string, InstallOutcome>> {
    const items = workList(this.#store, this.#machine);
    if (items.length === 0) return new Map();
    for (const item of items) this.#note(startEvent(item, this.#store.titles.get(item.revision.id) ?? ''));
    await this.report();
    return new Map(
      items.map((item) => [item.revision.core.identity.updateId, installItem(this.#install, item)]),
    );
  }

  /** Sends the events that wait, in batches. What the server did not take is kept; the error is thrown. The number of events sent. */
  async report(): Promise<number> {
    let sent = 0;
    while (this.#store.events.length > 0) {
      const eventBatch = this.#store.events.slice(0, EVENTS_PER_BATCH);
      const taken = await this.#session.withCookie(async (cookie) => {
        const clientTime = new Date(this.#now()).toISOString();
        const envelope = writeReportEventBatchRequest({ cookie, clientTime, eventBatch });
        return readReportEventBatchResponse(
          await this.#channel.call('reporting', 'ReportEventBatch', envelope),
        );
      });
      if (!taken) break;
      this.#store.events = this.#store.events.slice(eventBatch.length);
      this.#statistics.add('eventsSent', eventBatch.length);
      sent += eventBatch.length;
    }
    return sent;
  }

  /** What an agent does when its timer rings: scan, download, install, report. With `install` false it only scans and reports. */
  async cycle(settings: { readonly install?: boolean } = {}): Promise<CycleResult> {
    const result = await this.scan();
    if (result.outcome !== 'done' || settings.install === false) {
      if (result.outcome === 'done') await this.report();
      return { scan: result, installs: new Map() };
    }
    await this.download();
    const installs = await this.install();
    await this.report();
    return { scan: result, installs };
  }

  /** Restarts the machine: what waited for it is installed now. Agents report that with their next scan. */
  restart(): void {
    this.#machine.restart();
  }

  /** Everything the machine keeps, as a value for `ClientOptions.datastore`; `writeDatastore` makes it text. */
  export(): DatastoreState {
    return this.#store.state(this.clientId, this.#machine.state());
  }

  /** Closes the connections. */
  close(): void {
    this.#channel.close();
    this.#downloader.close();
  }

  #now(): number {
    return (this.#options.clock ?? systemClock).now();
  }

  #note(event: EventDetails): void {
    this.#store.events.push(writeEvent(this.#reporter, this.#now(), event));
  }

  async #scanPatiently(categories: readonly string[]): Promise<Error | undefined> {
    const { busyRetries = 0, busyDelay = 1000 } = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        await scan(this.#parts, categories);
        return undefined;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const busy = error instanceof SoapFault && BUSY.has(error.code);
        if (!busy || attempt >= busyRetries) return error;
        await new Promise((resolve) => setTimeout(resolve, busyDelay * 2 ** attempt));
      }
    }
  }
}

/** Makes a simulated machine. */
export function simulateClient(options: ClientOptions): SimulatedClient {
  return new SimulatedClient(options);
}

function startEvent({ revision }: WorkItem, title: string): EventDetails {
  const { core, deployment } = revision;
  return {
    eventId: deployment.action === 'Uninstall' ? 226 : 181,
    update: core.identity,
    strings: [title],
    tags: { Q: core.bundles.length > 0 ? 2 : 1 },
    installing: true,
  };
}

function resultOf(error: Error): number {
  if (error instanceof TooManyTrips) return TOO_MANY_TRIPS;
  if (error instanceof SoapFault) return SOAP_FAULT;
  if (error instanceof Failure && error.code === 'simulator/cannot-connect') return CANNOT_CONNECT;
  if (error instanceof Failure && error.code === 'simulator/http-status') return SERVICE_UNAVAILABLE;
  return BAD_ANSWER;
}
