import type { AlikeComputers, FleetFacts } from './facts.ts';

/** Why computers lack an update, in the order of the decision tree: what is decided on the server first. */
export const CAUSES = [
  'declined',
  'expired',
  'incomplete',
  'held',
  'terms',
  'not-approved',
  'removal',
  'files',
  'silent',
  'not-checked',
  'failed',
  'restart',
  'install',
  'download',
  'optional',
  'never-reported',
  'report-awaited',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Whether they need it is not known. */
export function isUnsure(facts: FleetFacts, { state, reported }: AlikeComputers): boolean {
  return state === undefined && (reported !== 'since' || facts.withheld !== undefined);
}

/**
 * The first thing that keeps those computers from having it; undefined where nothing does, because they have it or because it does not
 * apply to them.
 */
export function causeOf(facts: FleetFacts, computers: AlikeComputers): Cause | undefined {
  const { state, silent } = computers;
  if (state === undefined && !isUnsure(facts, computers)) return undefined;
  // It is there already: nothing that the server decides brings it further.
  if (state === 'InstalledPendingReboot') return silent ? 'silent' : 'restart';
  return onServer(facts, computers) ?? onMachine(computers);
}

function onServer(facts: FleetFacts, { decision, state }: AlikeComputers): Cause | undefined {
  const { withheld, heldUntil, files } = facts;
  if (withheld !== undefined) return withheld;
  if (heldUntil !== undefined) return 'held';
  if (decision.waitsForTerms) return 'terms';
  switch (decision.action) {
    case undefined:
    case 'NotApproved':
      return 'not-approved';
    case 'Uninstall':
      return 'removal';
    default:
      // Who has downloaded it needs no files of this server any more.
      return files.missing > 0 && state !== 'Downloaded' ? 'files' : undefined;
  }
}

function onMachine({ state, silent, checkedSince, reported, decision }: AlikeComputers): Cause {
  if (silent) return 'silent';
  if (state === undefined && reported === 'never') return 'never-reported';
  // Who has downloaded it or failed was told of it.
  if (!checkedSince && (state === undefined || state === 'NotInstalled')) return 'not-checked';
  switch (state) {
    case undefined:
      return 'report-awaited';
    case 'Failed':
      return 'failed';
    default:
      if (decision.action === 'OptionalInstall') return 'optional';
      return state === 'Downloaded' ? 'install' : 'download';
  }
}
