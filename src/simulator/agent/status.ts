import { Judgement } from './applicability.ts';
import type { CachedRevision, Datastore } from './datastore.ts';
import type { StatusLists } from './events.ts';
import type { Machine } from './machine.ts';
import { isDeployable } from './scan.ts';

/** Where every deployable update stands on the machine, each update once. */
export function statusLists(store: Datastore, machine: Machine, reportsPending: boolean): StatusLists {
  const judgement = new Judgement(machine, store.revisions);
  const lists = {
    needed: [] as string[],
    installed: [] as string[],
    pending: [] as string[],
    failed: [] as string[],
  };
  const latest = new Map<string, CachedRevision>();
  for (const revision of store.revisions) {
    if (!isDeployable(revision)) continue;
    const { updateId, revisionNumber } = revision.core.identity;
    const other = latest.get(updateId);
    if (other === undefined || other.core.identity.revisionNumber < revisionNumber)
      latest.set(updateId, revision);
  }
  for (const [updateId, revision] of latest) {
    const verdict = judgement.of(revision);
    if (verdict === 'Installed') lists.installed.push(updateId);
    else if (verdict === 'PendingRestart') (reportsPending ? lists.pending : lists.needed).push(updateId);
    else if (verdict === 'Needed') {
      // A failed one moves from U to g (protocol-facts 9.2; seen in a real agent's reports).
      (store.failedUpdates.has(updateId) ? lists.failed : lists.needed).push(updateId);
    }
  }
  return lists;
}
