export { contentFailures } from './failures.ts';
export { type Measure, measureOf } from './measure.ts';
export type { ContentExpectation, ContentInfo, ContentStore } from './port.ts';
