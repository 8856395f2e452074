import { certificateNames } from './certificate-names.ts';
import { certificateExpiry } from './certificates.ts';
import type { Check, Finding, Severity } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { clonedMachines } from './cloned-machines.ts';
import { contentErrors } from './content-errors.ts';
import { contentIncomplete } from './content-incomplete.ts';
import { damagedContent } from './damaged-content.ts';
import { databaseSize } from './database-size.ts';
import { diskSpace } from './disk-space.ts';
import { emptyGroups } from './empty-groups.ts';
import type { HealthFacts } from './facts.ts';
import { failureSpike } from './failure-spike.ts';
import { idleDrivers } from './idle-drivers.ts';
import { liveUpdates } from './live-updates.ts';
import { missingGroups } from './missing-groups.ts';
import { missingReports } from './missing-reports.ts';
import { newCategories } from './new-categories.ts';
import { oldAgents } from './old-agents.ts';
import { quarantined } from './quarantined.ts';
import { resultCluster } from './result-cluster.ts';
import { scanTrips } from './scan-trips.ts';
import { silentBuild } from './silent-build.ts';
import { silentMachines } from './silent-machines.ts';
import { silentSubnet } from './silent-subnet.ts';
import { supersededUpdates } from './superseded-updates.ts';
import { syncAge } from './sync-age.ts';
import { syncFailed } from './sync-failed.ts';
import { undeliveredNotices } from './undelivered-notices.ts';
import { unfetchedContent } from './unfetched-content.ts';
import { unfinishedScans } from './unfinished-scans.ts';
import { unservedGroups } from './unserved-groups.ts';
import { waitingTerms } from './waiting-terms.ts';

export const CHECKS: readonly Check[] = [
  diskSpace,
  certificateExpiry,
  certificateNames,
  syncAge,
  syncFailed,
  silentSubnet,
  silentBuild,
  silentMachines,
  clockSkew,
  unfinishedScans,
  scanTrips,
  missingReports,
  clonedMachines,
  failureSpike,
  resultCluster,
  unfetchedContent,
  liveUpdates,
  supersededUpdates,
  contentErrors,
  damagedContent,
  contentIncomplete,
  missingGroups,
  unservedGroups,
  emptyGroups,
  newCategories,
  idleDrivers,
  oldAgents,
  databaseSize,
  waitingTerms,
  quarantined,
  undeliveredNotices,
];

export const CHECK_CODES: readonly string[] = CHECKS.map(({ code }) => code);

const RANK: Readonly<Record<Severity, number>> = { alarm: 0, warning: 1, notice: 2 };

/** Everything that is not as it should be, the worst first. */
export function examine(facts: HealthFacts): readonly Finding[] {
  return CHECKS.map((each) => each.look(facts))
    .filter((finding) => finding !== undefined)
    .sort((one, other) => RANK[one.severity] - RANK[other.severity]);
}
