import type { UpdateId } from '#update';

/** What of a reported event is looked at (MS-WUSP 2.2.2.3.1). Times are milliseconds since 1970, UTC. */
export interface Reported {
  readonly computerId: string;
  readonly namespaceId: number;
  readonly eventId: number;
  readonly timeAtTarget: number;
  readonly receivedAt: number;
  readonly updateId?: UpdateId;
  /** Signed 32-bit. */
  readonly hresult: number;
}

/** What else is known of a machine that reported. */
export interface Known {
  readonly name: string;
  /** Version and build of its Windows; '' where it did not tell. */
  readonly system: string;
}

/** One code on several machines. */
export interface ResultCluster {
  /** Signed 32-bit. */
  readonly hresult: number;
  readonly machines: number;
  /** When the first of them reported it, as far as it is remembered. */
  readonly since: number;
  /** What most of them have in common, and how many of them; '' where they told nothing. */
  readonly system: string;
  readonly ofSystem: number;
  readonly updateId?: UpdateId;
  readonly ofUpdate: number;
}

/** Machines whose clock is not as this server's. */
export interface ClockSkew {
  readonly ahead: number;
  readonly behind: number;
  /** The one that is farthest off, and by how much, milliseconds; positive: ahead. */
  readonly first: string;
  readonly by: number;
}

const DAY = 86_400_000;
/** Within so long it is one trouble. */
const WINDOW = 3 * DAY;
/** What is remembered at the most: machines name codes as they please. */
const MOST = 50_000;
/** What Kerberos bears (MaxClockSkew, five minutes). Nothing happens before its time, so one event says it. */
const AHEAD = 5 * 60_000;
/** Reports may wait, so that only one that is late again and again says it. */
const BEHIND = 3_600_000;
const TIMES_BEHIND = 3;

/** Cancelled by a person or a policy: no failure. */
const CANCELLED: ReadonlySet<number> = new Set([146, 163, 186, 223]);

interface Failure {
  readonly computerId: string;
  readonly hresult: number;
  readonly updateId?: UpdateId;
  readonly first: number;
  readonly last: number;
}

interface Clock {
  readonly ahead: number;
  /** Receipts at which it was so, one after the other. */
  readonly times: number;
  readonly last: number;
}

/** Remembers what machines report, in the order of its receipt: which codes, and by which clocks. Bounded. */
export class ReportSigns {
  readonly #failures = new Map<string, Failure>();
  readonly #clocks = new Map<string, Clock>();

  take(events: readonly Reported[]): void {
    const clocks = new Map<string, { ahead: number; at: number }>();
    for (const event of events) {
      const ahead = event.timeAtTarget - event.receivedAt;
      const known = clocks.get(event.computerId);
      // Of what came late and what came at once, the latter tells the clock.
      clocks.set(event.computerId, {
        ahead: Math.max(ahead, known?.ahead ?? ahead),
        at: event.receivedAt,
      });
      if (isFailure(event)) this.#noteFailure(event);
    }
    for (const [computerId, { ahead, at }] of clocks) this.#noteClock(computerId, ahead, at);
  }

  #noteFailure({ computerId, hresult, updateId, receivedAt }: Reported): void {
    const key = `${hresult} ${updateId ?? ''} ${computerId}`;
    const first = this.#failures.get(key)?.first ?? receivedAt;
    keep(this.#failures, key, {
      computerId,
      hresult,
      ...(updateId === undefined ? {} : { updateId }),
      first,
      last: receivedAt,
    });
  }

  #noteClock(computerId: string, ahead: number, at: number): void {
    if (ahead <= AHEAD && ahead >= -BEHIND) {
      this.#clocks.delete(computerId);
      return;
    }
    const known = this.#clocks.get(computerId);
    const times = (known?.times ?? 0) + (known?.last === at ? 0 : 1);
    keep(this.#clocks, computerId, { ahead, times, last: at });
  }

  /** Forgets what is no news any more. */
  forget(now: number): void {
    for (const each of [this.#failures, this.#clocks])
      for (const [key, { last }] of each) if (last < now - WINDOW) each.delete(key);
  }

  /** The machines that `clusters` and `clocks` are about. */
  concerned(): ReadonlySet<string> {
    const failing = [...this.#failures.values()].map(({ computerId }) => computerId);
    return new Set([...failing, ...this.#clocks.keys()]);
  }

  clockIsWrong(computerId: string): boolean {
    const clock = this.#clocks.get(computerId);
    return clock !== undefined && isWrong(clock);
  }

  /** By code, the most machines first; machines that are not known count for nothing. */
  clusters(known: ReadonlyMap<string, Known>): readonly ResultCluster[] {
    const failures = [...this.#failures.values()].filter(({ computerId }) => known.has(computerId));
    return [...Map.groupBy(failures, ({ hresult }) => hresult)]
      .map(([hresult, all]) => {
        const machines = new Set(all.map(({ computerId }) => computerId));
        const [system = '', ofSystem = 0] = most([...machines].map((id) => known.get(id)!.system));
        const [updateId, ofUpdate = 0] = most(all.flatMap((failure) => failure.updateId ?? []));
        return {
          hresult,
          machines: machines.size,
          since: all.reduce((first, failure) => Math.min(first, failure.first), Number.POSITIVE_INFINITY),
          system,
          ofSystem,
          ...(updateId === undefined ? {} : { updateId }),
          ofUpdate,
        };
      })
      .sort((one, other) => other.machines - one.machines);
  }

  /** Of the machines that are known. */
  clocks(known: ReadonlyMap<string, Known>): ClockSkew {
    const wrong = [...this.#clocks]
      .filter(([id, clock]) => known.has(id) && isWrong(clock))
      .sort(([, one], [, other]) => Math.abs(other.ahead) - Math.abs(one.ahead));
    const [farthest] = wrong;
    const ahead = wrong.filter(([, clock]) => clock.ahead > 0).length;
    return {
      ahead,
      behind: wrong.length - ahead,
      first: farthest === undefined ? '' : known.get(farthest[0])!.name,
      by: farthest?.[1].ahead ?? 0,
    };
  }
}

function isFailure({ namespaceId, eventId, hresult }: Reported): boolean {
  return namespaceId === 1 && hresult < 0 && !CANCELLED.has(eventId);
}

function isWrong({ ahead, times }: Clock): boolean {
  return ahead > 0 || times >= TIMES_BEHIND;
}

/** Keeps it as the newest, and not more than can be kept. */
function keep<Value>(all: Map<string, Value>, key: string, value: Value): void {
  all.delete(key);
  all.set(key, value);
  if (all.size > MOST) all.delete(all.keys().next().value!);
}

function most<Name>(names: readonly Name[]): readonly [] | readonly [Name, number] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first ?? [];
}
