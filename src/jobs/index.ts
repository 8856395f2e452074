export { type EventExpiryOptions, startEventExpiry } from './expire-events.ts';
export {
  type Scrub,
  type ScrubFinding,
  type ScrubOptions,
  type ScrubReport,
  startScrub,
} from './scrub-content.ts';
export { type ScrubPosition, scrubPositionFile, scrubPositionInMemory } from './scrub-position.ts';
export { type Sleep, timerSleep } from './sleep.ts';
