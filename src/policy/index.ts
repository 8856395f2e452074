export { policyFailures } from './failures.ts';
export {
  GENERATE_FORMATS,
  type GeneratedPolicy,
  type GenerateFormat,
  generatePolicy,
} from './generate/generate-policy.ts';
export type { GenerateOptions } from './generate/options.ts';
export { locationValues, type WrittenValue } from './generate/written-values.ts';
export { lintPolicy } from './lint.ts';
export type { LintContext } from './lint-context.ts';
export { POLICY_MESSAGES } from './messages.ts';
export { fromCollected } from './read/from-collected.ts';
export { readPolicyText } from './read/read-policy-text.ts';
export { type ClassSource, type ScanSource, scanSource } from './scan-source.ts';
export { type ServerLocation, serverLocation } from './server-location.ts';
export { POLICY_FORMATS, type PolicyFormat, type PolicyValue, type PolicyValues } from './values.ts';
export { WINDOWS_NAMES, type Windows, type WindowsName, windowsOf } from './windows.ts';
