/** Agents that are far behind those of the same build of Windows. */
export interface OldAgents {
  /** The build. */
  readonly system: string;
  readonly machines: number;
  /** The oldest of them, and what half of the machines have at least. */
  readonly version: string;
  readonly usual: string;
  /** The name of a machine with the oldest. */
  readonly first: string;
}

/** Fewer machines of a build say nothing of what is usual. */
const LEAST = 10;
/** A year and more of monthly updates (support.microsoft.com, build numbers of Windows 10 and 11). */
const FAR_BUILDS = 1000;
const FAR_MONTHS = 6;
/** Versions of agents by month, `1507.2601.30012.0`, begin above all versions of Windows. */
const BY_MONTH = 100;

/** Counts the agents' versions by the build of Windows. */
export class AgentTally {
  readonly #systems = new Map<string, Map<string, { count: number; readonly first: string }>>();

  add(system: string, version: string, name: string): void {
    let versions = this.#systems.get(system);
    if (versions === undefined) {
      versions = new Map();
      this.#systems.set(system, versions);
    }
    const known = versions.get(version);
    if (known === undefined) versions.set(version, { count: 1, first: name });
    else known.count += 1;
  }

  /** Those that are far behind; most machines first. */
  old(): readonly OldAgents[] {
    return [...this.#systems]
      .flatMap(([system, versions]) => oldOf(system, versions))
      .sort((one, other) => other.machines - one.machines);
  }
}

function oldOf(
  system: string,
  versions: ReadonlyMap<string, { readonly count: number; readonly first: string }>,
): readonly OldAgents[] {
  const known = [...versions]
    .map(([version, { count, first }]) => ({ version, count, first, parts: version.split('.').map(Number) }))
    .filter(({ parts }) => parts.length === 4 && parts.every(Number.isInteger))
    .sort((one, other) => compare(one.parts, other.parts));
  const total = known.reduce((sum, { count }) => sum + count, 0);
  if (total < LEAST) return [];
  let below = 0;
  const usual = known.find(({ count }) => {
    below += count;
    return below * 2 >= total;
  })!;
  const old = known.filter(({ parts }) => isFarBehind(parts, usual.parts));
  const [oldest] = old;
  if (oldest === undefined) return [];
  const machines = old.reduce((sum, { count }) => sum + count, 0);
  return [{ system, machines, version: oldest.version, usual: usual.version, first: oldest.first }];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

function isFarBehind(one: readonly number[], usual: readonly number[]): boolean {
  if (compare(one, usual) >= 0) return false;
  if (usual[0]! >= BY_MONTH && one[0]! >= BY_MONTH)
    return monthOf(usual[1]!) - monthOf(one[1]!) >= FAR_MONTHS;
  if (compare(one.slice(0, 3), usual.slice(0, 3)) < 0) return true;
  return usual[3]! - one[3]! >= FAR_BUILDS;
}

/** `2601` is January 2026. */
function monthOf(part: number): number {
  return Math.floor(part / 100) * 12 + (part % 100);
}
