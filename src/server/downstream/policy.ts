/** The setting that says who may synchronise from this server. */
export const DOWNSTREAM_POLICY = 'downstream-policy';

export interface DownstreamPolicy {
  /** What becomes of servers that nobody decided about. */
  readonly unknownServers: 'welcome' | 'refused';
}

/** As WSUS does it. */
export const WELCOME: DownstreamPolicy = { unknownServers: 'welcome' };
