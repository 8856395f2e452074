import { Failure } from '#base';
import { approve, type ChangeContext, decline, refuseOnReplica } from '#changes';
import { deadlineAt, evaluateRules, prepareRules, RULES_SETTING, type Rule, type RuleDecision } from '#rules';
import type { RevisionSummary } from '#store';
import type { UpdateId } from '#update';
import { jobEvents } from './events.ts';
import { type Decided, readDecided } from './rules/decided.ts';
import { categoriesAbove, factsOf, fleetOf } from './rules/gather.ts';
import type { RuleFinding, RuleReport, RuleSkip, Rules, RulesRequest } from './rules/report.ts';
import { type Sleep, timerSleep } from './sleep.ts';

export interface RulesOptions {
  readonly context: ChangeContext;
  readonly sleep?: Sleep;
}

/** Updates that are looked at between two rests. */
const AT_ONCE = 250;
/** Rest after those, milliseconds: scans go before. */
const REST = 2;
/** What a report names of each rule. */
const MOST_ITEMS = 100;
/** From one look at what became due to the next, milliseconds. */
const LOOK_EVERY = 3_600_000;
/** After new revisions came, milliseconds: an import of many is waited for. */
const SETTLE = 2_000;
/** What an approval fails of when the update or the group went while a round was under way: the next one sees it. */
const OVERTAKEN: ReadonlySet<string> = new Set([
  'changes/unknown-update',
  'changes/unknown-group',
  'changes/declined',
  'changes/expired',
]);

type Tally = { -readonly [Key in keyof RuleReport]: RuleReport[Key] } & { items: RuleFinding[] };

/** Asks the rules of every update after each change of the catalog, and now and then what became due. */
export function createRules({ context, sleep = timerSleep }: RulesOptions): Rules {
  const { store, catalog, clock } = context;
  const events = jobEvents(context.log);
  const closing = new AbortController();
  let waking = new AbortController();
  let seen = -1;
  let last: Promise<unknown> = Promise.resolve();
  let running: Promise<void> | undefined;

  async function round(request: RulesRequest): Promise<readonly RuleReport[]> {
    await refuseOnReplica(store);
    const signal = AbortSignal.any([
      closing.signal,
      ...(request.signal === undefined ? [] : [request.signal]),
    ]);
    const rules = request.rules ?? (await store.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
    const tallies = new Map<string, Tally>(
      rules.map((rule) => [rule.id, { rule, matched: 0, due: 0, later: 0, skipped: 0, items: [] }]),
    );
    const prepared = prepareRules(rules);
    if (prepared.length === 0) return [...tallies.values()];
    const ground = { above: categoriesAbove(catalog.snapshot), fleet: await fleetOf(store, rules) };
    const decided = await readDecided(store);
    const eulas = new Set(await store.acceptedEulas());
    const groups = new Set<string>((await store.groups()).map(({ id }) => id));
    const total = catalog.snapshot.stats().updates;
    let done = 0;
    const look = async (chunk: readonly RevisionSummary[]): Promise<void> => {
      const now = clock.now();
      const wanted: { readonly update: RevisionSummary; readonly decision: RuleDecision }[] = [];
      const facts = await factsOf(store, chunk, rules, ground);
      for (const [index, update] of chunk.entries()) {
        const { due, later, trace } = evaluateRules(prepared, facts[index]!, now);
        for (const { ruleId, matched } of trace) if (matched) tallies.get(ruleId)!.matched += 1;
        for (const decision of [...due, ...later]) {
          const skipped = whySkipped(update, decision, { decided, eulas, groups });
          note(tallies.get(decision.ruleId)!, update, decision, skipped, now);
          if (skipped === undefined && decision.dueAt <= now) wanted.push({ update, decision });
        }
      }
      if (!request.dryRun) await apply(wanted, signal);
      done += chunk.length;
      request.onProgress?.('asking the rules', done, total);
      await sleep(REST, signal);
      signal.throwIfAborted();
    };
    let chunk: RevisionSummary[] = [];
    for await (const update of store.everyUpdate()) {
      if (!isLookedAt(update)) continue;
      chunk.push(update);
      if (chunk.length < AT_ONCE) continue;
      await look(chunk);
      chunk = [];
    }
    await look(chunk);
    const reports = [...tallies.values()];
    if (!request.dryRun) tell(reports);
    return reports;
  }

  async function apply(
    wanted: readonly { readonly update: RevisionSummary; readonly decision: RuleDecision }[],
    signal: AbortSignal,
  ): Promise<void> {
    const unwanted = new Map<string, UpdateId[]>();
    for (const { update, decision } of wanted) {
      signal.throwIfAborted();
      const { ruleId, scope, action, deadline } = decision;
      if (scope === 'server' || action === undefined) {
        unwanted.set(ruleId, [...(unwanted.get(ruleId) ?? []), update.updateId]);
        continue;
      }
      const by = deadline === undefined ? {} : { deadline: deadlineAt(deadline, context.clock.now()) };
      const approval = { updateId: update.updateId, groupId: scope, action, ...by, rule: ruleId };
      // Since this round began somebody may have decided.
      if ((await store.deploymentsOf(update.updateId)).some(({ groupId }) => groupId === scope)) continue;
      await approve(context, approval, `rule:${ruleId}`).catch((error: unknown) => {
        if (!(error instanceof Failure && OVERTAKEN.has(error.code))) throw error;
      });
    }
    for (const [ruleId, ids] of unwanted) await decline(context, ids, `rule:${ruleId}`);
  }

  function tell(reports: readonly RuleReport[]): void {
    const sum = (isDecline: boolean) =>
      reports
        .filter(({ rule }) => rule.actions.some(({ action }) => action === 'decline') === isDecline)
        .reduce((all, { due }) => all + due, 0);
    const [approved, declined] = [sum(false), sum(true)];
    if (approved + declined > 0) events.rulesDecided({ approved, declined });
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
      seen = catalog.snapshot.stats().revisions;
      const isReplica = (await store.setting<{ mode?: string }>('upstream'))?.mode === 'replica';
      // The outermost edge of this job: nobody waits for it, so the log is told, and it looks again later.
      if (!isReplica)
        await inTurn(() => round({ dryRun: false })).catch((error: unknown) => {
          if (!closing.signal.aborted) events.rulesFailed(error);
        });
      if (catalog.snapshot.stats().revisions !== seen) continue;
      await sleep(LOOK_EVERY, AbortSignal.any([closing.signal, waking.signal]));
    }
  }

  return {
    run: (request) => inTurn(() => round(request)),
    wake: () => {
      if (running !== undefined && catalog.snapshot.stats().revisions !== seen) waking.abort();
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

/** What can be approved on its own, and is not declined already. */
function isLookedAt({ type, explicitlyDeployable, declined }: RevisionSummary): boolean {
  return (type === 'Software' || type === 'Driver') && explicitlyDeployable && !declined;
}

function whySkipped(
  { updateId, expired, eulaId, canUninstall }: RevisionSummary,
  { scope, action }: RuleDecision,
  known: {
    readonly decided: Decided;
    readonly eulas: ReadonlySet<string>;
    readonly groups: ReadonlySet<string>;
  },
): RuleSkip | undefined {
  const why = known.decided.why(updateId, scope);
  if (why !== undefined) return why;
  if (action === undefined) return undefined;
  if (!known.groups.has(scope)) return 'no-group';
  if (action === 'Uninstall') return canUninstall ? undefined : 'not-removable';
  if (expired) return 'expired';
  return eulaId === undefined || known.eulas.has(eulaId) ? undefined : 'licence';
}

function note(
  tally: Tally,
  { updateId, title }: RevisionSummary,
  { scope, verb, dueAt, deadline }: RuleDecision,
  skipped: RuleSkip | undefined,
  now: number,
): void {
  if (skipped !== undefined) tally.skipped += 1;
  else if (dueAt <= now) tally.due += 1;
  else tally.later += 1;
  // What it did last time is no news.
  if (skipped === 'decided' || tally.items.length >= MOST_ITEMS) return;
  const by = deadline === undefined ? {} : { deadline: deadlineAt(deadline, Math.max(dueAt, now)) };
  tally.items.push({
    updateId,
    title,
    scope,
    verb,
    dueAt,
    ...by,
    ...(skipped === undefined ? {} : { skipped }),
  });
}
