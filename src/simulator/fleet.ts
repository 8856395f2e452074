import { simulateClient } from './agent/client.ts';
import { hex } from './agent/result-codes.ts';
import type { Profile, ProfileName } from './profiles/profile.ts';

export interface FleetOptions {
  readonly server: string;
  readonly count: number;
  /** Taken in turn. */
  readonly profiles: readonly Profile[];
  readonly seed: string | number;
  /** How often each machine scans; it restarts in between when it has to. */
  readonly cycles: number;
  /** Machines at work at the same time. */
  readonly concurrency: number;
  /** Download and install what is offered, not only scan and report. */
  readonly install: boolean;
  /** Share of installations that fail. */
  readonly failures?: number;
  readonly targetGroup?: string;
  /** Called after every change of a machine, with all machines. */
  readonly onProgress?: (machines: readonly MachineRun[]) => void;
}

/** How one machine of a fleet is doing. Sizes in bytes, of the last cycle where it says so, else in all. */
export interface MachineRun {
  readonly name: string;
  readonly profile: ProfileName;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  readonly cycles: number;
  /** SyncUpdates calls. */
  readonly trips: number;
  readonly calls: number;
  readonly recoveries: number;
  readonly received: number;
  readonly decoded: number;
  readonly contentBytes: number;
  /** Revisions held. */
  readonly cached: number;
  /** Approved and needed, in the last scan. */
  readonly offered: number;
  /** Updates that the machine reported, in the last scan. */
  readonly needed: number;
  readonly installed: number;
  readonly failedUpdates: number;
  readonly restartPending: boolean;
  readonly milliseconds: number;
  /** Why it failed: the code that its agent would log, and words. */
  readonly problem?: string;
}

/** Runs simulated machines against a server until each has done its cycles. One that fails does not stop the others. */
export async function runFleet(options: FleetOptions): Promise<readonly MachineRun[]> {
  const { count, profiles, concurrency } = options;
  const machines: MachineRun[] = Array.from({ length: count }, (_, index) =>
    newRun(`sim-${String(index + 1).padStart(4, '0')}`, profiles[index % profiles.length]!),
  );
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const profile = profiles[index % profiles.length]!;
      await runMachine(options, profile, machines[index]!, (run) => {
        machines[index] = run;
        options.onProgress?.(machines);
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, work));
  return machines;
}

async function runMachine(
  options: FleetOptions,
  profile: Profile,
  start: MachineRun,
  update: (run: MachineRun) => void,
): Promise<void> {
  const { server, seed, cycles, install, failures, targetGroup } = options;
  const client = simulateClient({
    server,
    profile,
    seed,
    name: start.name,
    busyRetries: 5,
    ...(failures === undefined ? {} : { failures }),
    ...(targetGroup === undefined ? {} : { targetGroup }),
  });
  let run: MachineRun = { ...start, state: 'working' };
  const started = performance.now();
  update(run);
  try {
    for (let cycle = 1; cycle <= cycles; cycle++) {
      if (client.restartPending) client.restart();
      const { scan, installs } = await client.cycle({ install });
      const { trips, calls, recoveries, received, decoded, contentBytes } = client.statistics;
      const status = client.status;
      const failed = [...installs.values()].filter((outcome) => outcome === 'Failed').length;
      run = {
        ...run,
        cycles: cycle,
        trips,
        calls,
        recoveries,
        received,
        decoded,
        contentBytes,
        cached: client.cached,
        offered: scan.offered,
        needed: status.needed.length,
        installed: status.installed.length,
        failedUpdates: run.failedUpdates + failed,
        restartPending: client.restartPending,
        milliseconds: Math.round(performance.now() - started),
      };
      if (scan.error !== undefined) {
        run = { ...run, state: 'failed', problem: `${hex(scan.hresult)}: ${scan.error.message}` };
        break;
      }
      update(run);
    }
  } catch (error) {
    // Reporting failed: the machine is done for, the fleet is not.
    run = { ...run, state: 'failed', problem: error instanceof Error ? error.message : String(error) };
  } finally {
    client.close();
  }
  update(run.state === 'failed' ? run : { ...run, state: 'done' });
}

function newRun(name: string, profile: Profile): MachineRun {
  return {
    name,
    profile: profile.name,
    state: 'waiting',
    cycles: 0,
    trips: 0,
    calls: 0,
    recoveries: 0,
    received: 0,
    decoded: 0,
    contentBytes: 0,
    cached: 0,
    offered: 0,
    needed: 0,
    installed: 0,
    failedUpdates: 0,
    restartPending: false,
    milliseconds: 0,
  };
}
