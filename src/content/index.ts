export { readBandwidthWindow, writeBandwidthWindow } from './bandwidth-window.ts';
export { contentPath } from './content-path.ts';
export { contentFailures } from './failures.ts';
export { type Measure, measureOf } from './measure.ts';
export {
  type BandwidthWindow,
  CONTENT_POLICY,
  type ContentPolicy,
  DEFAULT_CONTENT_POLICY,
} from './policy.ts';
export type { AddOptions, ContentExpectation, ContentInfo, ContentRoom, ContentStore } from './port.ts';
