/** MaxNumberOfUpdatesPerRequest, and the most digests in DownloadFiles (protocol-facts 18). */
export const MOST_UPDATES = 100;
export const MOST_DIGESTS = 100;

/** Ids in one filter. Microsoft Update has some 500 products and 20 classifications. */
export const MOST_FILTER_IDS = 20_000;

/** Bytes of documents in one answer (MS-WSUSSS note 37). One document is sent whatever its size. */
export const ANSWER_BYTES = 2_000_000;

/** A longer document goes into a Cabinet where that is wanted; bytes of UTF-16 (MS-WSUSSS note 36). */
export const LONGEST_PLAIN = 5120;

/** Of the rollup (protocol-facts 13). */
export const ROLLUP_BATCHES = {
  downstreamServers: 5000,
  computers: 1500,
  outOfSync: 20_000,
  computerStatus: 500,
} as const;
