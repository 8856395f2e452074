export { buildCatalog } from './build.ts';
export type {
  Catalog,
  CatalogDelta,
  CatalogSource,
  CatalogStats,
  CategoryEntry,
  CategoryScanAnswer,
  ClientKnowledge,
  Device,
  DriverScanQuery,
  Explanation,
  Incompleteness,
  InstalledDriver,
  ListingFilter,
  Offer,
  OfferedDeployment,
  PageLimits,
  PrinterScanQuery,
  ScanQuery,
  ScanResult,
  Snapshot,
} from './types.ts';
export { NOTHING_KNOWN } from './types.ts';
