import { type ChangeContext, refuseOnReplica } from '#changes';
import { evaluateRules, prepareRules, RULES_SETTING, type Rule } from '#rules';
import type { RevisionSummary } from '#store';
import type { Sleep } from '../sleep.ts';
import { applyAll, type Wanted } from './apply.ts';
import { categoriesAbove, factsOf, fleetOf } from './gather.ts';
import type { RuleReport, RulesRequest } from './report.ts';
import { keyOf, roundGround, standingOf, whySkipped } from './standing.ts';
import { Tally } from './tally.ts';

/** Updates that are looked at between two rests, and decided about in one go. */
const AT_ONCE = 250;
/** Rest after those, milliseconds: scans go before. */
const REST = 2;

/** Asks rules of every update once, and brings about what is due unless it is a dry run. Fails with `changes/replica-read-only`. */
export async function askRules(
  context: ChangeContext,
  request: RulesRequest,
  { sleep, signal }: { readonly sleep: Sleep; readonly signal: AbortSignal },
): Promise<readonly RuleReport[]> {
  const { store, catalog, clock } = context;
  await refuseOnReplica(store);
  const rules = request.rules ?? (await store.setting<readonly Rule[]>(RULES_SETTING)) ?? [];
  const tallies = new Map(rules.map((rule) => [rule.id, new Tally(rule)]));
  const prepared = prepareRules(rules);
  if (prepared.length === 0) return [...tallies.values()].map((tally) => tally.report());
  const ground = { above: categoriesAbove(catalog.snapshot), fleet: await fleetOf(store, rules) };
  const known = await roundGround(store);
  const total = catalog.snapshot.stats().updates;
  let done = 0;
  const look = async (chunk: readonly RevisionSummary[]): Promise<void> => {
    const now = clock.now();
    const wanted: Wanted[] = [];
    const facts = await factsOf(store, chunk, rules, ground);
    const standing = await standingOf(
      store,
      chunk.map(({ updateId }) => updateId),
    );
    for (const [index, update] of chunk.entries()) {
      const { due, later, trace } = evaluateRules(prepared, facts[index]!, now);
      for (const { ruleId, held, matched } of trace) tallies.get(ruleId)!.look(update, held, matched);
      for (const decision of [...due, ...later]) {
        const skipped = await whySkipped(store, update, decision, standing, known);
        tallies.get(decision.ruleId)!.note(update, decision, skipped, now);
        const waits = skipped === 'licence' && !standing.awaited.has(keyOf(update.updateId, decision.scope));
        if ((skipped === undefined || waits) && decision.dueAt <= now)
          wanted.push({ updateId: update.updateId, decision });
      }
    }
    if (!request.dryRun) await applyAll(context, wanted, signal);
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
  return [...tallies.values()].map((tally) => tally.report());
}

/** What can be approved on its own, and is not declined already. */
function isLookedAt({ type, explicitlyDeployable, declined }: RevisionSummary): boolean {
  return (type === 'Software' || type === 'Driver') && explicitlyDeployable && !declined;
}
