import type { SignInService } from '#accounts';
import type { BundleImport, BundleInfo, ExportOptions, ImportOptions } from '#bundle';
import type { ContentFetcher, FiguresDesk, Health, Housekeeping, Notices, Rules } from '#jobs';
import type { CatalogPage, Migrated, Preflight, Synchroniser, UpstreamSettings } from '#upstream';

/** How long work tells of itself, and is asked to end. */
export interface LongWork {
  readonly onProgress: (step: string, done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * What administrators can have done besides the verbs of `changes`: work that talks to other servers, or takes its
 * time. `app` puts it together.
 */
export interface Desks {
  readonly synchroniser: Synchroniser;
  readonly fetcher: ContentFetcher;
  readonly housekeeping: Housekeeping;
  readonly health: Health;
  readonly figures: FiguresDesk;
  readonly rules: Rules;
  readonly notices: Notices;
  readonly signInService: SignInService;
  /** Tries the connection to such an upstream step by step, whether it is the one that is set or not. */
  preflight(settings: UpstreamSettings): Promise<Preflight>;
  /** When the schedule starts the next run; undefined: it is manual, or no server runs. */
  nextSyncAt(): number | undefined;
  /** Settings of these names were changed: whoever works by them reads them again. */
  settingsChanged(names: readonly string[]): Promise<void>;
  /** The signal ends the search; without one it may take minutes. */
  searchCatalog(text: string, signal?: AbortSignal): Promise<CatalogPage>;
  exportBundle(options: Omit<ExportOptions, keyof LongWork>, work: LongWork): Promise<BundleInfo>;
  inspectBundle(path: string): Promise<BundleInfo>;
  importBundle(options: Omit<ImportOptions, keyof LongWork>, work: LongWork): Promise<BundleImport>;
  migrate(from: string, content: boolean, actor: string, work: LongWork): Promise<Migrated>;
  /** Fills a server that has nothing with something to look around in; only beside a server that runs. */
  fillWithSample(
    actor: string,
    work: LongWork,
  ): Promise<{ readonly updates: number; readonly computers: number }>;
  /** SHA-1s of damaged files, which stay behind, are named. */
  moveContent(
    path: string,
    work: LongWork,
  ): Promise<{ readonly files: number; readonly bytes: number; readonly corrupt: readonly string[] }>;
}
