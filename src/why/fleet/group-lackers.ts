import type { Text } from '#diagnosis';
import { groupsText } from '../group-text.ts';
import type { ComputersByCause } from '../report.ts';
import { resultText } from '../result-text.ts';
import { CAUSES, type Cause, causeOf, isUnsure } from './cause-of.ts';
import type { AlikeComputers, FleetFacts } from './facts.ts';
import { FLEET_MESSAGES as m } from './messages.ts';
import { remediesFor } from './remedies.ts';

/** Computers that are named of one group. */
const NAMED = 3;
/** Error codes that are told apart; the rarer ones are told together. */
const MOST_CODES = 8;

/**
 * Who lacks an update, by the first cause that keeps each computer from it, in the order of the decision tree; then who has it, and to whom
 * it does not apply. A computer stands in one group; groups of nobody are left out.
 *
 * How many have it is known as a sum only, so that of those who told of nothing to be done the others are the ones to whom it does not apply.
 * A machine whose installation was told of before its next whole report may thus be missing there, and is counted as not having reported.
 */
export function groupLackers(facts: FleetFacts): readonly ComputersByCause[] {
  const byCause = Map.groupBy(facts.computers, (alike) => causeOf(facts, alike));
  const groups = CAUSES.flatMap((cause) => groupsOf(cause, facts, byCause.get(cause) ?? []));
  const told = sum(byCause.get(undefined) ?? []);
  const { installed } = facts;
  return [
    ...groups,
    { ...m.say('fleet-installed', undefined), computers: installed, some: [], next: [] },
    {
      ...m.say('fleet-not-applicable', undefined),
      computers: Math.max(0, told - installed),
      some: [],
      next: [],
    },
  ].filter(({ computers }) => computers > 0);
}

function groupsOf(
  cause: Cause,
  facts: FleetFacts,
  computers: readonly AlikeComputers[],
): readonly ComputersByCause[] {
  if (cause === 'failed') return failures(facts, computers);
  const { count, unsure, some } = counted(facts, computers);
  const groups = groupNames(computers);
  return [
    {
      ...say(cause, facts, { count, unsure, groups: groupsText(groups) }),
      computers: count,
      some,
      next: remediesFor(cause, facts, { groups, some }),
    },
  ];
}

/** Failures by their code, the most frequent first. */
function failures(facts: FleetFacts, computers: readonly AlikeComputers[]): readonly ComputersByCause[] {
  const byCode = [...Map.groupBy(computers, ({ hresult }) => hresult)].sort(
    ([, one], [, other]) => sum(other) - sum(one),
  );
  const rest = byCode.slice(MOST_CODES);
  const told = byCode.slice(0, MOST_CODES).map(([hresult, alike]): ComputersByCause => {
    const { count, some } = counted(facts, alike);
    const next = remediesFor('failed', facts, {
      groups: groupNames(alike),
      some,
      ...(hresult === undefined ? {} : { hresult }),
    });
    return { ...sayFailed(hresult), computers: count, some, next };
  });
  if (rest.length === 0) return told;
  const others = rest.flatMap(([, alike]) => alike);
  const { count, some } = counted(facts, others);
  const next = remediesFor('failed', facts, { groups: groupNames(others), some });
  return [
    ...told,
    { ...m.say('fleet-failed-otherwise', { codes: rest.length }), computers: count, some, next },
  ];
}

function sayFailed(hresult: number | undefined): Said {
  if (hresult === undefined) return m.say('fleet-failed-without-code', undefined);
  const { hex: code, meaning, duringInstall } = resultText(hresult);
  return m.say(duringInstall ? 'fleet-failed' : 'fleet-download-failed', { code, meaning });
}

type Said = ReturnType<typeof m.say>;

function say(
  cause: Exclude<Cause, 'failed'>,
  { heldUntil, files, silentDays }: FleetFacts,
  seen: { readonly count: number; readonly unsure: number; readonly groups: Text },
): Said {
  switch (cause) {
    case 'held':
      return m.say('fleet-held', { until: heldUntil ?? 0, ...seen });
    case 'files':
      return m.say('fleet-files', { ...files, ...seen });
    case 'silent':
      return m.say('fleet-silent', { days: silentDays, ...seen });
    default:
      return m.say(`fleet-${cause}`, seen);
  }
}

/** How many they are, of how many it is not known whether they need it, and the names of some; of those who surely lack it first. */
function counted(
  facts: FleetFacts,
  computers: readonly AlikeComputers[],
): { readonly count: number; readonly unsure: number; readonly some: readonly string[] } {
  const [unknown, lacking] = [true, false].map((wanted) =>
    computers.filter((alike) => isUnsure(facts, alike) === wanted),
  ) as [AlikeComputers[], AlikeComputers[]];
  // Nobody is asked of what is withheld: who has it is among those that told of nothing.
  const having = facts.withheld === undefined ? 0 : facts.installed;
  const unsure = Math.max(0, sum(unknown) - having);
  const named = having > 0 ? lacking : [...lacking, ...unknown];
  return {
    count: sum(lacking) + unsure,
    unsure,
    some: named.flatMap(({ examples }) => examples).slice(0, NAMED),
  };
}

/** Names of the groups that they are in, those of most computers first. */
function groupNames(computers: readonly AlikeComputers[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { groups } of computers)
    for (const { name, computers: count } of groups) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

function sum(computers: readonly AlikeComputers[]): number {
  return computers.reduce((total, { count }) => total + count, 0);
}
