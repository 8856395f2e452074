/** How a simulated upstream behaves where real ones differ, or where a test wants it to. */
export interface UpstreamSettings {
  /** `cab`: documents of more than 5,120 bytes in UTF-16 come as Cabinets, as a real WSUS sends them. */
  readonly documents: 'plain' | 'cab';
  /** Coding of every SOAP answer, if the request accepts it. */
  readonly coding: 'identity' | 'xpress' | 'gzip';
  /** A real WSUS faults for the whole call (protocol-facts 12.2); the specification leaves unknown ids out. */
  readonly unknownIds: 'fault' | 'left-out';
  /** Bytes of documents in one answer of GetUpdateData; what does not fit is left out (MS-WSUSSS note 37). */
  readonly answerBudget: number;
  readonly maxUpdatesPerRequest: number;
  /** The upstream keeps no files: they are to be taken from Microsoft. */
  readonly catalogOnly: boolean;
  readonly protocolVersion: string;
  /** Milliseconds; 240 minutes on a real server. */
  readonly cookieLifetime: number;
  /** GetRollupConfiguration's DoDetailedRollup. */
  readonly detailedRollup: boolean;
}

export const USUAL_SETTINGS: UpstreamSettings = {
  documents: 'plain',
  coding: 'identity',
  unknownIds: 'fault',
  answerBudget: 2_000_000,
  maxUpdatesPerRequest: 100,
  catalogOnly: false,
  protocolVersion: '1.20',
  cookieLifetime: 14_400_000,
  detailedRollup: true,
};
