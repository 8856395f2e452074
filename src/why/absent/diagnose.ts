import type { Finding } from '#diagnosis';
import { advise, adviseImport } from './advice.ts';
import { publishedToServers } from './channel.ts';
import { classificationSelected } from './classification.ts';
import { driverSelected } from './driver.ts';
import type { AbsentFacts } from './facts.ts';
import { type AbsentCheck, cannotTell, say } from './finding.ts';
import { reallyAbsent } from './gate.ts';
import { importWorks } from './import-attempt.ts';
import { inCatalog } from './in-catalog.ts';
import { languageSelected } from './language.ts';
import { needsNoLicence } from './licence.ts';
import { productSelected } from './product.ts';
import { releasedLater } from './released-later.ts';
import { wasRemoved } from './removed.ts';
import { rightName } from './right-name.ts';
import { selectedSince } from './selection-changed.ts';
import { failedHere } from './sync-here.ts';
import { takenInPart } from './sync-partial.ts';
import { failedThere } from './sync-there.ts';
import { upstreamHasIt } from './upstream-has-it.ts';
import { stillOffered } from './withdrawn.ts';

/** In the order of the decision tree. */
const CHECKS: readonly AbsentCheck[] = [
  reallyAbsent,
  wasRemoved,
  failedHere,
  failedThere,
  takenInPart,
  selectedSince,
  releasedLater,
  productSelected,
  classificationSelected,
  languageSelected,
  publishedToServers,
  inCatalog,
  driverSelected,
  upstreamHasIt,
  stillOffered,
  needsNoLicence,
  rightName,
  importWorks,
];

/**
 * Why an update is not on this server: every branch that arises, in the order of the tree. The first that fails alone explains it. Where
 * none fails and none is unknown, that is said as something unknown: absent it is all the same.
 */
export function diagnoseAbsent(facts: AbsentFacts): readonly Finding[] {
  const findings = CHECKS.map((check) => check(facts)).filter((found) => found !== undefined);
  const isOpen = findings.some(({ verdict }) => verdict === 'fail' || verdict === 'unknown');
  return isOpen ? findings : [...findings, unexplained(facts)];
}

function unexplained(facts: AbsentFacts): Finding {
  const { sought } = facts;
  return cannotTell(
    'S2-06',
    say('absence-unexplained', { what: sought.written }),
    say('absent-decided-by-sync', undefined).says,
    { next: [advise('absent-do-synchronize', 'server', 'todoku sync run'), adviseImport(facts)] },
  );
}

/** Which checks answer each step of the article "the update I want is not synchronised". */
export const S2_STEPS: Readonly<Record<string, readonly string[]>> = {
  'S2-01': ['S2-01', 'B1', 'B14'],
  'S2-02': ['B5'],
  'S2-03': ['B6', 'B10'],
  'S2-04': ['B8', 'B13'],
  'S2-05': ['B9', 'B12'],
  'S2-06': ['B2a', 'B2b', 'B2c', 'B3', 'B4'],
  'S2-07': ['B11'],
  'S2-08': ['B7'],
  'S2-09': ['S2-09'],
};
