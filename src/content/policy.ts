/** How files come here, and where clients get them. The setting `content-policy`. */
export interface ContentPolicy {
  /**
   * `on-approval`: files of updates that are approved for install (WSUS's default, "deferred"). `everything`: files of all
   * updates that are not declined. `from-microsoft`: none are kept; clients are given Microsoft's own addresses.
   */
  readonly mode: 'on-approval' | 'everything' | 'from-microsoft';
  /** Also the express files (PatchingType Express, .psf), four times the room. */
  readonly express: boolean;
  /** Files at once, 1 to 32. */
  readonly parallel: number;
  /** Bytes per second outside of every window; undefined: as fast as it goes. */
  readonly bytesPerSecond?: number;
  /** The first that fits counts. */
  readonly windows: readonly BandwidthWindow[];
  /** Hosts, or domains with a leading dot, besides the upstream's own from which files may come. */
  readonly hosts: readonly string[];
}

/** A time of the day with its own speed; server's local time. */
export interface BandwidthWindow {
  /** 0 Sunday to 6 Saturday; empty: every day. */
  readonly days: readonly number[];
  /** Minutes since midnight. `to` before `from` goes over midnight. */
  readonly from: number;
  readonly to: number;
  /** 0: nothing is fetched. Undefined: as fast as it goes. */
  readonly bytesPerSecond?: number;
}

export const CONTENT_POLICY = 'content-policy';

export const DEFAULT_CONTENT_POLICY: ContentPolicy = {
  mode: 'on-approval',
  express: false,
  parallel: 4,
  windows: [],
  // Where Microsoft's metadata points to.
  hosts: [
    '.windowsupdate.com',
    '.update.microsoft.com',
    '.delivery.mp.microsoft.com',
    '.download.microsoft.com',
  ],
};
