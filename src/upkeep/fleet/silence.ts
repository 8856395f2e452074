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

/**
 * Which subnets and which builds of Windows fell silent together while others did not. A build is named only where a machine with another
 * one is still heard of from the same subnet, because otherwise the way there is as good an explanation; machines of a build
 * that is named do not count for their subnets.
 */
export function findSilence(heard: readonly Heard[], now: number): Silence {
  const lately = heard.filter(({ at }) => at >= now - WINDOW);
  const fleet = new Fleet(lately, now);
  const awake = new Map<string, Set<string>>();
  for (const { subnet, system, at } of lately) {
    if (at < now - AWAKE) continue;
    const systems = awake.get(subnet);
    if (systems === undefined) awake.set(subnet, new Set([system]));
    else systems.add(system);
  }
  const hasOthers = (system: string, members: readonly Heard[]) =>
    members.some(({ subnet }) => [...(awake.get(subnet) ?? [])].some((other) => other !== system));
  const systems = partsOf(lately, ({ system }) => system, fleet).filter(({ name, members }) =>
    hasOthers(name, members),
  );
  const explained = new Set(systems.map(({ name }) => name));
  const rest = lately.filter(({ system }) => !explained.has(system));
  const subnets = partsOf(rest, ({ subnet }) => subnet, fleet);
  return { subnets: subnets.map(toPart), systems: systems.map(toPart) };
}

interface Fallen extends SilentPart {
  readonly members: readonly Heard[];
}

function toPart({ name, machines, since }: Fallen): SilentPart {
  return { name, machines, since };
}

function partsOf(heard: readonly Heard[], nameOf: (each: Heard) => string, fleet: Fleet): readonly Fallen[] {
  return [...Map.groupBy(heard, nameOf)]
    .flatMap(([name, members]) => {
      const since = name === '' ? undefined : fallenSince(members, fleet);
      return since === undefined
        ? []
        : [{ name, members, since, machines: members.filter(({ at }) => at <= since).length }];
    })
    .sort((one, other) => other.machines - one.machines);
}

function fallenSince(members: readonly Heard[], fleet: Fleet): number | undefined {
  if (members.length < LEAST) return undefined;
  const times = Float64Array.from(members, ({ at }) => at).sort();
  const silent = times.length - countFrom(times, fleet.now - QUIET + 1);
  if (times.length - silent > times.length * STRAGGLERS || silent < LEAST) return undefined;
  const since = times[silent - 1]!;
  const together = countFrom(times, since - TOGETHER) - countFrom(times, since + 1);
  if (together < LEAST || together / times.length < MOST) return undefined;
  const others = fleet.heardFrom(since - TOGETHER) - countFrom(times, since - TOGETHER);
  const there = fleet.heardFrom(fleet.now - AWAKE) - countFrom(times, fleet.now - AWAKE);
  return others >= LEAST && there / others >= MOST ? since : undefined;
}

/** All machines, by when they were last heard of. */
class Fleet {
  readonly now: number;
  readonly #times: Float64Array;

  constructor(heard: readonly Heard[], now: number) {
    this.now = now;
    this.#times = Float64Array.from(heard, ({ at }) => at).sort();
  }

  heardFrom(at: number): number {
    return countFrom(this.#times, at);
  }
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
