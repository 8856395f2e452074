export type {
  ChannelEvent,
  Collected,
  CollectedCertificate,
  CollectedMachine,
  CollectedProxy,
  CollectedService,
  CollectedTransfers,
  HttpProbe,
  NameProbe,
  RegistryValue,
  ReportingLine,
  UpdateSource,
} from './collected.ts';
export { readNetsh } from './proxy.ts';
export { COLLECTED_VERSION, readCollected } from './read-collected.ts';
export { parseReportingLine } from './reporting-line.ts';
export { COLLECTOR_FILE, COLLECTOR_SCRIPT } from './script.ts';
export { unread } from './unread.ts';
