import { isPerson } from '#base';
import type { Deployment, UpdateId } from '#update';
import { DAY, type GroupDecisions, groupPaths, judgeSuperseded, type Successor, successorsOf } from '#upkeep';
import type { CatalogFacts, UpdateFacts } from './catalog-facts.ts';
import { DECLINED_AT_ONCE, declinePortion, type Unwanted } from './decline-portion.ts';
import { cohortsFor, gatherFleet } from './fleet-facts.ts';
import { HOUR, inPortions, type Task, type UpkeepGround } from './task.ts';

/** Updates whose counts are looked up in one go. */
const AT_ONCE = 200;
const REST = 10;

/** Declines what others have replaced wherever it is wanted (upkeep/judge-superseded.ts). */
export const declineSuperseded: Task = {
  name: 'decline-superseded',
  every: HOUR,
  isForUpstream: true,
  async *portions(ground) {
    const unwanted: Unwanted[] = [];
    for await (const each of replaced(ground)) unwanted.push(each);
    for (const items of inPortions(unwanted, DECLINED_AT_ONCE))
      yield declinePortion(ground, 'decline-superseded', items);
  },
};

async function* replaced(ground: UpkeepGround): AsyncIterable<Unwanted> {
  const { context, settings, sleep, signal } = ground;
  const { store, catalog, clock } = context;
  const facts = await ground.facts();
  const fleet = await gatherFleet(store);
  const view = {
    now: clock.now(),
    grace: settings.supersededDays * DAY,
    paths: groupPaths(await store.groups()),
  };
  const candidates = [...facts.updates.values()].filter(
    ({ updateId, declined, expired, explicitlyDeployable }) =>
      !declined && !expired && explicitlyDeployable && facts.supersededBy.has(updateId),
  );
  for (const some of inPortions(candidates, AT_ONCE)) {
    signal.throwIfAborted();
    const counts = new Map(
      (await store.statusCounts(some.map(({ updateId }) => updateId))).map((each) => [each.updateId, each]),
    );
    for (const { updateId, title, arrivedAt } of some) {
      const { needed, downloaded, failed, pendingReboot } = counts.get(updateId)!;
      const below = fleet.neededBelow.get(updateId) ?? 0;
      const deployments = facts.deployments.get(updateId) ?? [];
      const decidedAt = lastByPerson(deployments);
      const { goes, reason } = judgeSuperseded(
        {
          decisions: decisionsOf(deployments),
          successors: liveSuccessors(
            facts,
            updateId,
            (id) => catalog.snapshot.liveRevision(id) !== undefined,
          ),
          needing: needed + downloaded + failed + pendingReboot + below,
          cohorts: cohortsFor(fleet, arrivedAt),
          ...(decidedAt === undefined ? {} : { personDecidedAt: decidedAt }),
          undeclinedByPerson: facts.takenBack.has(updateId),
        },
        view,
      );
      if (goes) yield { id: updateId, name: title, reason };
    }
    await sleep(REST, signal);
  }
}

function liveSuccessors(
  facts: CatalogFacts,
  updateId: UpdateId,
  isLive: (updateId: UpdateId) => boolean,
): readonly Successor[] {
  return (
    successorsOf(updateId, (id) => facts.supersededBy.get(id) ?? [])
      .filter(isLive)
      .map((id) => facts.updates.get(id))
      // What is held is offered to nobody meanwhile.
      .filter(
        (successor): successor is UpdateFacts => successor !== undefined && successor.heldUntil === undefined,
      )
      .map((successor) => ({
        name: successor.title,
        decisions: decisionsOf(facts.deployments.get(successor.updateId) ?? []),
      }))
  );
}

function decisionsOf(deployments: readonly Deployment[]): GroupDecisions {
  return new Map(deployments.map(({ groupId, action, createdAt }) => [groupId, { action, createdAt }]));
}

function lastByPerson(deployments: readonly Deployment[]): number | undefined {
  const times = deployments.filter(({ author }) => isPerson(author)).map(({ createdAt }) => createdAt);
  return times.length === 0 ? undefined : Math.max(...times);
}
