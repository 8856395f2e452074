export { buildCatalog } from './build.ts';
export type { DecisionExplanation, LosingDecision, LossReason } from './precedence.ts';
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
  Hold,
  Incompleteness,
  InstalledDriver,
  ListingFilter,
  Offer,
  OfferedDeployment,
  PageLimits,
  PrinterScanQuery,
  Removable,
  ScanQuery,
  ScanResult,
  Snapshot,
  UpdateHold,
} from './types.ts';
export { NOTHING_KNOWN } from './types.ts';
