export type { ContentExpectation, ContentInfo, ContentStore } from './port.ts';
