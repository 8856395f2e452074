import { type Clock, newGuid, systemClock, ZERO_GUID } from '#base';
import { simulatorFailures } from '../failures.ts';
import { sampleCatalog } from '../sample-catalog.ts';
import { type CatalogOptions, generateCatalog, type SyntheticDocument } from '../synthetic/catalog.ts';
import { generateDetectoids } from '../synthetic/detectoids.ts';
import type { Identity } from '../synthetic/document.ts';
import { languagesWith, type WorldLanguage } from './languages.ts';
import { type WorldFile, type WorldRevision, worldFile, worldRevision } from './revision.ts';
import { type Span, type WorldRecords, WorldView } from './world-view.ts';

const ALL_COMPUTERS = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421';
const UNASSIGNED_COMPUTERS = 'b73ca6ed-5727-47f3-84de-015e03f6a88a';

/** An approval as a person on the upstream gives it. */
export interface WorldApproval {
  readonly updateId: string;
  readonly groupId: string;
  /** 0 Install, 1 Uninstall, 2 Scan, 3 Block. */
  readonly action: number;
  /** Milliseconds since 1970; undefined: none. */
  readonly deadline?: number;
  readonly adminName?: string;
}

/**
 * Everything an upstream knows, editable while it serves. Nothing is ever overwritten: each thing has the time from
 * which and until which it was so, and `atTime` shows the world as it was. Each edit has a time of its own, also under a
 * clock that stands still.
 */
export class UpstreamWorld {
  readonly #clock: Clock;
  #records: WorldRecords = {
    revisions: new Map(),
    byUpdate: new Map(),
    files: new Map(),
    groups: [],
    deployments: [],
    declines: [],
    eulas: [],
  };
  #last = 0;
  languages: readonly WorldLanguage[] = languagesWith(['en', 'ja']);

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    const from = this.tick();
    const builtin = { isBuiltin: true, from };
    this.#records.groups.push(
      { groupId: ALL_COMPUTERS, parentId: ZERO_GUID, name: 'All Computers', ...builtin },
      { groupId: UNASSIGNED_COMPUTERS, parentId: ALL_COMPUTERS, name: 'Unassigned Computers', ...builtin },
    );
  }

  /** A world with the small sample catalog: real files, a superseded and an expired update, a driver. */
  static withSamples(clock?: Clock): UpstreamWorld {
    const world = new UpstreamWorld(clock);
    world.addAll(sampleCatalog().documents);
    return world;
  }

  /** A world with a synthetic catalog: 20,000 revisions take about a second. */
  static withCatalog(options: CatalogOptions, clock?: Clock): UpstreamWorld {
    const world = new UpstreamWorld(clock);
    world.addAll(generateCatalog(options));
    return world;
  }

  /** Another world with the same past: what is done to it is not done to this one. */
  fork(): UpstreamWorld {
    const fork = new UpstreamWorld(this.#clock);
    const { revisions, byUpdate, files, groups, deployments, declines, eulas } = this.#records;
    fork.#records = {
      revisions: new Map(revisions),
      byUpdate: new Map([...byUpdate].map(([id, all]) => [id, [...all]])),
      files: new Map(files),
      groups: groups.map((each) => ({ ...each })),
      deployments: deployments.map((each) => ({ ...each })),
      declines: declines.map((each) => ({ ...each })),
      eulas: eulas.map((each) => ({ ...each })),
    };
    fork.#last = this.#last;
    fork.languages = this.languages;
    return fork;
  }

  /** A new moment: now by the clock, and later than every one before. */
  tick(): number {
    this.#last = Math.max(this.#clock.now(), this.#last + 1);
    return this.#last;
  }

  /** By its clock, milliseconds since 1970. */
  get now(): number {
    return this.#clock.now();
  }

  /** As it is at each moment. */
  get live(): WorldView {
    return new WorldView(this.#records, () => this.tick());
  }

  /** As it was at that time; anchors that it hands out say so too. */
  atTime(time: number): WorldView {
    return new WorldView(this.#records, () => time, time);
  }

  addAll(documents: Iterable<SyntheticDocument>): void {
    for (const { bytes, files } of documents) this.add(bytes, files.map(worldFile));
  }

  /** Takes a document in under the identity that it names; one that is there already gives way from now on. */
  add(document: string | Buffer, files: readonly WorldFile[] = []): Identity {
    const bytes = typeof document === 'string' ? Buffer.from(document) : document;
    return this.addRevision(worldRevision(bytes, files));
  }

  /** For revisions whose document is not what it seems. */
  addRevision(revision: WorldRevision): Identity {
    const { updateId, revisionNumber } = revision;
    const dated = { ...revision, from: this.tick() };
    this.#records.revisions.set(`${updateId}/${revisionNumber}`, dated);
    const others = this.#records.byUpdate.get(updateId);
    if (others === undefined) this.#records.byUpdate.set(updateId, [dated]);
    else others.push(dated);
    for (const file of revision.files) this.#records.files.set(file.sha1, file);
    return { updateId, revisionNumber };
  }

  /** The 14,520 of July 2026 and their like: conditions that nothing depends on. */
  addIdleDetectoids(count: number): void {
    this.addAll(generateDetectoids(count));
  }

  /** Another revision of an update, `by` higher, its text edited. */
  revise(updateId: string, edit: (text: string) => string = (text) => text, by = 1): Identity {
    const newest = this.#newest(updateId);
    const number = newest.revisionNumber + by;
    const text = newest.bytes
      .toString()
      .replace(
        `UpdateID="${updateId}" RevisionNumber="${newest.revisionNumber}"`,
        `UpdateID="${updateId}" RevisionNumber="${number}"`,
      );
    return this.add(edit(text), newest.files);
  }

  /** The publisher withdraws it: a revision that says so. */
  expire(updateId: string): Identity {
    return this.revise(updateId, (text) =>
      text.replace('PublicationState="Published"', 'PublicationState="Expired"'),
    );
  }

  /** Under All Computers unless said otherwise. Returns its id. */
  addGroup(name: string, parentId = ALL_COMPUTERS, groupId = newGuid()): string {
    this.#records.groups.push({ groupId, parentId, name, isBuiltin: false, from: this.tick() });
    return groupId;
  }

  removeGroup(groupId: string): void {
    end(this.#records.groups, (group) => group.groupId === groupId, this.tick());
  }

  /** Puts a deployment in force in place of any other for that update and group. Returns its DeploymentGuid. */
  approve(approval: WorldApproval): string {
    const { updateId, groupId } = approval;
    const { revisionNumber } = this.#newest(updateId);
    const from = this.tick();
    end(
      this.#records.deployments,
      (each) => each.updateId === updateId && each.groupId === groupId && each.until === undefined,
      from,
    );
    const guid = newGuid();
    this.#records.deployments.push({ adminName: 'WUS Server', ...approval, guid, revisionNumber, from });
    return guid;
  }

  removeDeployment(guid: string): void {
    end(this.#records.deployments, (each) => each.guid === guid, this.tick());
  }

  decline(...updateIds: readonly string[]): void {
    const from = this.tick();
    for (const id of updateIds) this.#records.declines.push({ id, from });
  }

  undecline(updateId: string): void {
    end(this.#records.declines, (each) => each.id === updateId, this.tick());
  }

  acceptEula(id: string): void {
    this.#records.eulas.push({ id, from: this.tick() });
  }

  #newest(updateId: string): WorldRevision {
    const found = this.live.newest(updateId);
    if (found === undefined) throw simulatorFailures.fail('unknown-update', { subject: updateId });
    return found;
  }
}

function end<T extends Span>(list: T[], which: (each: T) => boolean, until: number): void {
  for (const each of list) if (each.until === undefined && which(each)) each.until = until;
}
