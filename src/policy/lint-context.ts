/** What is known of the server besides, to compare a policy with. What is left out is not compared. */
export interface LintContext {
  /** The addresses that computers reach this server by. */
  readonly serverUrls?: readonly string[];
  /** The names of the target groups that exist. */
  readonly groups?: readonly string[];
  /** What the server shows over TLS: SHA-1 thumbprints of its chain, and the names it is for. */
  readonly certificate?: { readonly thumbprints: readonly string[]; readonly names: readonly string[] };
  /** Titles of the feature updates that are approved. */
  readonly featureUpdates?: readonly string[];
  /** Names of other computers that send the same SusClientId. */
  readonly sameClientId?: readonly string[];
}
