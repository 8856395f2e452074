// The part of the admin API that is about servers above and below, under `/api/v1`, in one file. Conventions as in contract.ts.

import type { ContentSum, ErrorBody, UpdateName } from './contract.ts';

// ------------------------------------------------------------------------------------ upstream

/** GET /upstream */
export interface UpstreamAnswer {
  /** Left out where none is set. */
  readonly upstream?: UpstreamView;
}

export interface UpstreamView {
  readonly kind: 'microsoft' | 'server';
  readonly url: string;
  readonly mode: 'autonomous' | 'replica';
  readonly accountName: string;
  readonly pinnedCertificate?: string;
  readonly rollup: boolean;
  readonly proxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy: readonly string[];
  /** Subjects of the further authorities that are trusted. */
  readonly certificateAuthorities: readonly string[];
  readonly guard: GuardView;
}

export interface GuardView {
  readonly growthFactor: number;
  readonly growthFloor: { readonly categories: number; readonly revisions: number; readonly bytes: number };
  readonly revisionJump: number;
  readonly freezeDays: number;
}

/** PUT /upstream. What is left out stays as it is, or gets its default where there was nothing. */
export interface SetUpstreamRequest {
  /** `microsoft` or a URL; '' takes the upstream away. */
  readonly url?: string;
  readonly mode?: 'autonomous' | 'replica';
  readonly accountName?: string;
  /** '' takes it away, here and below. */
  readonly pinnedCertificate?: string;
  readonly rollup?: boolean;
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly proxyPassword?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: readonly string[];
  /** PEM. Replaces the list. */
  readonly certificateAuthorities?: readonly string[];
  readonly guard?: Partial<GuardView>;
}

/** POST /upstream/test: of what is set, or of another upstream as it would be if it were set. */
export interface TestUpstreamRequest {
  /** `microsoft` or a URL. */
  readonly url?: string;
}

export interface PreflightAnswer {
  readonly url: string;
  readonly ok: boolean;
  readonly steps: readonly {
    readonly name: string;
    readonly outcome: 'ok' | 'warning' | 'failed' | 'skipped';
    readonly milliseconds: number;
    readonly evidence: string;
    readonly finding?: FindingView;
  }[];
}

// --------------------------------------------------------------------------- synchronisation

export interface FindingView extends ErrorBody {
  readonly level: 'error' | 'warning' | 'notice';
  readonly at: number;
}

/** GET /sync */
export interface SyncStatusAnswer {
  /** Base URL; left out where none is set. */
  readonly upstream?: string;
  readonly running?: SyncProgressView;
  /** The newest that is over. */
  readonly last?: SyncRunRow;
  readonly lastSucceededAt: number;
  /** Left out where the schedule is manual, no upstream is set or no server runs. */
  readonly nextAt?: number;
  /** What a person should look at now: a held run, a frozen upstream, a quarantine that grows. */
  readonly alarms: readonly FindingView[];
  readonly quarantined: number;
  /** Revisions that are here and wait for the rest of their generation. */
  readonly staged: number;
}

/** How synchronisation is, as far as one line holds it; all of it: GET /sync. */
export interface SyncSummary {
  /** Base URL; left out where none is set. */
  readonly upstream?: string;
  readonly running: boolean;
  /** 0: never. */
  readonly lastSucceededAt: number;
  /** Of the newest run that is over. */
  readonly lastOutcome?: SyncRunRow['outcome'];
  readonly nextAt?: number;
  readonly errors: number;
  readonly warnings: number;
  /** Revisions that were not taken in. */
  readonly quarantined: number;
}

export interface SyncProgressView {
  readonly run: SyncRunRow;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly revisionsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** POST /sync: starts a run and answers at once. */
export interface StartSyncRequest {
  readonly acceptGrowth?: boolean;
  /** Only configuration and the category tree. */
  readonly categoriesOnly?: boolean;
}

/** DELETE /sync: asks the run under way to end, and waits until it has. */
export interface StopSyncAnswer {
  readonly stopped: boolean;
}

/** GET /sync/runs: newest first. */
export interface SyncRunRow {
  readonly id: number;
  readonly trigger: 'manual' | 'schedule' | 'catch-up' | 'catalog' | 'migration';
  readonly actor: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: 'running' | 'succeeded' | 'partial' | 'failed' | 'cancelled' | 'held' | 'interrupted';
  readonly upstream: string;
  readonly mode: 'autonomous' | 'replica';
  readonly counts: {
    readonly new: number;
    readonly revised: number;
    readonly expired: number;
    readonly quarantined: number;
    readonly deployments: number;
    readonly declines: number;
    readonly groups: number;
  };
  readonly bytes: number;
  readonly requests: number;
  /** The first error, in one line. */
  readonly summary?: string;
}

/** GET /sync/runs/{id}; {id} `last` is the newest. */
export interface SyncRunDetails extends SyncRunRow {
  readonly phases: readonly {
    readonly name: string;
    readonly startedAt: number;
    readonly endedAt?: number;
    readonly total?: number;
    readonly done?: number;
  }[];
  readonly findings: readonly FindingView[];
  readonly selection: {
    readonly products: readonly UpdateName[];
    readonly classifications: readonly UpdateName[];
    readonly languages: readonly string[];
  };
}

/** GET and PUT /sync/schedule */
export interface ScheduleView {
  /** 0: manual; 1 to 24. */
  readonly perDay: number;
  /** `HH:MM`, server's local time. */
  readonly firstAt: string;
  /** Minutes. */
  readonly randomOffset: number;
  /** Left out where it is manual, no upstream is set or no server runs. */
  readonly nextAt?: number;
}

/** GET /sync/quarantine */
export interface QuarantineRow extends UpdateName {
  readonly revisionNumber: number;
  readonly reason: string;
  readonly code: string;
  readonly detail: string;
  readonly since: number;
  readonly runId: number;
  readonly attempts: number;
}

/** POST /sync/quarantine/release: the next run tries them again. */
export interface ReleaseRequest {
  /** All of them when left out. */
  readonly updateIds?: readonly string[];
}
export interface ReleaseAnswer {
  readonly released: number;
}

// ------------------------------------------------------- products, classifications, languages

/** GET /categories */
export interface CategoriesQuery {
  /** `products`: companies, families and products. */
  readonly kind: 'products' | 'classifications';
  /** Words that must all occur in the title. */
  readonly text?: string;
  readonly selected?: boolean;
}

export interface CategoriesAnswer {
  /** Depth first, every category after its parent; a search answers the matches with the path to each. */
  readonly items: readonly CategoryRow[];
  /** 0: the tree was never fetched. */
  readonly fetchedAt: number;
}

export interface CategoryRow {
  readonly id: string;
  readonly title: string;
  readonly type: 'Company' | 'ProductFamily' | 'Product' | 'UpdateClassification' | 'Category';
  readonly depth: number;
  /** Ticked itself. */
  readonly selected: boolean;
  /** Something above it is ticked. */
  readonly inherited: boolean;
  /** Updates here that belong to it. */
  readonly updates: number;
  /** It came with one of the last synchronisations. */
  readonly isNew: boolean;
}

/** POST /categories/selection */
export interface SelectCategoriesRequest {
  readonly kind: 'products' | 'classifications';
  /** Ids or titles; a title that several have is refused. */
  readonly enable?: readonly string[];
  readonly disable?: readonly string[];
  /** A named set: `windows-11`, `windows-server`, `security`, … */
  readonly preset?: string;
  /** Only says what would happen. */
  readonly preview?: boolean;
}

export interface SelectCategoriesAnswer {
  readonly enabled: readonly UpdateName[];
  readonly disabled: readonly UpdateName[];
  /** Everything ticked after it. */
  readonly selected: number;
  /** Updates that the upstream has for all that is selected then, and how many of them are not here. */
  readonly adds?: { readonly listed: number; readonly missing: number };
  /** Why that is not known: it takes a product and a classification, and an upstream that answers. */
  readonly notWeighed?: ErrorBody;
  /** Titles of the preset that the upstream does not have. */
  readonly passedOver: readonly string[];
  /** Updates that are here and that nothing selects any more: they stay. */
  readonly leaves: number;
  readonly applied: boolean;
}

/** GET /categories/presets */
export interface PresetRow {
  readonly name: string;
  readonly kind: 'products' | 'classifications';
  readonly titles: readonly string[];
}

/** GET and PUT /languages */
export interface LanguagesAnswer {
  /** Empty: all. */
  readonly selected: readonly string[];
  readonly available: readonly {
    readonly short: string;
    readonly long: string;
    readonly enabledUpstream: boolean;
  }[];
}
export interface SetLanguagesRequest {
  readonly languages: readonly string[];
}

// ------------------------------------------------------------------------------------- content

/** GET /content/fetches; POST /content/fetches (a task) fetches until nothing is due any more and answers the same. */
export interface FetchesAnswer {
  readonly active: readonly (FetchView & { readonly received: number; readonly from: string })[];
  readonly waiting: readonly FetchView[];
  readonly failed: readonly (FetchView & {
    readonly error: ErrorBody;
    readonly attempts: number;
    readonly nextAttemptAt?: number;
  })[];
  readonly paused?: 'disk-full' | 'window' | 'no-upstream' | 'from-microsoft';
  readonly bytesPerSecond: number;
}
export interface FetchView {
  readonly sha1: string;
  readonly fileName: string;
  readonly size: number;
  readonly reason: string;
}

/** POST /content/fetch: wants files now, in front of others; failed ones are tried again. */
export interface FetchRequest {
  readonly sha1s?: readonly string[];
  readonly updateIds?: readonly string[];
  /** Every failed file again. */
  readonly retry?: boolean;
}
export interface FetchAnswer {
  readonly queued: number;
  readonly present: number;
}

/** GET and PUT /content/policy */
export interface ContentPolicyView {
  readonly mode: 'on-approval' | 'everything' | 'from-microsoft';
  readonly express: boolean;
  readonly parallel: number;
  readonly bytesPerSecond?: number;
  /** `Mon-Fri 08:00-18:00 500k` and the like, the first that fits counts. */
  readonly windows: readonly string[];
  readonly hosts: readonly string[];
}

/** POST /content/forecast */
export interface ForecastRequest {
  readonly updateIds: readonly string[];
}
export interface ForecastAnswer {
  readonly files: number;
  readonly bytes: number;
  readonly missingFiles: number;
  readonly missingBytes: number;
  readonly freeBytes: number;
  readonly fits: boolean;
}

/** POST /content/move (a task): copies every file to another directory, verified, and goes on from there after a restart. */
export interface MoveContentRequest {
  /** Absolute path on the server's own machine. */
  readonly path: string;
}
export interface MoveContentAnswer {
  readonly moved: ContentSum;
  /** SHA-1s of files that are damaged: they stay behind. */
  readonly corrupt: readonly string[];
  readonly path: string;
}

// -------------------------------------------------------------------------- downstream servers

/** GET /downstream */
export interface DownstreamAnswer {
  readonly items: readonly DownstreamRow[];
  readonly unknownServers: 'welcome' | 'refused';
}
export interface DownstreamRow {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  readonly allowed: 'yes' | 'no' | 'by-policy';
  readonly address: string;
  readonly firstContactAt: number;
  readonly lastContactAt: number;
  readonly version?: string;
  readonly protocolVersion?: string;
  readonly mode?: 'autonomous' | 'replica';
  readonly lastSyncAt: number;
  /** Revisions that it has not listed yet; left out where it never listed any. */
  readonly lag?: number;
  readonly missingFiles: number;
  readonly lastRollupAt: number;
  readonly computers?: number;
  readonly needing?: number;
  readonly failing?: number;
}
/** PATCH /downstream/{id}, DELETE /downstream/{id} */
export interface AllowDownstreamRequest {
  readonly allowed: boolean;
}
/** PUT /downstream-policy */
export interface DownstreamPolicyRequest {
  readonly unknownServers: 'welcome' | 'refused';
}
