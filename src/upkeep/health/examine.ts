import { certificateExpiry } from './certificates.ts';
import type { Check, Finding, Severity } from './check.ts';
import { clonedMachines } from './cloned-machines.ts';
import { contentErrors } from './content-errors.ts';
import { databaseSize } from './database-size.ts';
import { diskSpace } from './disk-space.ts';
import type { HealthFacts } from './facts.ts';
import { failureSpike } from './failure-spike.ts';
import { liveUpdates } from './live-updates.ts';
import { missingGroups } from './missing-groups.ts';
import { newCategories } from './new-categories.ts';
import { quarantined } from './quarantined.ts';
import { silentMachines } from './silent-machines.ts';
import { supersededUpdates } from './superseded-updates.ts';
import { syncAge } from './sync-age.ts';
import { syncFailed } from './sync-failed.ts';
import { undeliveredNotices } from './undelivered-notices.ts';
import { waitingTerms } from './waiting-terms.ts';

export const CHECKS: readonly Check[] = [
  diskSpace,
  certificateExpiry,
  syncAge,
  syncFailed,
  silentMachines,
  clonedMachines,
  failureSpike,
  liveUpdates,
  supersededUpdates,
  contentErrors,
  missingGroups,
  newCategories,
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
