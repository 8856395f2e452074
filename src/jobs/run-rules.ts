import type { ChangeContext } from '#changes';
import { jobEvents } from './events.ts';
import type { RuleReport, Rules, RulesRequest } from './rules/report.ts';
import { askRules } from './rules/round.ts';
import { type Sleep, timerRest, timerSleep } from './sleep.ts';

export interface RulesOptions {
  readonly context: ChangeContext;
  /** For all waiting; the real clock when left out. */
  readonly sleep?: Sleep;
}

/** From one look at what became due to the next, milliseconds. */
const LOOK_EVERY = 3_600_000;
/** After new revisions came, milliseconds: an import of many is waited for. */
const SETTLE = 2_000;

/** Asks the rules of every update after each change of the catalog, and now and then what became due. */
export function createRules({ context, sleep: given }: RulesOptions): Rules {
  const [sleep, rest] = [given ?? timerSleep, given ?? timerRest];
  const { store, catalog } = context;
  const events = jobEvents(context.log);
  const closing = new AbortController();
  let waking = new AbortController();
  let seen = -1;
  let last: Promise<unknown> = Promise.resolve();
  let running: Promise<void> | undefined;

  async function round(request: RulesRequest): Promise<readonly RuleReport[]> {
    const signal = AbortSignal.any([
      closing.signal,
      ...(request.signal === undefined ? [] : [request.signal]),
    ]);
    const reports = await askRules(context, request, { sleep: rest, signal });
    if (!request.dryRun) tell(reports);
    return reports;
  }

  function tell(reports: readonly RuleReport[]): void {
    const sum = (what: 'due' | 'waiting') => reports.reduce((all, report) => all + report[what], 0);
    const [decided, waiting] = [sum('due'), sum('waiting')];
    if (decided > 0) events.rulesDecided({ decided, waiting });
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  async function goOn(): Promise<void> {
    while (!closing.signal.aborted) {
      await sleep(SETTLE, closing.signal);
      if (closing.signal.aborted) return;
      waking = new AbortController();
      seen = catalog.snapshot.idsEnd;
      const isReplica = (await store.setting<{ mode?: string }>('upstream'))?.mode === 'replica';
      // The outermost edge of this job: nobody waits for it, so the log is told, and it looks again later.
      if (!isReplica)
        await inTurn(() => round({ dryRun: false })).catch((error: unknown) => {
          if (!closing.signal.aborted) events.rulesFailed(error);
        });
      if (catalog.snapshot.idsEnd !== seen) continue;
      await sleep(LOOK_EVERY, AbortSignal.any([closing.signal, waking.signal]));
    }
  }

  return {
    run: (request) => inTurn(() => round(request)),
    // After each change, of which there may be many: only new revisions are asked about at once.
    wake: () => {
      if (running !== undefined && catalog.snapshot.idsEnd !== seen) waking.abort();
    },
    start: () => {
      running ??= goOn();
    },
    close: async () => {
      closing.abort();
      await running;
      await last;
    },
  };
}
