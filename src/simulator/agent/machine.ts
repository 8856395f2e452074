import type { MachineFacts } from '#update';
import type { WireDevice } from '#wire';
import { machineFacts } from '../profiles/facts.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Identity } from '../synthetic/document.ts';
import type { CoreUpdate } from './core-fragment.ts';
import { matchDriver, withDriver } from './driver-match.ts';

/** What the installation of one update does to the machine. */
export interface Effect {
  readonly identity: Identity;
  /** Components and the versions they get. */
  readonly components: Readonly<Record<string, string>>;
  /** The device as it is afterwards, and its place among the machine's devices. */
  readonly device?: { readonly index: number; readonly after: WireDevice };
}

/** What installations changed since the machine was new. */
export interface MachineState {
  readonly components: Readonly<Record<string, string>>;
  /** `keyOf` of updates whose installation is a fact even where their own rules cannot see it. */
  readonly installed: readonly string[];
  /** Takes effect with the next restart. */
  readonly pending: readonly Effect[];
  readonly devices: readonly WireDevice[];
}

export function keyOf({ updateId, revisionNumber }: Identity): string {
  return `${updateId}:${revisionNumber}`;
}

/** The simulated machine behind the agent: its profile, and what was installed on it. */
export class Machine {
  readonly profile: Profile;
  #components: Record<string, string>;
  #installed: Set<string>;
  #pending: Effect[];
  #devices: WireDevice[];
  #facts: MachineFacts | undefined;

  constructor(profile: Profile, state?: MachineState) {
    this.profile = profile;
    this.#components = { ...state?.components };
    this.#installed = new Set(state?.installed);
    this.#pending = [...(state?.pending ?? [])];
    this.#devices = [...(state?.devices ?? profile.devices)];
  }

  get devices(): readonly WireDevice[] {
    return this.#devices;
  }

  /** The same text for machines on which every rule gives the same answer. */
  get factsKey(): string {
    return [this.profile.name, ...Object.entries(this.#components).sort()].join('|');
  }

  get facts(): MachineFacts {
    this.#facts ??= machineFacts(this.profile, this.#components, this.#devices);
    return this.#facts;
  }

  wasInstalled(identity: Identity): boolean {
    return this.#installed.has(keyOf(identity));
  }

  isPending(identity: Identity): boolean {
    return this.#pending.some((effect) => keyOf(effect.identity) === keyOf(identity));
  }

  get restartPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Installs now, or with the next restart. */
  install(effect: Effect, afterRestart: boolean): void {
    if (afterRestart) this.#pending.push(effect);
    else this.#apply(effect);
  }

  /** Takes an update away again; what came with the machine stays. */
  uninstall(effect: Effect): void {
    for (const name of Object.keys(effect.components)) delete this.#components[name];
    this.#installed.delete(keyOf(effect.identity));
    this.#facts = undefined;
  }

  /** Everything that waited takes effect. The identities of what was completed. */
  restart(): Identity[] {
    const done = this.#pending;
    this.#pending = [];
    for (const effect of done) this.#apply(effect);
    return done.map((effect) => effect.identity);
  }

  #apply({ identity, components, device }: Effect): void {
    Object.assign(this.#components, components);
    this.#installed.add(keyOf(identity));
    if (device !== undefined) this.#devices[device.index] = device.after;
    this.#facts = undefined;
  }

  state(): MachineState {
    return {
      components: { ...this.#components },
      installed: [...this.#installed],
      pending: [...this.#pending],
      devices: [...this.#devices],
    };
  }
}

/** What installing that update on that machine does: its install command says it (`/component NAME=VERSION`), or its driver metadata. */
export function effectOf(machine: Machine, core: CoreUpdate, installArguments: string): Effect {
  const components: Record<string, string> = {};
  for (const [, name, version] of installArguments.matchAll(/\/component (\S+?)=(\S+)/g)) {
    components[name!] = version!;
  }
  const match = core.type === 'Driver' ? matchDriver(core.rules, machine.facts) : undefined;
  if (match === undefined) return { identity: core.identity, components };
  const driver = core.rules.metadata.drivers.find(({ hardwareId }) => hardwareId === match.hardwareId)!;
  const after = withDriver(machine.devices[match.device]!, driver, machine.profile.featureScoreKey);
  return { identity: core.identity, components, device: { index: match.device, after } };
}
