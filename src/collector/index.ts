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
} from './collected.ts';
