export type { ResultLanguage, ResultOrigin } from './entry.ts';
export { eventName } from './event-name.ts';
export { type Explanation, everyResult, explainResult, readResultCode } from './explain.ts';
export { FAULTS, type Fault } from './fault.ts';
