import { type Compliance, ComplianceCount } from '#reports';
import { ALL_COMPUTERS, type GroupId, type TargetGroup, type UpdateId } from '#update';
import type { ComplianceAnswer, ComplianceQuery } from './contract/reports.ts';
import { findGroup } from './lookup.ts';
import { approvalTests, type ReportGround, rolledUpComputers } from './report-computers.ts';
import { type ReportUpdate, reportUpdates } from './report-updates.ts';

/** A computer to be counted. */
interface Counted {
  readonly groupIds: readonly GroupId[];
  readonly reported: boolean;
  /** It is a client of this server, not of one below. */
  readonly isOwn: boolean;
  readonly lacking: readonly UpdateId[];
}

/** Counts the computers of a group. Fails with `admin/group-not-found` and `admin/category-not-found`. */
export async function complianceOf(context: ReportGround, query: ComplianceQuery): Promise<ComplianceAnswer> {
  const group = await findGroup(context.store, query.group);
  const updates = await reportUpdates(context, query);
  const approvedFor = approvalTests(context);
  const approved = new ComplianceCount();
  const applicable = new ComplianceCount();
  let computers = 0;
  for await (const { groupIds, reported, isOwn, lacking } of countedOf(context, group, query)) {
    computers += 1;
    const all = new Lack();
    const ours = new Lack();
    const isApproved = approvedFor(groupIds);
    for (const updateId of lacking) {
      const update = updates.get(updateId);
      if (update === undefined) continue;
      all.add(update);
      if (isApproved(update)) ours.add(update);
    }
    // What is approved on a server below is not known here: nor is, then, whether its computers have it.
    approved.add({ ...ours.standing, reported: reported && isOwn });
    applicable.add({ ...all.standing, reported });
  }
  const results: Record<'approved' | 'applicable', Compliance> = {
    approved: approved.result(),
    applicable: applicable.result(),
  };
  return { group: group.name, computers, ...results };
}

/** What one computer lacks. */
class Lack {
  #missing = 0;
  #oldest = Number.POSITIVE_INFINITY;

  add({ security, importedAt }: ReportUpdate): void {
    this.#missing += 1;
    if (security) this.#oldest = Math.min(this.#oldest, importedAt);
  }

  get standing(): { readonly missing: number; readonly oldestSecurity?: number } {
    const none = this.#oldest === Number.POSITIVE_INFINITY;
    return { missing: this.#missing, ...(none ? {} : { oldestSecurity: this.#oldest }) };
  }
}

async function* countedOf(
  { store }: ReportGround,
  group: TargetGroup,
  { subgroups, downstream }: ComplianceQuery,
): AsyncGenerator<Counted, void, undefined> {
  const isForAll = group.id === ALL_COMPUTERS;
  const wanted = isForAll ? undefined : withBeneath(await store.groups(), group.id, subgroups);
  for await (const rows of store.lackingByComputer()) {
    for (const row of rows) {
      if (wanted === undefined || row.groupIds.some((id) => wanted.has(id))) yield { ...row, isOwn: true };
    }
  }
  if (!downstream || !isForAll) return;
  for (const { lastReportAt, status } of await rolledUpComputers(store)) {
    const lacking = status.flatMap(({ updateId, state }) => (state === 'Installed' ? [] : updateId));
    yield { groupIds: [], reported: lastReportAt > 0, isOwn: false, lacking };
  }
}

function withBeneath(
  groups: readonly TargetGroup[],
  groupId: GroupId,
  beneath: boolean,
): ReadonlySet<GroupId> {
  const found = new Set([groupId]);
  // A set goes on with what is added to it meanwhile.
  if (beneath)
    for (const above of found) for (const { id, parentId } of groups) if (parentId === above) found.add(id);
  return found;
}
