import { cleanupSection } from './cleanup-section.ts';
import { contentSection } from './content-section.ts';
import { downstreamSection } from './downstream-section.ts';
import { groupsSection } from './groups-section.ts';
import { mailSection, subscriptionsSection } from './notices-sections.ts';
import { revisionsSection } from './revisions-section.ts';
import { rulesSection } from './rules-section.ts';
import { scheduleSection } from './schedule-section.ts';
import type { Section } from './section.ts';
import { classificationsSection, languagesSection, productsSection } from './selection-sections.ts';
import { upstreamSection } from './upstream-section.ts';
import { viewsSection } from './views-section.ts';

/** What a document can say, in the order in which it can be brought about. */
export const SECTIONS: readonly Section[] = [
  upstreamSection,
  scheduleSection,
  languagesSection,
  productsSection,
  classificationsSection,
  contentSection,
  downstreamSection,
  groupsSection,
  revisionsSection,
  rulesSection,
  viewsSection,
  cleanupSection,
  mailSection,
  subscriptionsSection,
];
