import type { FetchRecord } from '#store';
import type { UpdateId } from '#update';

/** Brings files that are wanted and not here. Works through its queue while the server runs. */
export interface ContentFetcher {
  /** Something may have changed: approvals, policy, the catalog, room on the disk. Cheap; looks again soon. */
  wake(): void;
  /** Puts files in the queue, or to its front. Files that are here or that no revision names are left out. Resolves with those queued. */
  want(sha1s: readonly string[], reason: FetchRecord['reason']): Promise<readonly string[]>;
  /** Tries failed and given up files again at once; undefined: all of them. Resolves with how many. */
  retry(sha1s?: readonly string[]): Promise<number>;
  status(): Promise<FetchStatus>;
  /** What an approval of those updates would bring here, bundle members included. */
  forecast(updateIds: readonly UpdateId[]): Promise<ContentForecast>;
  /** Works until nothing is due any more; for commands without a running server. */
  drain(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface FetchStatus {
  readonly active: readonly ActiveFetch[];
  readonly waiting: readonly FetchRecord[];
  readonly failed: readonly FetchRecord[];
  /** Why nothing moves: `disk-full` ends by itself when there is room again, `window` at the next window. */
  readonly paused?: 'disk-full' | 'window' | 'no-upstream' | 'from-microsoft';
  readonly bytesPerSecond: number;
}

export interface ActiveFetch {
  readonly sha1: string;
  readonly fileName: string;
  readonly size: number;
  readonly received: number;
  readonly startedAt: number;
  readonly reason: FetchRecord['reason'];
  /** Host it comes from. */
  readonly from: string;
}

export interface ContentForecast {
  readonly files: number;
  readonly bytes: number;
  /** Of these not here yet. */
  readonly missingFiles: number;
  readonly missingBytes: number;
  /** Free on the disk of the content, without the reserve. */
  readonly freeBytes: number;
  readonly fits: boolean;
}
