import type { Cookie, GetConfigResponse, ReportingEvent, UpdateInfo, WireDeployment } from '#wire';
import { simulatorFailures } from '../failures.ts';
import { type CoreUpdate, readCore } from './core-fragment.ts';
import type { ExtendedUpdate } from './extended-fragment.ts';
import type { MachineState } from './machine.ts';

/** A revision that the agent holds, under the server's id. */
export interface CachedRevision {
  readonly id: number;
  readonly core: CoreUpdate;
  readonly isLeaf: boolean;
  readonly deployment: WireDeployment;
}

/** What an agent keeps on disk between scans (MS-WUSP 3.2.1), as one JSON value. */
export interface DatastoreState {
  readonly clientId: string;
  readonly config?: GetConfigResponse;
  readonly cookie?: Cookie;
  readonly registered: boolean;
  readonly revisions: readonly {
    readonly id: number;
    readonly core: string;
    readonly isLeaf: boolean;
    readonly deployment: WireDeployment;
  }[];
  readonly failedUpdates: readonly string[];
  readonly events: readonly ReportingEvent[];
  readonly machine: MachineState;
}

/** The agent's memory: session, cached revisions, what it learned about them, events that wait to be sent. */
export class Datastore {
  config: GetConfigResponse | undefined;
  cookie: Cookie | undefined;
  registered = false;
  /** Events that no server has taken yet. */
  events: ReportingEvent[] = [];
  /** Update ids whose last installation failed. */
  readonly failedUpdates = new Set<string>();
  /** By revision id. Forgotten with the revision, never exported: it is asked for again. */
  readonly extended = new Map<number, ExtendedUpdate>();
  readonly titles = new Map<number, string>();
  /** Upper-case hex SHA-1 to URL. */
  readonly locations = new Map<string, string>();
  /** Upper-case hex SHA-1 of files that were downloaded and verified. */
  readonly downloaded = new Set<string>();
  readonly #revisions = new Map<number, CachedRevision>();

  constructor(state?: DatastoreState) {
    if (state === undefined) return;
    this.config = state.config;
    this.cookie = state.cookie;
    this.registered = state.registered;
    this.events = [...state.events];
    for (const updateId of state.failedUpdates) this.failedUpdates.add(updateId);
    for (const { id, core, isLeaf, deployment } of state.revisions) {
      this.#revisions.set(id, { id, core: readCore(core), isLeaf, deployment });
    }
  }

  get revisions(): Iterable<CachedRevision> {
    return this.#revisions.values();
  }

  get size(): number {
    return this.#revisions.size;
  }

  get(id: number): CachedRevision | undefined {
    return this.#revisions.get(id);
  }

  /**
   * Takes a new update in. Throws simulator/bad-answer where a native agent fails with 0x80070057: no
   * deployment, or a LastChangeTime that is not a date (protocol-facts 1, 17).
   */
  add(update: UpdateInfo): CachedRevision {
    const { id, isLeaf, xml } = update;
    if (xml === undefined) throw badUpdate(id, 'a new update has no Core fragment');
    const revision = { id, isLeaf, core: readCore(xml), deployment: checkDeployment(update) };
    this.forget(id);
    this.#revisions.set(id, revision);
    return revision;
  }

  /** Applies a changed deployment; one of an update that is not held is ignored, as it has no metadata. */
  change(update: UpdateInfo): void {
    const old = this.#revisions.get(update.id);
    if (old === undefined) return;
    this.#revisions.set(update.id, { ...old, isLeaf: update.isLeaf, deployment: checkDeployment(update) });
  }

  forget(id: number): void {
    this.#revisions.delete(id);
    this.extended.delete(id);
    this.titles.delete(id);
  }

  /** Replaces everything held, after RefreshCache gave the revisions new ids. */
  replaceAll(revisions: readonly CachedRevision[]): void {
    this.#revisions.clear();
    this.extended.clear();
    this.titles.clear();
    for (const revision of revisions) this.#revisions.set(revision.id, revision);
  }

  state(clientId: string, machine: MachineState): DatastoreState {
    return {
      clientId,
      ...(this.config === undefined ? {} : { config: this.config }),
      ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
      registered: this.registered,
      revisions: [...this.#revisions.values()].map(({ id, core, isLeaf, deployment }) => ({
        id,
        core: core.xml,
        isLeaf,
        deployment,
      })),
      failedUpdates: [...this.failedUpdates],
      events: this.events,
      machine,
    };
  }
}

function badUpdate(id: number, detail: string): Error {
  return simulatorFailures.fail('bad-answer', { subject: `revision ${id}`, detail });
}

function checkDeployment({ id, deployment }: UpdateInfo): WireDeployment {
  if (deployment === undefined) throw badUpdate(id, 'there is no Deployment');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(deployment.lastChangeTime)) {
    throw badUpdate(id, `LastChangeTime is "${deployment.lastChangeTime}", not a date`);
  }
  return deployment;
}

/** The state as text that `parseDatastore` reads back. */
export function writeDatastore(state: DatastoreState): string {
  return JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'bigint' ? { bigint: value.toString() } : value,
  );
}

/** Reads what `writeDatastore` wrote. */
export function parseDatastore(text: string): DatastoreState {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'bigint' in value && typeof value.bigint === 'string'
      ? BigInt(value.bigint)
      : value,
  ) as DatastoreState;
}
