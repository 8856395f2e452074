import { NOTHING_KNOWN } from '#catalog';
import type { Decision, RevisionSummary } from '#store';
import type { Deployment, RevisionId, UpdateId } from '#update';
import type {
  ApprovalFact,
  DeclineFact,
  EulaFacts,
  HoldFact,
  MissingFacts,
  PresentFacts,
  RevisionFacts,
} from '#why';
import { revisionNames } from '../missing-things.ts';
import { present } from '../present.ts';
import { contentFacts } from './present-content.ts';
import type { PresentGround } from './present-ground.ts';
import { machineFacts } from './present-machine.ts';
import { supersedingUpdates } from './present-superseding.ts';

/** Upgrades (MS-WSUSSS, well-known classification): feature updates. */
const UPGRADES = '3689bdc8-b205-4af4-8d4a-a63924c5e9d5' as UpdateId;
/** Missing things named at most. */
const MOST_NAMED = 10;

/** What the server knows of one update, and of the machine in question about it: a bounded number of indexed reads. */
export async function gatherPresent(
  ground: PresentGround,
  latest: RevisionSummary,
  askedMember?: string,
): Promise<PresentFacts> {
  const { context, now, machine, upstream } = ground;
  const { store, catalog, desks } = context;
  const { updateId, title, kbArticleIds, type, explicitlyDeployable, expired, declined } = latest;
  const revisions = await store.revisionsOf(updateId);
  const live = catalog.snapshot.liveRevision(updateId);
  const deployments = await store.deploymentsOf(updateId);
  const decisions = await store.decisionsOf(updateId);
  const liveSummary = revisions.find(({ id }) => id === live) ?? latest;
  const { needed, downloaded, installed, failed, pendingReboot } = (await store.statusCounts([updateId]))[0]!;
  return {
    now,
    update: {
      updateId,
      title,
      kbArticleIds,
      type,
      explicitlyDeployable,
      expired,
      declined,
      importedAt: latest.importedAt,
      canUninstall: latest.canUninstall,
      products: await productTitles(ground, latest.categories),
      isUpgrade: latest.categories.includes(UPGRADES),
    },
    ...present({
      askedMember,
      decline: declined ? declineFact(ground, decisions) : undefined,
      hold: await holdFact(ground, latest),
      eula: await eulaFacts(ground, latest),
      machine:
        machine === undefined
          ? undefined
          : await machineFacts(ground, machine, { latest, live: liveSummary, decisions }),
      replica:
        upstream?.mode === 'replica'
          ? {
              upstream: new URL(upstream.url).hostname,
              lastSyncAt: ground.lastSyncAt,
              ...present({ nextSyncAt: desks.nextSyncAt() }),
            }
          : undefined,
    }),
    revisions: await revisionFacts(ground, revisions, live),
    superseding: await supersedingUpdates(ground, updateId),
    approvals: deployments.map((deployment) => approvalFact(ground, deployment)),
    content: await contentFacts(ground, live),
    counts: { needed, downloaded, installed, failed, pendingReboot },
  };
}

export function approvalFact(
  { groupName }: PresentGround,
  { groupId, action, deadline, createdAt, author }: Deployment,
): ApprovalFact {
  return { groupName: groupName(groupId), action, createdAt, author, ...present({ deadline }) };
}

async function productTitles(
  { context, products }: PresentGround,
  categories: readonly UpdateId[],
): Promise<readonly string[]> {
  const named = categories.filter((id) => products.has(id));
  return [...(await context.store.titlesOf(named)).values()];
}

function declineFact(ground: PresentGround, decisions: readonly Decision[]): DeclineFact | undefined {
  const last = decisions.find(({ after }) => after.declined !== undefined);
  if (last?.after.declined !== true) return undefined;
  const { id, at, actor, reason, before } = last;
  return {
    at,
    by: ground.deciderOf(actor),
    decision: id,
    ended: (before.deployments ?? []).map(({ groupId }) => ground.groupName(groupId)),
    ...present({ reason }),
  };
}

async function holdFact(
  ground: PresentGround,
  { updateId, heldUntil }: RevisionSummary,
): Promise<HoldFact | undefined> {
  if (heldUntil === undefined) return undefined;
  const found = (await ground.context.store.holds()).find((each) => each.updateId === updateId)?.hold;
  if (found === undefined) return { until: heldUntil };
  const { at, actor, reason } = found;
  return { until: heldUntil, at, by: ground.deciderOf(actor), ...present({ reason }) };
}

async function eulaFacts(
  { terms, groupName }: PresentGround,
  { updateId, eulaId }: RevisionSummary,
): Promise<EulaFacts | undefined> {
  if (eulaId === undefined) return undefined;
  const { accepted, awaited } = await terms();
  const waiting = awaited.filter((each) => each.updateId === updateId);
  return {
    id: eulaId,
    accepted: accepted.has(eulaId),
    waiting: waiting.map(({ groupId, author, at }) => ({ groupName: groupName(groupId), author, at })),
  };
}

async function revisionFacts(
  ground: PresentGround,
  revisions: readonly RevisionSummary[],
  live: RevisionId | undefined,
): Promise<RevisionFacts> {
  const { catalog, store } = ground.context;
  const newest = revisions[0]!;
  const pinned = await store.pinOf(newest.updateId);
  return {
    count: revisions.length,
    newest: newest.revisionNumber,
    ...present({
      live: live === undefined ? undefined : catalog.snapshot.identityOf(live).revisionNumber,
      pinned,
      missing: live === newest.id || newest.declined ? undefined : await missingFacts(ground, newest.id),
    }),
  };
}

async function missingFacts({ context }: PresentGround, id: RevisionId): Promise<MissingFacts | undefined> {
  const { catalog, store, settings } = context;
  const explanation = catalog.snapshot.explain(id, {
    groupIds: [],
    installedNonLeaf: new Int32Array(0),
    otherCached: new Int32Array(0),
    known: NOTHING_KNOWN,
    filterCategories: [],
    needTwoGroupOutOfScope: false,
    page: { count: settings.pageCount, bytes: settings.pageBytes },
  });
  if (explanation.verdict !== 'incomplete') return undefined;
  const { prerequisites, bundled, waitsFor } = explanation.missing;
  return {
    prerequisites: prerequisites.slice(0, MOST_NAMED),
    bundled: bundled
      .slice(0, MOST_NAMED)
      .map(({ updateId, revisionNumber }) => `${updateId}, revision ${revisionNumber}`),
    waitsFor: (await revisionNames(store, waitsFor.slice(0, MOST_NAMED))).map(
      ({ title, updateId }) => title || updateId,
    ),
  };
}
