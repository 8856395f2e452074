import { type Reported, type ReportState, type Tally, tallyOf } from '#reports';
import type { GroupId, UpdateId, UpdateStatus } from '#update';
import type { ReportComputer } from './report-computers.ts';
import type { ReportUpdate } from './report-updates.ts';

/** The word of the reports for what a computer said of an update. */
export const REPORT_STATE: Readonly<Record<UpdateStatus['state'], keyof Reported & ReportState>> = {
  NotInstalled: 'needed',
  Downloaded: 'downloaded',
  InstalledPendingReboot: 'pendingRestart',
  Failed: 'failed',
  Installed: 'installed',
};

/** Whether an update counts for computers in those groups. */
export type Counts = (groupIds: readonly GroupId[], update: ReportUpdate) => boolean;

interface Scope {
  readonly groupIds: readonly GroupId[];
  readonly updates: number;
  computers: number;
  reporting: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const nothing = (): Mutable<Reported> => ({
  needed: 0,
  downloaded: 0,
  pendingRestart: 0,
  failed: 0,
  installed: 0,
});

/** Counts both ways in one walk over the computers: per computer at once, per update when all were added. */
export class ReportCounts {
  readonly #updates: ReadonlyMap<UpdateId, ReportUpdate>;
  readonly #counts: Counts;
  readonly #perUpdate = new Map<UpdateId, Mutable<Reported>>();
  /** Computers with the same groups have the same approvals, so that not every update is asked for every computer. */
  readonly #scopes = new Map<string, Scope>();

  constructor(updates: ReadonlyMap<UpdateId, ReportUpdate>, counts: Counts) {
    this.#updates = updates;
    this.#counts = counts;
  }

  /** Takes in a computer and gives back its own figures. */
  add(computer: ReportComputer): Tally {
    const scope = this.#scopeOf(computer.groupIds);
    const reported = computer.lastReportAt > 0;
    scope.computers += 1;
    if (reported) scope.reporting += 1;
    const own = nothing();
    for (const { update, state } of this.statesOf(computer)) {
      own[state] += 1;
      let sum = this.#perUpdate.get(update.updateId);
      if (sum === undefined) this.#perUpdate.set(update.updateId, (sum = nothing()));
      sum[state] += 1;
    }
    return tallyOf(own, reported ? scope.updates : 0, scope.updates);
  }

  /** What a computer said of the updates that count. */
  *statesOf(computer: ReportComputer): Generator<{
    readonly update: ReportUpdate;
    readonly state: keyof Reported;
    readonly status: UpdateStatus;
  }> {
    for (const status of computer.status) {
      const update = this.#updates.get(status.updateId);
      if (update === undefined || !this.#counts(computer.groupIds, update)) continue;
      yield { update, state: REPORT_STATE[status.state], status };
    }
  }

  /** An update's figures over all computers that were added and that it counts for; undefined where it counts for none. */
  ofUpdate(update: ReportUpdate): Tally | undefined {
    let computers = 0;
    let reporting = 0;
    for (const scope of this.#scopes.values()) {
      if (!this.#counts(scope.groupIds, update)) continue;
      computers += scope.computers;
      reporting += scope.reporting;
    }
    if (computers === 0) return undefined;
    return tallyOf(this.#perUpdate.get(update.updateId) ?? nothing(), reporting, computers);
  }

  #scopeOf(groupIds: readonly GroupId[]): Scope {
    const key = groupIds.join();
    let scope = this.#scopes.get(key);
    if (scope === undefined) {
      let updates = 0;
      for (const update of this.#updates.values()) if (this.#counts(groupIds, update)) updates += 1;
      this.#scopes.set(key, (scope = { groupIds, updates, computers: 0, reporting: 0 }));
    }
    return scope;
  }
}
