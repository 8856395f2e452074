export { exportBundle } from './export-bundle.ts';
export { bundleFailures } from './failures.ts';
export { importBundle } from './import-bundle.ts';
export { inspectBundle } from './inspect-bundle.ts';
export type {
  BundleContext,
  BundleImport,
  BundleInfo,
  BundleState,
  ExportOptions,
  ImportOptions,
} from './types.ts';
export { readWsusPackage, type WsusPackage } from './wsus/read-package.ts';
