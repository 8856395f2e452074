import type { Finding } from '#diagnosis';
import { applicability, reasonsNotRemembered } from './applicability.ts';
import { approvable, approval } from './approval.ts';
import { otherSource, versionPolicy } from './client-policy.ts';
import { contact } from './contact.ts';
import { content } from './content.ts';
import { declined } from './declined.ts';
import { eula } from './eula.ts';
import { expired } from './expired.ts';
import type { PresentFacts } from './facts.ts';
import { failed } from './failed.ts';
import { hiddenByView } from './hidden-by-view.ts';
import { held } from './hold.ts';
import { installed } from './installed.ts';
import { replica } from './replica.ts';
import { restart } from './restart.ts';
import { revisions } from './revisions.ts';
import { schedule } from './schedule.ts';
import { staleScan } from './stale-scan.ts';
import { superseded } from './superseded.ts';

type Check = (facts: PresentFacts) => Finding | undefined;

/** The branches A1 to A10 of the decision tree (wsus-features 5), in its order but for replicas. */
const CHECKS: readonly Check[] = [
  hiddenByView,
  declined,
  expired,
  superseded,
  revisions,
  eula,
  approvable,
  held,
  // Before what stands here: nobody decides here.
  replica,
  approval,
  content,
  contact,
  otherSource,
  applicability,
  reasonsNotRemembered,
  versionPolicy,
  restart,
  staleScan,
  schedule,
  failed,
];

/**
 * Why an update that is on this server is not on a machine, or not delivered at all. What a machine has is not asked about any
 * further: whatever the server decided since, it is there. The same holds for what only waits for a restart.
 */
export function diagnosePresent(facts: PresentFacts): readonly Finding[] {
  const there = installed(facts);
  if (there !== undefined) return [there];
  if (facts.machine?.status?.state === 'InstalledPendingReboot') return [restart(facts)!];
  return CHECKS.flatMap((check) => check(facts) ?? []);
}
