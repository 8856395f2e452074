import type { Collected } from '#collector';
import type { MachineFacts } from './facts.ts';
import { numberIn } from './registry.ts';

const HOUR = 3_600_000;
/** Machines check at the latest this long after their last check unless a policy says otherwise (protocol-facts 16). */
const DEFAULT_HOURS = 22;
/** So much later a contact is missing rather than late (wsus-features S1-09). */
const LATENESS = 4 * HOUR;
/** After so many intervals it is not late any more, it is silent. */
const SILENT_AFTER = 2;

const AU = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU';

/** Hours between two checks: what the collected policy says, else 22. */
export function intervalHours(collected: Collected | undefined): number {
  if (collected === undefined || numberIn(collected, AU, 'DetectionFrequencyEnabled') !== 1)
    return DEFAULT_HOURS;
  const hours = numberIn(collected, AU, 'DetectionFrequency') ?? DEFAULT_HOURS;
  return hours >= 1 && hours <= DEFAULT_HOURS ? hours : DEFAULT_HOURS;
}

export type Contact = 'never' | 'in-time' | 'late' | 'silent';

/** How its last contact stands to what is expected of it. */
export function contactOf({ machine, collected, now }: MachineFacts): Contact {
  if (machine === undefined || machine.lastContactAt === 0) return 'never';
  const interval = intervalHours(collected) * HOUR;
  const silence = now - machine.lastContactAt;
  if (silence <= interval + LATENESS) return 'in-time';
  return silence > Math.max(SILENT_AFTER * interval, interval + LATENESS) ? 'silent' : 'late';
}

/** It called within the interval that is expected, so that whatever lies between it and this server works. */
export function callsInTime(facts: MachineFacts): boolean {
  return contactOf(facts) === 'in-time';
}

/** By when it checks again, where it ever did. */
export function nextCheckBy({ machine, collected }: MachineFacts): number | undefined {
  if (machine === undefined || machine.lastScanAt === 0) return undefined;
  return machine.lastScanAt + intervalHours(collected) * HOUR;
}
