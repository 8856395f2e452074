/** When a machine was last heard of, and where. */
export interface Heard {
  /** As `subnetOf` has it; '' where that is not known. */
  readonly subnet: string;
  /** Version and build of its Windows; '' where that is not known. */
  readonly system: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** Machines that have something in common and fell silent together. */
export interface SilentPart {
  /** Of the subnet, or the build. */
  readonly name: string;
  readonly machines: number;
  /** When the last of them was heard of. */
  readonly since: number;
}

/** The largest first. */
export interface Silence {
  readonly subnets: readonly SilentPart[];
  readonly systems: readonly SilentPart[];
}

const HOUR = 3_600_000;
/** What was silent before that is no news: stale machines are found by themselves. */
const WINDOW = 14 * 24 * HOUR;
/** Agents look every 22 hours where no policy says otherwise, with some hours of chance. */
const QUIET = 30 * HOUR;
/** Who was heard of within so long is there. */
const AWAKE = 26 * HOUR;
/** What happened within one day or the next happened together: not every machine calls every day. */
const TOGETHER = 48 * HOUR;
/** Fewer machines are single machines. */
const LEAST = 5;
/** So many of them may still be heard, or have been silent before. */
const STRAGGLERS = 0.1;
const MOST = 0.5;

/** Looks who fell silent together. Nearly all of it is done machine by machine, so that the end is quick for a large fleet. */
export class SilenceTally {
  readonly #now: number;
  readonly #lately: Heard[] = [];
  readonly #subnets = new Map<string, Part>();
  readonly #systems = new Map<string, Part>();
  #times: Float64Array | undefined;

  constructor(now: number) {
    this.#now = now;
  }

  add(heard: Heard): void {
    const { subnet, system, at } = heard;
    if (at < this.#now - WINDOW) return;
    this.#lately.push(heard);
    const isQuiet = at <= this.#now - QUIET;
    const ofSubnet = partOf(this.#subnets, subnet);
    ofSubnet.note(isQuiet);
    partOf(this.#systems, system).note(isQuiet);
    if (at >= this.#now - AWAKE) ofSubnet.awake.add(system);
  }

  /**
   * Which subnets and which builds of Windows fell silent together while others did not. A build is named only where a machine with another
   * one is still heard of from the same subnet, because otherwise the way there is as good an explanation; machines of a build
   * that is named do not count for their subnets.
   */
  find(): Silence {
    const systems = this.#fallen(this.#lately, this.#systems, ({ system }) => system).filter(
      ({ name, members }) => this.#hasOthers(name, members),
    );
    const explained = new Set(systems.map(({ name }) => name));
    const rest = new SilenceTally(this.#now);
    if (explained.size > 0)
      for (const heard of this.#lately) if (!explained.has(heard.system)) rest.add(heard);
    const { subnets, lately } = explained.size > 0 ? rest.#parts() : this.#parts();
    return {
      subnets: this.#fallen(lately, subnets, ({ subnet }) => subnet).map(toPart),
      systems: systems.map(toPart),
    };
  }

  #parts(): { readonly subnets: ReadonlyMap<string, Part>; readonly lately: readonly Heard[] } {
    return { subnets: this.#subnets, lately: this.#lately };
  }

  #hasOthers(system: string, members: readonly Heard[]): boolean {
    return members.some(({ subnet }) => {
      const awake = this.#subnets.get(subnet)?.awake;
      return awake !== undefined && awake.size > (awake.has(system) ? 1 : 0);
    });
  }

  #fallen(
    heard: readonly Heard[],
    parts: ReadonlyMap<string, Part>,
    nameOf: (each: Heard) => string,
  ): readonly Fallen[] {
    const names = new Set(
      [...parts].filter(([name, part]) => name !== '' && part.isQuiet).map(([name]) => name),
    );
    if (names.size === 0) return [];
    const members = Map.groupBy(
      heard.filter((each) => names.has(nameOf(each))),
      nameOf,
    );
    return [...members]
      .flatMap(([name, all]) => {
        const quiet = all.filter(({ at }) => at <= this.#now - QUIET);
        const since = this.#since(all, quiet);
        return since === undefined ? [] : [{ name, members: all, since, machines: quiet.length }];
      })
      .sort((one, other) => other.machines - one.machines);
  }

  #since(members: readonly Heard[], quiet: readonly Heard[]): number | undefined {
    const times = Float64Array.from(members, ({ at }) => at).sort();
    const since = times[quiet.length - 1]!;
    const together = countFrom(times, since - TOGETHER) - countFrom(times, since + 1);
    if (together < LEAST || together / times.length < MOST) return undefined;
    this.#times ??= Float64Array.from(this.#lately, ({ at }) => at).sort();
    const others = countFrom(this.#times, since - TOGETHER) - countFrom(times, since - TOGETHER);
    const there = countFrom(this.#times, this.#now - AWAKE) - countFrom(times, this.#now - AWAKE);
    return others >= LEAST && there / others >= MOST ? since : undefined;
  }
}

/** Machines with one thing in common, counted. */
class Part {
  /** Builds of those that are there. */
  readonly awake = new Set<string>();
  #members = 0;
  #quiet = 0;

  note(isQuiet: boolean): void {
    this.#members += 1;
    if (isQuiet) this.#quiet += 1;
  }

  get isQuiet(): boolean {
    return this.#quiet >= LEAST && this.#members - this.#quiet <= this.#members * STRAGGLERS;
  }
}

function partOf(parts: Map<string, Part>, name: string): Part {
  let part = parts.get(name);
  if (part === undefined) {
    part = new Part();
    parts.set(name, part);
  }
  return part;
}

interface Fallen extends SilentPart {
  readonly members: readonly Heard[];
}

function toPart({ name, machines, since }: Fallen): SilentPart {
  return { name, machines, since };
}

/** How many of the sorted times are then or later. */
function countFrom(times: Float64Array, at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return times.length - low;
}
