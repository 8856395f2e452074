import type { MachineRun } from './fleet.ts';
import { showBytes, textTable } from './text-table.ts';

/** More machines than this are shown by profile. */
const SHOWN_ONE_BY_ONE = 20;

/** The state of a fleet for people: a row for each machine, or for each profile when there are many. */
export function fleetTable(machines: readonly MachineRun[]): readonly string[] {
  return machines.length > SHOWN_ONE_BY_ONE ? byProfile(machines) : byMachine(machines);
}

function byMachine(machines: readonly MachineRun[]): readonly string[] {
  return textTable(
    [
      'Machine',
      'Profile',
      'State',
      'Cycles',
      'Trips',
      'Received',
      'Content',
      'Cached',
      'Offered',
      'Needed',
      'Installed',
      'Problem',
    ],
    machines.map((machine) => [
      machine.name,
      machine.profile,
      machine.restartPending ? `${machine.state}, restart` : machine.state,
      machine.cycles,
      machine.trips,
      showBytes(machine.received),
      showBytes(machine.contentBytes),
      machine.cached,
      machine.offered,
      machine.needed,
      machine.installed,
      machine.problem ?? '',
    ]),
  );
}

function byProfile(machines: readonly MachineRun[]): readonly string[] {
  const groups = Map.groupBy(machines, (machine) => machine.profile);
  return textTable(
    [
      'Profile',
      'Machines',
      'Working',
      'Done',
      'Failed',
      'Trips',
      'Received',
      'Content',
      'Offered',
      'Installed',
    ],
    [...groups].map(([profile, members]) => {
      const sum = (value: (machine: MachineRun) => number) =>
        members.reduce((total, machine) => total + value(machine), 0);
      const inState = (state: MachineRun['state']) => sum((machine) => (machine.state === state ? 1 : 0));
      return [
        profile,
        members.length,
        inState('working'),
        inState('done'),
        inState('failed'),
        sum((machine) => machine.trips),
        showBytes(sum((machine) => machine.received)),
        showBytes(sum((machine) => machine.contentBytes)),
        sum((machine) => machine.offered),
        sum((machine) => machine.installed),
      ];
    }),
  );
}

/** A fleet in figures. */
export interface FleetSummary {
  readonly machines: number;
  readonly failed: number;
  readonly trips: number;
  readonly calls: number;
  readonly received: number;
  readonly decoded: number;
  readonly contentBytes: number;
  /** Milliseconds a machine took for all its cycles: half of them were quicker, 95 % were quicker. */
  readonly median: number;
  readonly slow: number;
}

export function summarise(machines: readonly MachineRun[]): FleetSummary {
  const sum = (value: (machine: MachineRun) => number) =>
    machines.reduce((total, machine) => total + value(machine), 0);
  const times = machines.map((machine) => machine.milliseconds).sort((a, b) => a - b);
  const quantile = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    machines: machines.length,
    failed: sum((machine) => (machine.state === 'failed' ? 1 : 0)),
    trips: sum((machine) => machine.trips),
    calls: sum((machine) => machine.calls),
    received: sum((machine) => machine.received),
    decoded: sum((machine) => machine.decoded),
    contentBytes: sum((machine) => machine.contentBytes),
    median: quantile(0.5),
    slow: quantile(0.95),
  };
}

export function summaryLines(summary: FleetSummary, seconds: number): readonly string[] {
  return [
    `${summary.machines} machines, ${summary.failed} failed, in ${seconds.toFixed(1)} s; one took ${summary.median} ms in the middle, ${summary.slow} ms at the slow end.`,
    `${summary.calls} calls (${summary.trips} of them SyncUpdates), ${(summary.calls / Math.max(seconds, 0.001)).toFixed(0)} a second.`,
    `${showBytes(summary.received)} of answers on the wire, ${showBytes(summary.decoded)} decoded, ${showBytes(summary.contentBytes)} of content.`,
  ];
}
