import type { CatalogDelta } from '#catalog';
import type { StoreWriter } from '#store';
import type { IndexRecord } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { pinApproved } from './pins.ts';
import { replaceDeclines } from './replica-declines.ts';
import { ReplicaDeployments } from './replica-deployments.ts';
import { type GroupChanges, replaceGroups } from './replica-groups.ts';
import { Turns } from './turns.ts';
import type { ChangeContext, Generation, Published, ReplicaState } from './types.ts';

type Delta = Omit<CatalogDelta, 'sequence'>;

/**
 * Makes the result of a synchronisation visible in one step, or not at all: the revisions that are staged, of a replica its
 * groups, approvals, declines and licence terms, where files come from, the anchors and other settings, and the run itself. Revisions that
 * came after all leave the quarantine. What the upstream says of updates that are not here is counted and left out. Other work gets its
 * turn meanwhile, other changes wait.
 */
export async function publishGeneration(
  context: ChangeContext,
  generation: Generation,
  actor: string,
): Promise<Published> {
  const published = await commit(context, async (tx): Promise<Change<Published>> => {
    const at = context.clock.now();
    const revisions = await tx.publishStaged(at, generation.only);
    await endQuarantine(tx, revisions);
    const replica =
      generation.replica === undefined ? undefined : await applyReplica(tx, generation.replica, at);
    const pins = await pinApproved(tx, revisions);
    await putSources(tx, generation);
    await tx.markImported(generation.imported ?? []);
    for (const [name, value] of Object.entries(generation.settings)) await tx.setSetting(name, value);
    const { counts } = generation.run;
    const run = await tx.putSyncRun({ ...generation.run, counts: { ...counts, ...replica?.counts } });
    const result: Published = {
      run,
      revisions: revisions.length,
      deployments: replica?.counts.deployments ?? 0,
      declines: replica?.counts.declines ?? 0,
      groups: replica?.counts.groups ?? 0,
      unknownUpdates: replica?.unknown ?? 0,
    };
    await tx.addAudit({
      at,
      actor,
      verb: 'publish-generation',
      subject: generation.run.upstream,
      details: {
        run: run.id,
        revisions: revisions.length,
        firstId: revisions[0]?.id,
        lastId: revisions.at(-1)?.id,
        ...replica?.counts,
        imported: generation.imported,
      },
    });
    const delta: Delta = { ...(revisions.length === 0 ? {} : { revisions }), ...pins, ...replica?.delta };
    return Object.keys(delta).length === 0 ? { result } : { result, delta };
  });
  const { run, ...counts } = published;
  changeEvents.generationPublished(context.log, { run: run.id, ...counts, actor });
  return published;
}

async function endQuarantine(tx: StoreWriter, revisions: readonly IndexRecord[]): Promise<void> {
  const quarantined = new Set(
    (await tx.quarantine()).map(({ updateId, revisionNumber }) => `${updateId} ${revisionNumber}`),
  );
  if (quarantined.size === 0) return;
  const came = revisions.filter(({ updateId, revisionNumber }) =>
    quarantined.has(`${updateId} ${revisionNumber}`),
  );
  if (came.length > 0) await tx.removeQuarantine(came);
}

async function putSources(tx: StoreWriter, { fileSources }: Generation): Promise<void> {
  const turns = new Turns();
  for (const source of fileSources) {
    await tx.putFileSources([source]);
    await turns.after();
  }
}

interface ReplicaChange {
  readonly counts: { readonly deployments: number; readonly declines: number; readonly groups: number };
  readonly unknown: number;
  readonly delta: Delta;
}

/** Groups first, so that approvals find them; declines next, because they end approvals. */
async function applyReplica(tx: StoreWriter, state: ReplicaState, at: number): Promise<ReplicaChange> {
  const deployments = await ReplicaDeployments.begin(tx, at);
  const groups = await replaceGroups(tx, state.groups, (gone) =>
    deployments.endWhere(({ groupId }) => gone.has(groupId)),
  );
  const declines = await replaceDeclines(tx, state.declined, at);
  const declined = new Set(state.declined);
  await deployments.endWhere(({ updateId }) => declined.has(updateId));
  await deployments.apply(state, declined);
  await tx.acceptEulas(state.acceptedEulas);
  return {
    counts: {
      deployments: deployments.put.length + deployments.ended.length,
      declines: declines.declined.length + declines.undeclined.length,
      groups: groups.changed.length + groups.removed.length,
    },
    unknown: declines.unknown + deployments.unknown,
    delta: present({
      declined: declines.declined,
      undeclined: declines.undeclined,
      deployments: deployments.put,
      endedDeployments: deployments.ended,
      ...deltaOf(groups),
    }),
  };
}

function deltaOf({ changed, removed }: GroupChanges): Delta {
  return { groups: changed, removedGroups: removed };
}

/** Without the lists that are empty. */
function present(delta: Delta): Delta {
  return Object.fromEntries(Object.entries(delta).filter(([, list]) => list.length > 0));
}
