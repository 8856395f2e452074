import type { Clock } from '#base';
import { recordSyncRun } from '#changes';
import type { SyncCounts, SyncFinding, SyncOutcome, SyncPhase, SyncPhaseName, SyncRun } from '#store';
import type { SyncProgress, UpstreamContext } from './types.ts';

/** While a run goes on, its row is written no more often than this, milliseconds. */
const WRITE_EVERY = 2000;

export const NO_COUNTS: SyncCounts = {
  new: 0,
  revised: 0,
  expired: 0,
  quarantined: 0,
  deployments: 0,
  declines: 0,
  groups: 0,
};

/** What was received so far; the session counts. */
export interface Traffic {
  readonly bytes: number;
  readonly requests: number;
}

/** The history row of a run while it is being lived. */
export class RunRecord {
  readonly id: number;
  readonly #context: UpstreamContext;
  readonly #clock: Clock;
  readonly #begun: SyncRun;
  readonly #phases: SyncPhase[] = [];
  readonly #findings: SyncFinding[] = [];
  #counts: SyncCounts = NO_COUNTS;
  #traffic: () => Traffic = () => ({ bytes: 0, requests: 0 });
  #bytesBefore = 0;
  #writtenAt: number;
  #writing = false;

  private constructor(context: UpstreamContext, begun: SyncRun) {
    this.id = begun.id;
    this.#context = context;
    this.#clock = context.clock;
    this.#begun = begun;
    this.#writtenAt = begun.startedAt;
  }

  /** Writes the row of a run that begins. */
  static async begin(
    context: UpstreamContext,
    run: Pick<SyncRun, 'trigger' | 'actor' | 'upstream' | 'mode' | 'selection'>,
  ): Promise<RunRecord> {
    const row = await recordSyncRun(context, {
      ...run,
      startedAt: context.clock.now(),
      outcome: 'running',
      phases: [],
      counts: NO_COUNTS,
      bytes: 0,
      requests: 0,
      findings: [],
    });
    return new RunRecord(context, row);
  }

  countWith(traffic: () => Traffic): void {
    this.#traffic = traffic;
  }

  /** Lives through one phase. It ends in the row also when it fails. */
  async phase<T>(name: SyncPhaseName, work: () => Promise<T>): Promise<T> {
    this.#phases.push({ name, startedAt: this.#clock.now() });
    this.#bytesBefore = this.#traffic().bytes;
    await this.#writeNowAndThen();
    try {
      return await work();
    } finally {
      this.#change({ endedAt: this.#clock.now() });
    }
  }

  /** The phase under way is about so many things. */
  total(total: number): void {
    this.#change({ total, done: 0 });
  }

  /** It turns out to be about so many more. */
  extend(count: number): void {
    this.#change({ total: (this.#phases.at(-1)?.total ?? 0) + count });
  }

  /** So many more of them are dealt with. */
  async advance(count: number): Promise<void> {
    this.#change({ done: (this.#phases.at(-1)?.done ?? 0) + count });
    await this.#writeNowAndThen();
  }

  /** Adds a finding; of those with the same code and subject the first one is enough. */
  find(finding: SyncFinding): void {
    const isKnown = ({ code, subject }: SyncFinding) => code === finding.code && subject === finding.subject;
    if (!this.#findings.some(isKnown)) this.#findings.push(finding);
  }

  count(counts: Partial<SyncCounts>): void {
    this.#counts = { ...this.#counts, ...counts };
  }

  get counts(): SyncCounts {
    return this.#counts;
  }

  get startedAt(): number {
    return this.#begun.startedAt;
  }

  /** The row as it is to be written. */
  row(outcome: SyncOutcome = 'running'): SyncRun {
    const { bytes, requests } = this.#traffic();
    const ended = outcome === 'running' ? {} : { endedAt: this.#clock.now() };
    return {
      ...this.#begun,
      outcome,
      ...ended,
      phases: this.#phases.map((phase) => ({ ...ended, ...phase })),
      findings: [...this.#findings],
      counts: this.#counts,
      bytes,
      requests,
    };
  }

  /** Writes the row as that of a run that is over. */
  end(outcome: SyncOutcome): Promise<SyncRun> {
    return recordSyncRun(this.#context, this.row(outcome));
  }

  /** What goes on now. Until the first phase begins, what an interrupted run left is being read. */
  progress(): SyncProgress {
    const phase = this.#phases.at(-1) ?? { name: 'authorization', startedAt: this.#begun.startedAt };
    const seconds = Math.max(0.001, ((phase.endedAt ?? this.#clock.now()) - phase.startedAt) / 1000);
    return {
      run: this.row(),
      phase,
      revisionsPerSecond: (phase.done ?? 0) / seconds,
      bytesPerSecond: (this.#traffic().bytes - this.#bytesBefore) / seconds,
    };
  }

  #change(change: Partial<SyncPhase>): void {
    const phase = this.#phases.pop();
    if (phase !== undefined) this.#phases.push({ ...phase, ...change });
  }

  async #writeNowAndThen(): Promise<void> {
    const now = this.#clock.now();
    if (this.#writing || now - this.#writtenAt < WRITE_EVERY) return;
    this.#writing = true;
    this.#writtenAt = now;
    try {
      await recordSyncRun(this.#context, this.row());
    } finally {
      this.#writing = false;
    }
  }
}
