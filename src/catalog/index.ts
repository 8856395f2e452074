export { buildCatalog } from './build.ts';
export type {
  Catalog,
  CatalogDelta,
  CatalogSource,
  CatalogStats,
  CategoryScanAnswer,
  ClientKnowledge,
  Device,
  DriverScanQuery,
  Explanation,
  Incompleteness,
  InstalledDriver,
  Offer,
  OfferedDeployment,
  PageLimits,
  PrinterScanQuery,
  ScanQuery,
  ScanResult,
  Snapshot,
} from './types.ts';
export { NOTHING_KNOWN } from './types.ts';
