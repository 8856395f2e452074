import type { Decision, RevisionSummary } from '#store';
import type { Deployment } from '#update';

/** Since when machines would be told what they are told now: the approval, the end of a hold or a decline, or the import of what is offered. */
export function inForceSince(
  winner: Pick<Deployment, 'createdAt'> | undefined,
  { live, decisions }: { readonly live: RevisionSummary; readonly decisions: readonly Decision[] },
): number {
  const back = decisions.find(({ verb }) => verb === 'undecline' || verb === 'release' || verb === 'undo');
  return Math.max(live.importedAt, winner?.createdAt ?? 0, back?.at ?? 0);
}
