import assert from 'node:assert/strict';
import type { Clock } from '#base';
import { PROFILE_NAMES, PROFILES, type SimulatedClient, simulateClient } from '#simulator';

/** When a machine is there, in days since the beginning. */
interface Presence {
  readonly from: number;
  /** Gone for good from then on. */
  readonly until: number;
  /** On a shelf meanwhile. */
  readonly away?: { readonly from: number; readonly until: number };
}

export interface YearMachine {
  readonly name: string;
  readonly profile: keyof typeof PROFILES;
  readonly presence: Presence;
  /** Undefined until it comes. */
  client: SimulatedClient | undefined;
  /** Days on which it scanned since it came, or came back. */
  scannedDays: number;
  /** UpdateIDs whose installation failed: on a simulated machine it fails each time, until something supersedes it. */
  readonly failed: Set<string>;
}

/** A fleet in which machines come and go: most are there all year, some come later, some leave for good, some are away for weeks. */
export function planFleet(count: number, days: number, random: () => number): readonly YearMachine[] {
  const systems = PROFILE_NAMES.filter((name) => !name.includes('arm'));
  return Array.from({ length: count }, (_, index) => {
    const comesLater = index % 4 === 3;
    const leaves = index % 5 === 4;
    const travels = index % 3 === 2;
    const from = comesLater ? Math.floor(random() * days * 0.6) : 0;
    const until = leaves ? from + 30 + Math.floor(random() * days * 0.4) : Number.POSITIVE_INFINITY;
    const start = from + 20 + Math.floor(random() * days * 0.5);
    return {
      name: `year-${String(index + 1).padStart(3, '0')}`,
      profile: systems[index % systems.length]!,
      presence: {
        from,
        until,
        ...(travels ? { away: { from: start, until: start + 40 + Math.floor(random() * 30) } } : {}),
      },
      client: undefined,
      scannedDays: 0,
      failed: new Set(),
    };
  });
}

export function isPresent({ presence: { from, until, away } }: YearMachine, day: number): boolean {
  return day >= from && day < until && (away === undefined || day < away.from || day >= away.until);
}

/** A working day of a machine: it restarts if it has to, scans, installs and reports. One installation in twenty fails. */
export async function work(
  machine: YearMachine,
  server: string,
  clock: Clock,
  isPilot: boolean,
): Promise<void> {
  machine.client ??= simulateClient({
    server,
    profile: PROFILES[machine.profile],
    seed: 'year',
    name: `${machine.name}.example`,
    failures: 0.05,
    clock,
    ...(isPilot ? { targetGroup: 'Pilot' } : {}),
  });
  if (machine.client.restartPending) machine.client.restart();
  const { scan, installs } = await machine.client.cycle();
  assert.equal(scan.outcome, 'done', `${machine.name}: ${scan.error?.message ?? scan.outcome}`);
  for (const [updateId, outcome] of installs) if (outcome === 'Failed') machine.failed.add(updateId);
  machine.scannedDays += 1;
}

/** The versions of what is installed, by component. */
export function versionsOf({ client }: YearMachine): Readonly<Record<string, string>> {
  return client?.export().machine.components ?? {};
}
