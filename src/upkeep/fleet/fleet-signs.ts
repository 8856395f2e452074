import type { GroupId } from '#update';
import { AgentTally, type OldAgents } from './agents.ts';
import { type Silence, SilenceTally } from './silence.ts';
import { subnetOf } from './subnet.ts';

/** What of a machine is looked at. Times are milliseconds since 1970, UTC; 0 for never. */
export interface Pulse {
  readonly id: string;
  readonly dnsName: string;
  readonly groupIds: readonly GroupId[];
  readonly createdAt: number;
  readonly lastContactAt: number;
  readonly lastScanAt: number;
  readonly lastReportAt: number;
  readonly lastAddress: string;
  readonly archivedAt?: number;
  readonly inventory: {
    readonly osVersion?: { readonly major: number; readonly minor: number; readonly build: number };
    readonly clientVersion?: string;
  };
}

/** Machines that come as far as the step before, and no further. */
export interface StuckMachines {
  readonly machines: number;
  /** The name of one of them; '' for none. */
  readonly first: string;
}

export interface FleetFacts {
  readonly total: number;
  /** Of those: not heard of for so long as counts as silent. */
  readonly silent: number;
  /** Of those: heard of within three days. */
  readonly awake: number;
  /** Of those that are awake by the build of their Windows. */
  readonly awakeBySystem: ReadonlyMap<string, number>;
  readonly silence: Silence;
  /** They call, and no scan of theirs comes to its end. */
  readonly unfinished: StuckMachines;
  /** They scan, and do not report. */
  readonly unreported: StuckMachines;
  readonly agents: readonly OldAgents[];
  /** How many machines are in a group itself. */
  readonly groupSizes: ReadonlyMap<GroupId, number>;
}

const DAY = 86_400_000;
/** Scans are a matter of a day; one day may be missed. */
const AWAKE = 3 * DAY;
/** A status report follows every scan that reached the server; some wait for the next one (protocol-facts 9.2, 16). */
const REPORT_DUE = 3 * DAY;
/** A machine that just came has not had the time. */
const NEW = DAY;

/** Takes one machine after the other, and says then what they have in common. */
export class FleetSigns {
  readonly #now: number;
  readonly #silentBefore: number;
  readonly #agents = new AgentTally();
  readonly #silence: SilenceTally;
  readonly #sizes = new Map<GroupId, number>();
  readonly #awakeBySystem = new Map<string, number>();
  readonly #unfinished = { machines: 0, first: '' };
  readonly #unreported = { machines: 0, first: '' };
  #total = 0;
  #silent = 0;
  #awake = 0;

  constructor(now: number, silentBefore: number) {
    this.#now = now;
    this.#silentBefore = silentBefore;
    this.#silence = new SilenceTally(now);
  }

  /** Archived machines count for nothing. Of one whose clock is wrong it is not told by its own times what it reported. */
  add(machine: Pulse, clockIsWrong: boolean): void {
    const { archivedAt, createdAt, lastContactAt, groupIds, dnsName, inventory } = machine;
    if (archivedAt !== undefined) return;
    this.#total += 1;
    if (Math.max(createdAt, lastContactAt) < this.#silentBefore) this.#silent += 1;
    for (const id of groupIds) this.#sizes.set(id, (this.#sizes.get(id) ?? 0) + 1);
    if (lastContactAt === 0) return;
    const system = systemOf(machine);
    this.#silence.add({ subnet: subnetOf(machine.lastAddress) ?? '', system, at: lastContactAt });
    if (lastContactAt < this.#now - AWAKE) return;
    this.#awake += 1;
    this.#awakeBySystem.set(system, (this.#awakeBySystem.get(system) ?? 0) + 1);
    if (system !== '' && inventory.clientVersion !== undefined)
      this.#agents.add(system, inventory.clientVersion, dnsName);
    this.#takeStep(machine, clockIsWrong);
  }

  #takeStep({ createdAt, lastContactAt, lastScanAt, lastReportAt, dnsName }: Pulse, clockIsWrong: boolean) {
    if (this.#now - createdAt < NEW) return;
    const stuck =
      lastContactAt - lastScanAt > AWAKE
        ? this.#unfinished
        : lastScanAt - lastReportAt > REPORT_DUE && !clockIsWrong
          ? this.#unreported
          : undefined;
    if (stuck === undefined) return;
    stuck.machines += 1;
    stuck.first ||= dnsName;
  }

  facts(): FleetFacts {
    return {
      total: this.#total,
      silent: this.#silent,
      awake: this.#awake,
      awakeBySystem: this.#awakeBySystem,
      silence: this.#silence.find(),
      unfinished: this.#unfinished,
      unreported: this.#unreported,
      agents: this.#agents.old(),
      groupSizes: this.#sizes,
    };
  }
}

/** `10.0.26100`; '' for a machine that did not tell. */
export function systemOf({ inventory: { osVersion } }: Pick<Pulse, 'inventory'>): string {
  return osVersion === undefined ? '' : `${osVersion.major}.${osVersion.minor}.${osVersion.build}`;
}
