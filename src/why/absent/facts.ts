import type { UpdateId } from '#update';

/** Everything that is looked at when an update is not on this server. Plain data; times are milliseconds since 1970, UTC. */
export interface AbsentFacts {
  readonly now: number;
  readonly sought: Sought;
  readonly searched: Searched;
  /** What the public catalog, or the person who asks, says of it; empty where nobody said anything. */
  readonly described: readonly Described[];
  readonly catalog: CatalogWord;
  readonly removed: readonly RemovedHere[];
  /** Undefined: none is set, the server lives from imports. */
  readonly upstream?: UpstreamHere;
  readonly sync: SyncHere;
  readonly quarantine: QuarantineHere;
  /** Fetched by a run that did not come to its end: it waits for the publication of its generation. */
  readonly staged: boolean;
  readonly selection: SelectionHere;
  /** Attempts to take it in by itself, newest first. */
  readonly attempts: readonly ImportAttempt[];
  /** What the catalog means by that name and is here after all, under another one. */
  readonly hereAfterAll: readonly Named[];
  /** Updates that are here and say that they supersede it. */
  readonly replacedBy: readonly Named[];
  /** Updates that are here and whose number or title is nearly the one that was written. */
  readonly similar: readonly Named[];
  /** The update of this server with the highest KB number that can be compared with the one sought. */
  readonly highestKb?: { readonly kb: string; readonly releasedOn: string };
}

/** What a person wrote, understood. */
export interface Sought {
  readonly written: string;
  readonly kind: 'update-id' | 'kb' | 'cve' | 'title';
  readonly updateId?: UpdateId;
  /** Digits only. */
  readonly kb?: string;
}

/** In how much it was looked for. */
export interface Searched {
  /** Updates in every state: declined, expired and superseded ones too. */
  readonly updates: number;
  readonly staged: number;
  readonly quarantined: number;
}

/** One update as the public catalog shows it, or as a person tells of it. */
export interface Described {
  readonly updateId?: UpdateId;
  readonly title: string;
  readonly products: readonly CategoryHere[];
  readonly classification?: CategoryHere;
  /** `yyyy-MM-dd`; the hour is not told. */
  readonly releasedOn?: string;
  /** Short names (`ja`, `de-de`); undefined: not told. */
  readonly languages?: readonly string[];
  readonly from: 'catalog' | 'person';
}

/** A product or classification by name, and how it stands on this server. */
export interface CategoryHere {
  readonly name: string;
  /** As this server calls it, where that is another name. */
  readonly here?: string;
  /** `above`: by a family or company that is ticked. `unlisted`: the upstream has told of no such category. */
  readonly selected: 'itself' | 'above' | 'no' | 'unlisted';
  /** It is selected now, and was not when the last successful run began. */
  readonly isNew?: boolean;
}

/** What the public catalog said. */
export type CatalogWord =
  | { readonly state: 'answered'; readonly rows: number; readonly hasMore: boolean; readonly at: number }
  | { readonly state: 'unreachable'; readonly code: string; readonly detail?: string }
  /** `cve`: it cannot be searched by CVE. `server`: this server takes its updates from another one, or none, not from Microsoft. */
  | { readonly state: 'not-asked'; readonly because: 'offline' | 'server' | 'cve' };

/** An update of which there was at least one revision here, and there is none any more. */
export interface RemovedHere {
  readonly updateId: UpdateId;
  readonly title?: string;
  readonly at: number;
  /** The task of housekeeping; undefined where its log does not go back so far. */
  readonly task?: string;
  readonly reason: 'obsolete' | 'declined' | 'expired' | 'unheld' | 'unknown';
  /** The log's own words. */
  readonly words?: string;
}

export interface UpstreamHere {
  readonly kind: 'microsoft' | 'server';
  readonly url: string;
  readonly mode: 'autonomous' | 'replica';
  /** What it answered when it was asked for a list that would have the update. */
  readonly lists: UpstreamWord;
}

export type UpstreamWord =
  | { readonly state: 'lists' | 'lacks'; readonly at: number }
  | { readonly state: 'unreachable'; readonly code: string }
  /** `no-id`: its UpdateID is not known. `no-category`: nor are its product and classification here. `needless`: the selection tells already. */
  | {
      readonly state: 'not-asked';
      readonly because: 'offline' | 'no-id' | 'no-category' | 'needless' | 'running';
    };

/** What synchronisation did. Imports of single updates are not among its runs. */
export interface SyncHere {
  readonly running?: { readonly id: number; readonly startedAt: number; readonly phase: string };
  /** The last one that is over, from this upstream. */
  readonly last?: RunHere;
  /** When the last run began that brought updates for a selection; undefined: none did yet. */
  readonly lastGoodAt?: number;
  /** Runs that came to nothing since. */
  readonly failures: number;
  /** Undefined: only by hand. */
  readonly nextAt?: number;
}

export interface RunHere {
  readonly id: number;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: 'succeeded' | 'partial' | 'failed' | 'cancelled' | 'held' | 'interrupted';
  /** It asked for the tree of products alone. */
  readonly categoriesOnly: boolean;
  /** The last phase that began. */
  readonly phase?: string;
  readonly actor: string;
  readonly quarantined: number;
  readonly error?: RunError;
  /** Codes of everything it found. */
  readonly codes: readonly string[];
}

export interface RunError {
  /** Stable, `room/code`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly subject?: string;
  readonly detail?: string;
}

export interface QuarantineHere {
  readonly total: number;
  /** Revisions of this very update. */
  readonly ofIt: readonly {
    readonly updateId: UpdateId;
    readonly revisionNumber: number;
    readonly reason: string;
    readonly detail: string;
    readonly since: number;
    readonly attempts: number;
  }[];
}

/** What is selected now, and what that adds to what the last successful run asked for. */
export interface SelectionHere {
  readonly products: number;
  readonly classifications: number;
  /** Short names; empty: all. */
  readonly languages: readonly string[];
  /** Names; undefined where no run was successful yet. */
  readonly added?: {
    readonly products: readonly string[];
    readonly classifications: readonly string[];
    readonly languages: readonly string[];
  };
  /** The last change of it in the audit. */
  readonly changed?: { readonly at: number; readonly actor: string };
}

export interface ImportAttempt {
  readonly runId: number;
  readonly at: number;
  readonly code: string;
  readonly message: string;
}

/** An update that is here. */
export interface Named {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly kbs: readonly string[];
}
