import type { Identity } from '../synthetic/document.ts';
import { writeAnchor } from './anchors.ts';
import type { WorldFile, WorldRevision } from './revision.ts';

/** From when to when a thing was so, milliseconds since 1970; `until` undefined: it still is. */
export interface Span {
  readonly from: number;
  until?: number;
}

export interface WorldGroup extends Span {
  readonly groupId: string;
  readonly parentId: string;
  readonly name: string;
  readonly isBuiltin: boolean;
}

export interface WorldDeployment extends Span, Identity {
  readonly guid: string;
  readonly groupId: string;
  readonly action: number;
  readonly deadline?: number;
  readonly adminName: string;
}

interface Named extends Span {
  readonly id: string;
}

/** A revision and when it came; the upstream never forgets one. */
export type DatedRevision = WorldRevision & Span;

export interface WorldRecords {
  /** By `<update id>/<revision number>`, in the order in which they came. */
  readonly revisions: Map<string, DatedRevision>;
  /** Of each update; one that was given again stands there twice. */
  readonly byUpdate: Map<string, DatedRevision[]>;
  /** By SHA-1 in upper-case hex. */
  readonly files: Map<string, WorldFile>;
  readonly groups: WorldGroup[];
  readonly deployments: WorldDeployment[];
  readonly declines: Named[];
  readonly eulas: Named[];
}

/** The world at one time, or as it is now. */
export class WorldView {
  readonly #records: WorldRecords;
  readonly #now: () => number;
  readonly #time: number;

  constructor(records: WorldRecords, now: () => number, time = Number.POSITIVE_INFINITY) {
    this.#records = records;
    this.#now = now;
    this.#time = time;
  }

  /** The same world, but its anchors are fresh: what an upstream shows that is held back on purpose. */
  withAnchorsOf(other: WorldView): WorldView {
    return new WorldView(this.#records, () => other.#now(), this.#time);
  }

  /** A fresh one. */
  anchor(): string {
    const changes = this.#records.deployments.reduce(
      (sum, each) => sum + Number(each.from <= this.#time) + Number((each.until ?? Infinity) <= this.#time),
      0,
    );
    return writeAnchor({ counter: 1 + changes, time: this.#now() });
  }

  revision({ updateId, revisionNumber }: Identity): DatedRevision | undefined {
    const found = this.#records.revisions.get(`${updateId}/${revisionNumber}`);
    return found !== undefined && this.#holds(found) ? found : undefined;
  }

  newest(updateId: string): DatedRevision | undefined {
    const all = this.#records.byUpdate.get(updateId)?.filter((each) => this.#holds(each)) ?? [];
    return all.sort((one, other) => other.revisionNumber - one.revisionNumber)[0];
  }

  /** The highest revision of each update. */
  newestRevisions(): readonly DatedRevision[] {
    const newest = new Map<string, DatedRevision>();
    for (const each of this.#records.revisions.values()) {
      if (!this.#holds(each)) continue;
      const other = newest.get(each.updateId);
      if (other === undefined || other.revisionNumber < each.revisionNumber) newest.set(each.updateId, each);
    }
    return [...newest.values()];
  }

  file(sha1: string): WorldFile | undefined {
    return this.#records.files.get(sha1);
  }

  get groups(): readonly WorldGroup[] {
    return this.#records.groups.filter((each) => this.#holds(each));
  }

  /** In force, and put in force after the first and not after the second of those times. */
  deploymentsAdded(after: number, upTo: number): readonly WorldDeployment[] {
    return this.#records.deployments.filter(
      (each) => this.#holds(each) && each.from > after && each.from <= upTo,
    );
  }

  deploymentsEnded(after: number, upTo: number): readonly string[] {
    return this.#records.deployments
      .filter(({ until }) => until !== undefined && until <= this.#time && until > after && until <= upTo)
      .map(({ guid }) => guid);
  }

  get declined(): readonly string[] {
    return this.#records.declines.filter((each) => this.#holds(each)).map(({ id }) => id);
  }

  get acceptedEulas(): readonly string[] {
    return this.#records.eulas.filter((each) => this.#holds(each)).map(({ id }) => id);
  }

  #holds({ from, until }: Span): boolean {
    return from <= this.#time && (until === undefined || until > this.#time);
  }
}
