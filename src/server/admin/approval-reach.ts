import type { Snapshot } from '#catalog';
import type { AudienceMember, RevisionSummary, StoreReader } from '#store';
import { ALL_COMPUTERS, type Deployment, type DeploymentId, type GroupId, type TargetGroup } from '#update';
import type { ApprovalPreview, Reach, ReachCause, ReachedComputer } from './contract/approvals.ts';
import { present } from './present.ts';

/** Computers named of each kind. */
const NAMED = 10;

type Wanted = Pick<Deployment, 'action' | 'deadline'>;

/** Whom an approval of one update for those groups would reach, by what each computer last reported. */
export async function reachOf(
  { store, snapshot }: { readonly store: StoreReader; readonly snapshot: Snapshot },
  update: RevisionSummary,
  groupIds: readonly GroupId[],
  wanted: Wanted,
): Promise<Pick<ApprovalPreview, 'counts' | 'computers'>> {
  const groups = await store.groups();
  const mine = new Set(groupIds);
  const instead = groupIds.map((groupId) => asDeployment(update, groupId, wanted));
  const inside = groups.filter(({ id }) => snapshot.groupPath(id).some((group) => mine.has(group.id)));
  const counts: Record<Reach, number> = { will: 0, has: 0, not: 0, unknown: 0 };
  const named: ReachedComputer[] = [];
  const overruling = new Map<string, ReachedComputer['instead']>();
  const audience = store.audienceOf(
    update.updateId,
    inside.map(({ id }) => id),
  );
  for await (const member of audience) {
    const key = member.groupIds.join();
    if (!overruling.has(key)) {
      const { winner } = snapshot.explainDecision(member.groupIds, update.updateId, instead);
      // Another decision that says the same gives it to the computer too.
      const isSame = winner === undefined || winner.action === wanted.action;
      overruling.set(key, isSame ? undefined : toInstead(winner, groups));
    }
    const overruled = overruling.get(key);
    const cause = overruled === undefined ? causeOf(member, update, wanted) : 'overruled';
    const { reach, why } = CAUSES[cause];
    counts[reach] += 1;
    if (counts[reach] <= NAMED) {
      const { computerId, dnsName } = member;
      const said = overruled === undefined ? why : toWords(overruled);
      named.push({ computerId, dnsName, reach, cause, ...present({ instead: overruled }), why: said });
    }
  }
  return { counts, computers: named };
}

/** As if it were in force; newer than everything that is. */
function asDeployment({ id, updateId }: RevisionSummary, groupId: GroupId, wanted: Wanted): Deployment {
  return {
    id: Number.MAX_SAFE_INTEGER as DeploymentId,
    updateId,
    revisionId: id,
    groupId,
    ...wanted,
    createdAt: 0,
    author: '',
    sequence: 0,
  };
}

function toInstead(
  { action, groupId }: Deployment,
  groups: readonly TargetGroup[],
): NonNullable<ReachedComputer['instead']> {
  return { action, groupId, groupName: groups.find(({ id }) => id === groupId)?.name ?? groupId };
}

function toWords({ action, groupId, groupName }: NonNullable<ReachedComputer['instead']>): string {
  const what = { Install: 'install', OptionalInstall: 'optional install', Uninstall: 'uninstall' } as const;
  return `"${action === 'NotApproved' ? 'not approved' : what[action]}" for ${groupId === ALL_COMPUTERS ? 'All Computers' : groupName} counts instead`;
}

/** What each cause means, for people. */
const CAUSES: Readonly<Record<ReachCause, { readonly reach: Reach; readonly why: string }>> = {
  needs: { reach: 'will', why: 'it needs it' },
  downloaded: { reach: 'will', why: 'it has downloaded it' },
  'failed-before': { reach: 'will', why: 'its last attempt failed; it tries again' },
  removes: { reach: 'will', why: 'it has it' },
  has: { reach: 'has', why: 'it has it' },
  'has-and-restarts': { reach: 'has', why: 'it has it, and has to restart' },
  'does-not-have': { reach: 'not', why: 'it does not have it' },
  'not-applicable': { reach: 'not', why: 'it reported since, and the update does not apply to it' },
  'not-approved': { reach: 'not', why: 'it is not approved' },
  overruled: { reach: 'not', why: 'another decision counts instead' },
  'never-reported': { reach: 'unknown', why: 'it has never reported' },
  'not-reported-since': { reach: 'unknown', why: 'it has not reported since the update came' },
};

function causeOf(
  { state, lastReportAt }: AudienceMember,
  { importedAt }: RevisionSummary,
  { action }: Wanted,
): ReachCause {
  if (action === 'NotApproved') return 'not-approved';
  if (state !== undefined) return causeOfState(state, action === 'Uninstall');
  if (lastReportAt === 0) return 'never-reported';
  return lastReportAt < importedAt ? 'not-reported-since' : 'not-applicable';
}

function causeOfState(state: NonNullable<AudienceMember['state']>, removes: boolean): ReachCause {
  const isThere = state === 'Installed' || state === 'InstalledPendingReboot';
  if (removes) return isThere ? 'removes' : 'does-not-have';
  if (isThere) return state === 'Installed' ? 'has' : 'has-and-restarts';
  return ({ NotInstalled: 'needs', Downloaded: 'downloaded', Failed: 'failed-before' } as const)[state];
}
