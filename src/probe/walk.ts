import type { Finding, Text } from '#diagnosis';
import { Found } from './finding.ts';
import { STEP_IDS, STEPS, type StepId } from './steps.ts';
import type { LeftOut, ProbeSettings, ProbeStep } from './types.ts';

/** What a step came to: its findings, and whatever later steps need of it. */
export interface Came<Result> {
  readonly findings: readonly Finding[];
  readonly result: Result;
}

/** Notes the steps that are taken, and those that are not. */
export class Walk {
  readonly steps: ProbeStep[] = [];
  readonly #settings: Pick<ProbeSettings, 'onStep' | 'onBegin' | 'signal'>;
  readonly #leftOut = new Map<StepId, Text>();

  constructor(settings: Pick<ProbeSettings, 'onStep' | 'onBegin' | 'signal'>) {
    this.#settings = settings;
  }

  /**
   * Takes a step. Undefined when it found something that fails: what would rest on it is not to be taken then. Rejects with the reason of
   * the signal when that was given.
   */
  async take<Result>(id: StepId, work: () => Promise<Came<Result>>): Promise<Result | undefined> {
    this.#settings.signal.throwIfAborted();
    const { name, ...article } = STEPS[id];
    this.#settings.onBegin({ id, name });
    const startedAt = performance.now();
    let came: { readonly findings: readonly Finding[]; readonly result?: Result };
    try {
      came = await work();
    } catch (error) {
      this.#settings.signal.throwIfAborted();
      if (!(error instanceof Found)) throw error;
      came = { findings: [error.finding] };
    }
    const milliseconds = Math.round(performance.now() - startedAt);
    if (came.findings.length > 0) {
      const step = { id, name, ...article, milliseconds, findings: came.findings };
      this.steps.push(step);
      this.#settings.onStep(step);
    }
    return came.findings.some(({ verdict }) => verdict === 'fail') ? undefined : came.result;
  }

  /** Says why a step is not taken, where that is not for a failure before it. */
  leaveOut(id: StepId, why: Text): void {
    this.#leftOut.set(id, why);
  }

  /** The steps that were not taken. Those after a failure are left out for its sake. */
  leftOut(otherwise: Text): readonly LeftOut[] {
    const taken = new Set(this.steps.map(({ id }) => id));
    return STEP_IDS.filter((id) => !taken.has(id)).map((id) => ({
      id,
      name: STEPS[id].name,
      why: this.#leftOut.get(id) ?? otherwise,
    }));
  }
}
