import type { RuleDecision } from '#rules';
import type { DecisionScope, RevisionSummary, StoreReader } from '#store';
import type { UpdateId } from '#update';
import type { RuleSkip } from './report.ts';

/** What is the same for a whole round. */
export interface RoundGround {
  readonly groups: ReadonlySet<string>;
  readonly acceptedEulas: ReadonlySet<string>;
  /** Updates and groups whose approval ended without another in its place, as `keyOf` writes them. */
  readonly ended: ReadonlySet<string>;
}

/** How some updates stand before the rules decide about them. */
export interface Standing {
  readonly persons: ReadonlyMap<UpdateId, ReadonlySet<DecisionScope>>;
  /** Updates and groups with an approval in force, or one that waits for licence terms, as `keyOf` writes them. */
  readonly approved: ReadonlySet<string>;
  readonly awaited: ReadonlySet<string>;
}

export function keyOf(updateId: UpdateId, scope: DecisionScope): string {
  return `${updateId} ${scope}`;
}

export async function roundGround(
  store: Pick<StoreReader, 'groups' | 'acceptedEulas' | 'endedDeployments'>,
): Promise<RoundGround> {
  return {
    groups: new Set<string>((await store.groups()).map(({ id }) => id)),
    acceptedEulas: new Set(await store.acceptedEulas()),
    ended: new Set((await store.endedDeployments()).map(({ updateId, groupId }) => keyOf(updateId, groupId))),
  };
}

/** Reads how those updates stand now. */
export async function standingOf(
  store: Pick<StoreReader, 'personDecisions' | 'deploymentsOf' | 'awaitedEulas'>,
  updateIds: readonly UpdateId[],
): Promise<Standing> {
  const approved = new Set<string>();
  for (const updateId of updateIds)
    for (const { groupId } of await store.deploymentsOf(updateId)) approved.add(keyOf(updateId, groupId));
  return {
    persons: await store.personDecisions(updateIds),
    approved,
    awaited: new Set((await store.awaitedEulas()).map(({ updateId, groupId }) => keyOf(updateId, groupId))),
  };
}

/** Why a rule leaves that alone; undefined where it decides. */
export async function whySkipped(
  store: Pick<StoreReader, 'decisionsOf'>,
  update: RevisionSummary,
  decision: RuleDecision,
  { persons, approved }: Standing,
  ground: RoundGround,
): Promise<RuleSkip | undefined> {
  const { updateId, expired, eulaId, canUninstall, heldUntil } = update;
  const { scope, verb, action, ruleId } = decision;
  const byPerson = persons.get(updateId);
  if (verb !== 'approve') {
    // A decline or a hold would stop what a person approved for a group.
    if (byPerson !== undefined) return 'person';
    if (verb === 'decline') return undefined;
    if (heldUntil !== undefined) return 'decided';
    // Once: an update is not held anew because a new revision of it came.
    const before = await store.decisionsOf(updateId);
    return before.some((each) => each.verb === 'hold' && each.rule === ruleId) ? 'decided' : undefined;
  }
  if (byPerson?.has(scope) === true) return 'person';
  // Nothing is approved again by itself after an undecline, which says so.
  if (approved.has(keyOf(updateId, scope)) || ground.ended.has(keyOf(updateId, scope))) return 'decided';
  if (!ground.groups.has(scope)) return 'no-group';
  if (action === 'Uninstall') return canUninstall ? undefined : 'not-removable';
  if (expired) return 'expired';
  return eulaId === undefined || ground.acceptedEulas.has(eulaId) ? undefined : 'licence';
}
