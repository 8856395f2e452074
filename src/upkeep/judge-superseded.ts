import type { GroupId } from '#update';
import { decisionFor, type GroupDecisions, type GroupPaths, installedSince } from './group-decisions.ts';
import { counted, days, goes, stays, type Verdict } from './verdict.ts';

/** An update that stands in the place of the old one, over however many steps. */
export interface Successor {
  readonly name: string;
  readonly decisions: GroupDecisions;
}

/** Machines that are in the very same groups. */
export interface Cohort {
  readonly groupIds: readonly GroupId[];
  /** How many of them have not reported since the old update could be seen: nobody knows whether they need it. */
  readonly unreported: number;
}

export interface SupersededFacts {
  readonly decisions: GroupDecisions;
  /** Those that are neither declined nor withdrawn nor on hold. */
  readonly successors: readonly Successor[];
  /** Machines that said they need it, have fetched it, failed at it, or wait for a restart. */
  readonly needing: number;
  readonly cohorts: readonly Cohort[];
  /** When a person last approved it, or took a decline back; undefined: never. */
  readonly personDecidedAt?: number;
  /** A person took a decline of it back, and decided nothing else for all since. */
  readonly undeclinedByPerson: boolean;
}

export interface SupersededView {
  readonly now: number;
  /** How long a successor has to be approved, milliseconds. */
  readonly grace: number;
  readonly paths: GroupPaths;
}

/**
 * An update goes once others have taken its place wherever it is wanted: no machine needs it by its own report, and in every
 * group for which it is approved, or in which a machine might need it without having said so, a successor has been approved
 * for installation for as long as asked. Whoever decided for the old one after its successor was approved is left alone.
 */
export function judgeSuperseded(facts: SupersededFacts, view: SupersededView): Verdict {
  const { successors, decisions, needing, cohorts } = facts;
  if (successors.length === 0) return stays('nothing that is offered replaces it');
  if (facts.undeclinedByPerson) return stays('a person took its decline back');
  if (needing > 0)
    return stays(`${counted(needing, 'machine')} still ${needing === 1 ? 'needs' : 'need'} it`);
  const since = approvedSince(successors, view);
  if (since.size === 0) return stays('nothing that replaces it is approved');
  const approved = [...view.paths.keys()].filter((group) => isWanted(decisions, view, group));
  const uncertain = cohorts.filter(({ unreported }) => unreported > 0);
  const covers: number[] = [];
  for (const group of approved) {
    if (decisionFor(decisions, view.paths, group)?.action === 'Uninstall')
      return stays('it is to be removed from machines');
    const at = since.get(group);
    if (at === undefined)
      return stays('it is approved for a group for which nothing that replaces it is approved');
    covers.push(at);
  }
  for (const { groupIds, unreported } of uncertain) {
    const times = groupIds.map((group) => since.get(group)).filter((at) => at !== undefined);
    if (times.length === 0)
      return stays(
        `${counted(unreported, 'machine')} that did not report since it came may need it, and nothing that replaces it is approved for ${unreported === 1 ? 'that one' : 'those'}`,
      );
    covers.push(Math.min(...times));
  }
  // Where nobody needs it and nobody asked for it, a successor that is approved anywhere will do.
  const latest = covers.length > 0 ? Math.max(...covers) : Math.min(...since.values());
  if (view.now - latest < view.grace)
    return stays(`what replaces it has been approved for ${days(view.now - latest)} only`);
  if (facts.personDecidedAt !== undefined && facts.personDecidedAt > latest)
    return stays('a person decided for it after what replaces it was approved');
  const names = successors.map(({ name }) => name);
  const more = names.length > 1 ? ` and ${counted(names.length - 1, 'other')}` : '';
  return goes(
    `${names[0]}${more} replaces it and has been approved for ${days(view.now - latest)}; no machine needs it`,
  );
}

/** By group since when some successor is to be installed there; groups without one are left out. */
function approvedSince(
  successors: readonly Successor[],
  { paths }: SupersededView,
): ReadonlyMap<GroupId, number> {
  const since = new Map<GroupId, number>();
  for (const group of paths.keys()) {
    for (const { decisions } of successors) {
      const at = installedSince(decisions, paths, group);
      if (at !== undefined) since.set(group, Math.min(since.get(group) ?? at, at));
    }
  }
  return since;
}

function isWanted(decisions: GroupDecisions, { paths }: SupersededView, group: GroupId): boolean {
  const decision = decisionFor(decisions, paths, group);
  return decision !== undefined && decision.action !== 'NotApproved';
}
