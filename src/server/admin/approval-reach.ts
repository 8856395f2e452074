import type { Snapshot } from '#catalog';
import type { AudienceMember, RevisionSummary, StoreReader } from '#store';
import { ALL_COMPUTERS, type Deployment, type DeploymentId, type GroupId, type TargetGroup } from '#update';
import type { ApprovalPreview, Reach, ReachedComputer } from './contract/approvals.ts';

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
  const overruling = new Map<string, string | undefined>();
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
      overruling.set(key, isSame ? undefined : toWords(winner, groups));
    }
    const { reach, why } = judge(member, update, wanted, overruling.get(key));
    counts[reach] += 1;
    if (counts[reach] <= NAMED)
      named.push({ computerId: member.computerId, dnsName: member.dnsName, reach, why });
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

function toWords({ action, groupId }: Deployment, groups: readonly TargetGroup[]): string {
  const name = groups.find(({ id }) => id === groupId)?.name ?? groupId;
  const what = { Install: 'install', OptionalInstall: 'optional install', Uninstall: 'uninstall' } as const;
  return `"${action === 'NotApproved' ? 'not approved' : what[action]}" for ${groupId === ALL_COMPUTERS ? 'All Computers' : name} counts instead`;
}

function judge(
  { state, lastReportAt }: AudienceMember,
  { importedAt }: RevisionSummary,
  { action }: Wanted,
  overruled: string | undefined,
): { readonly reach: Reach; readonly why: string } {
  if (overruled !== undefined) return { reach: 'not', why: overruled };
  if (action === 'NotApproved') return { reach: 'not', why: 'it is not approved' };
  if (state !== undefined) return judgeState(state, action === 'Uninstall');
  if (lastReportAt === 0) return { reach: 'unknown', why: 'it has never reported' };
  if (lastReportAt < importedAt)
    return { reach: 'unknown', why: 'it has not reported since the update came' };
  return { reach: 'not', why: 'it reported since, and the update does not apply to it' };
}

function judgeState(
  state: NonNullable<AudienceMember['state']>,
  removes: boolean,
): { readonly reach: Reach; readonly why: string } {
  const isThere = state === 'Installed' || state === 'InstalledPendingReboot';
  if (removes) {
    return isThere ? { reach: 'will', why: 'it has it' } : { reach: 'not', why: 'it does not have it' };
  }
  if (isThere)
    return { reach: 'has', why: state === 'Installed' ? 'it has it' : 'it has it, and has to restart' };
  const why = {
    NotInstalled: 'it needs it',
    Downloaded: 'it has downloaded it',
    Failed: 'its last attempt failed; it tries again',
  } as const;
  return { reach: 'will', why: why[state] };
}
