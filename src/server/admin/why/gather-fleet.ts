import { housekeepingSettings } from '#jobs';
import type { AwaitedEula, FleetRow, RevisionSummary } from '#store';
import type { ComputerId, Deployment, DeploymentId, GroupId } from '#update';
import type { AlikeComputers, FleetFacts, GroupsDecision, PresentFacts } from '#why';
import type { ServerContext } from '../../context.ts';
import { present } from '../present.ts';
import { inForceSince } from './in-force-since.ts';
import type { PresentGround } from './present-ground.ts';

const DAY = 86_400_000;

/**
 * How all computers stand to one update, which is known already as far as it is not about them: one grouped read over all of them, and a
 * few more for the names of some.
 */
export async function gatherFleet(
  ground: PresentGround,
  latest: RevisionSummary,
  about: PresentFacts,
): Promise<FleetFacts> {
  const { context, now } = ground;
  const { store, catalog } = context;
  const { updateId } = latest;
  const { silentDays } = await housekeepingSettings(context);
  const revisions = await store.revisionsOf(updateId);
  const live = catalog.snapshot.liveRevision(updateId);
  const decisionsOfGroups = await decisions(ground, latest, {
    live: revisions.find(({ id }) => id === live) ?? latest,
    decisions: await store.decisionsOf(updateId),
  });
  const rows = await store.fleetOf(updateId, {
    // What was known of an older revision is known of the update.
    arrivedAt: Math.min(...revisions.map(({ importedAt }) => importedAt)),
    silentBefore: now - silentDays * DAY,
    decidedAt: decisionsOfGroups.moments,
  });
  return {
    updateId,
    files: { total: about.content.files, missing: about.content.missing.length },
    silentDays,
    installed: about.counts.installed,
    computers: await alike(ground, rows, decisionsOfGroups.of),
    ...present({
      withheld: withheld(about, live === undefined),
      heldUntil: about.hold?.until,
      termsId: about.eula?.accepted === false ? about.eula.id : undefined,
      replicaOf: about.replica?.upstream,
    }),
  };
}

function withheld({ update }: PresentFacts, isKeptBack: boolean): FleetFacts['withheld'] {
  if (update.declined) return 'declined';
  if (update.expired) return 'expired';
  return isKeptBack ? 'incomplete' : undefined;
}

/** What counts for the computers of a row. */
interface Counting extends GroupsDecision {
  /** What is the same for two rows where the same decision counts. */
  readonly key: string;
  readonly checkedSince: boolean;
}

/** The decisions for the update, and when each took effect, ascending. */
async function decisions(
  { context, terms }: PresentGround,
  { updateId, id }: RevisionSummary,
  about: Parameters<typeof inForceSince>[1],
): Promise<{ readonly moments: readonly number[]; readonly of: (row: FleetRow) => Counting }> {
  const { store, catalog } = context;
  const inForce = await store.deploymentsOf(updateId);
  const moments = [...new Set(inForce.map((deployment) => inForceSince(deployment, about)))].sort(
    (one, other) => one - other,
  );
  const awaited = (await terms()).awaited.filter((each) => each.updateId === updateId);
  const accepted = awaited.map((each) => asDeployment(each, id));
  return {
    moments,
    of: ({ groupIds, scansSeen }) => {
      const { winner } = catalog.snapshot.explainDecision(groupIds, updateId);
      const then =
        accepted.length === 0
          ? winner
          : catalog.snapshot.explainDecision(groupIds, updateId, accepted).winner;
      const waitsForTerms = !installs(winner) && then !== winner && installs(then);
      return {
        waitsForTerms,
        ...present({ action: winner?.action }),
        key: `${winner?.id}${waitsForTerms}`,
        checkedSince: winner !== undefined && scansSeen > moments.indexOf(inForceSince(winner, about)),
      };
    },
  };
}

function installs(deployment: Deployment | undefined): boolean {
  return deployment?.action === 'Install' || deployment?.action === 'OptionalInstall';
}

/** As if the license terms were accepted. */
function asDeployment(awaited: AwaitedEula, revisionId: RevisionSummary['id']): Deployment {
  const { updateId, groupId, action, deadline, author, at } = awaited;
  return {
    ...{ id: Number.MAX_SAFE_INTEGER as DeploymentId, updateId, revisionId, groupId, action, author },
    ...{ createdAt: at, sequence: 0 },
    ...present({ deadline }),
  };
}

/** Rows of whatever groups put together where all that matters is the same: then few names have to be read. */
async function alike(
  { context: { store }, groupName }: PresentGround,
  rows: readonly FleetRow[],
  countingOf: (row: FleetRow) => Counting,
): Promise<readonly AlikeComputers[]> {
  const counting = new Map(rows.map((row) => [row, countingOf(row)]));
  const together = Map.groupBy(rows, (row) => {
    const { key, checkedSince } = counting.get(row)!;
    return [key, checkedSince, row.state, row.hresult, row.reported, row.silent].join();
  });
  const found: AlikeComputers[] = [];
  for (const same of together.values()) {
    const [row] = same as [FleetRow, ...FleetRow[]];
    const { key: _, checkedSince, ...decision } = counting.get(row)!;
    found.push({
      groups: [...groupCounts(same)].map(([id, computers]) => ({ name: groupName(id), computers })),
      decision,
      ...present({ state: row.state, hresult: row.hresult }),
      ...{ reported: row.reported, checkedSince, silent: row.silent },
      count: same.reduce((sum, { count }) => sum + count, 0),
      examples: await namesOf(store, same.flatMap(({ examples }) => examples).slice(0, 3)),
    });
  }
  return found;
}

function groupCounts(rows: readonly FleetRow[]): ReadonlyMap<GroupId, number> {
  const counts = new Map<GroupId, number>();
  for (const { groupIds, count } of rows)
    for (const id of groupIds) counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}

async function namesOf(
  store: ServerContext['store'],
  ids: readonly ComputerId[],
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const id of ids) names.push((await store.computer(id))?.dnsName || id);
  return names;
}
