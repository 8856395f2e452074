import type { Snapshot } from '#catalog';
import { removeRevisions, stagedNeeds } from '#changes';
import type { RemovalReason, UpkeepItem } from '#store';
import type { RevisionId, UpdateId } from '#update';
import type { TaskName } from '#upkeep';
import { HOUSEKEEPER, inPortions, type Portion, type UpkeepGround } from './task.ts';

/** Revisions that are removed in one transaction. */
const REMOVED_AT_ONCE = 40;
/** Rest between two plans, milliseconds. */
const REST = 50;

/** Candidates that are planned in one go: some ten milliseconds that nobody can be let in between. */
const PLANNED_AT_ONCE = 1500;

/** A revision that may go as far as it is itself concerned. */
export interface Candidate {
  readonly id: RevisionId;
  readonly updateId: UpdateId;
  readonly name: string;
  readonly reason: string;
  readonly kind: RemovalReason;
}

/** The moment that what is left of the plan was made for; undefined once something else happened. */
interface Plan {
  soundOn: Snapshot | undefined;
}

interface RemovalPlan {
  readonly task: TaskName;
  readonly ids: readonly RevisionId[];
  readonly reason: RemovalReason;
  readonly plan: Plan;
}

/** Those of the candidates that can go, in an order that leaves a sound catalog behind each portion. */
export async function* removalPortions(
  ground: UpkeepGround,
  task: TaskName,
  candidates: readonly Candidate[],
): AsyncIterable<Portion> {
  // What needs something came after it, so that the youngest go first; what is left over goes next time.
  const ordered = candidates.toSorted((one, other) => other.id - one.id);
  for (const some of inPortions(ordered, PLANNED_AT_ONCE)) {
    yield* planned(ground, task, some);
    await ground.sleep(REST, ground.signal);
  }
}

async function* planned(
  ground: UpkeepGround,
  task: TaskName,
  candidates: readonly Candidate[],
): AsyncIterable<Portion> {
  const { store, catalog } = ground.context;
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const needs = await stagedNeeds(store);
  const plan: Plan = { soundOn: catalog.snapshot };
  const { portions } = catalog.snapshot.removable(known.keys(), needs);
  let ids: RevisionId[] = [];
  let kind: RemovalReason = 'unheld';
  for (const portion of portions) {
    const own = kindOf(portion, known);
    if (ids.length > 0 && (own !== kind || ids.length + portion.length > REMOVED_AT_ONCE)) {
      yield removalPortion(ground, { task, ids, reason: kind, plan }, known);
      ids = [];
    }
    ids.push(...portion);
    kind = own;
  }
  if (ids.length > 0) yield removalPortion(ground, { task, ids, reason: kind, plan }, known);
}

/** Of several kinds that go together: what was declined counts, because an upstream may take that back. */
function kindOf(ids: readonly RevisionId[], known: ReadonlyMap<RevisionId, Candidate>): RemovalReason {
  const kinds = ids.map((id) => known.get(id)?.kind).filter((kind) => kind !== undefined);
  return kinds.find((kind) => kind === 'declined') ?? kinds[0] ?? 'unheld';
}

function removalPortion(
  { context }: UpkeepGround,
  { task, ids, reason, plan }: RemovalPlan,
  known: ReadonlyMap<RevisionId, Candidate>,
): Portion {
  const items = new Map<string, UpkeepItem>();
  for (const id of ids) {
    const candidate = known.get(id);
    if (candidate !== undefined)
      items.set(candidate.updateId, {
        id: candidate.updateId,
        name: candidate.name,
        reason: candidate.reason,
      });
  }
  return {
    count: ids.length,
    items: [...items.values()],
    weigh: () => context.store.weightOf(ids),
    apply: async () => {
      const { soundOn } = plan;
      const wanted = {
        ids,
        reason,
        task,
        items: [...items.values()],
        ...(soundOn === undefined ? {} : { soundOn }),
      };
      const { revisions, bytes, soundOn: after } = await removeRevisions(context, wanted, HOUSEKEEPER);
      plan.soundOn = after;
      return { count: revisions, bytes };
    },
  };
}
