export { isPerson } from './actor.ts';
export { syncDirectory, writeFileAtomically } from './atomic-file.ts';
export { BoundedCache } from './bounded-cache.ts';
export { type Clock, manualClock, systemClock } from './clock.ts';
export {
  type DigestAlgorithm,
  digestFromBase64,
  digestOf,
  digestToBase64,
  isDigestHex,
  startDigest,
} from './digest.ts';
export {
  Failure,
  type FailureDetails,
  type FailureSpec,
  type FailureTable,
  failureTable,
} from './failure.ts';
export { type FailureParts, failureOf, partsOf } from './failure-parts.ts';
export { newGuid, parseGuid, ZERO_GUID } from './guid.ts';
export { type Log, type LogFields, nullLog } from './log.ts';
