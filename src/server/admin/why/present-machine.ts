import { requestedGroups } from '#changes';
import type { Decision, RevisionSummary, StoreReader } from '#store';
import type { RevisionId, UpdateId } from '#update';
import type { DecisionFacts, PresentMachine, ScanFacts, UnsatisfiedClause } from '#why';
import { present } from '../present.ts';
import { approvalFact } from './gather-present.ts';
import { inForceSince } from './in-force-since.ts';
import { explainFor, type MachineGround, type PresentGround } from './present-ground.ts';

/** Alternatives of a clause that are named, and other updates that wait for a restart. */
const MOST_NAMED = 5;

interface AboutUpdate {
  readonly latest: RevisionSummary;
  /** The revision that is offered, or the latest where none is. */
  readonly live: RevisionSummary;
  readonly decisions: readonly Decision[];
}

/** What the server knows of a machine as far as it is about that update. */
export async function machineFacts(
  ground: PresentGround,
  machine: MachineGround,
  about: AboutUpdate,
): Promise<PresentMachine> {
  const { context, groups, groupName } = ground;
  const { computer, status } = machine;
  const { updateId } = about.latest;
  const decision = decisionFacts(ground, machine, updateId);
  const row = status.get(updateId);
  const others = [...status.values()].filter(
    (each) => each.state === 'InstalledPendingReboot' && each.updateId !== updateId,
  );
  const otherIds = others.slice(0, MOST_NAMED).map((each) => each.updateId);
  return {
    name: computer.dnsName || computer.id,
    groups: computer.groupIds.map(groupName),
    asksInVain: requestedGroups(computer, groups)
      .filter(({ exists }) => !exists)
      .map(({ name }) => name),
    lastContactAt: computer.lastContactAt,
    lastScanAt: Math.max(computer.lastScanAt, machine.lastScan?.at ?? 0),
    lastReportAt: computer.lastReportAt,
    lastAddress: computer.lastAddress,
    registered: computer.registered,
    decision,
    since: inForceSince(decision.winner, about),
    otherRestarts: [...(await context.store.titlesOf(otherIds)).values()],
    scan: await scanFacts(ground, machine, about.live.id),
    ...present({
      categoryScanAt: context.exchanges
        ?.of(computer.id)
        .findLast(({ counts }) => counts['categories'] !== undefined)?.at,
      osDescription: osOf(machine),
      archivedAt: computer.archivedAt,
      status: row && { state: row.state, changedAt: row.changedAt, ...present({ hresult: row.hresult }) },
    }),
  };
}

function osOf({ computer: { inventory } }: MachineGround): string | undefined {
  const { osDescription, osVersion, architecture } = inventory;
  const version = osVersion && `${osVersion.major}.${osVersion.minor}.${osVersion.build}`;
  const parts = [osDescription, version, architecture].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

function decisionFacts(
  ground: PresentGround,
  { computer }: MachineGround,
  updateId: UpdateId,
): DecisionFacts {
  const { winner, losers } = ground.context.catalog.snapshot.explainDecision(computer.groupIds, updateId);
  return {
    ...present({ winner: winner && approvalFact(ground, winner) }),
    losers: losers.map(({ deployment, why, against }) => ({
      ...approvalFact(ground, deployment),
      why,
      against: ground.groupName(against.groupId),
    })),
  };
}

async function scanFacts(
  { context }: PresentGround,
  machine: MachineGround,
  id: RevisionId,
): Promise<ScanFacts> {
  const explanation = explainFor(context, machine, id);
  if (explanation === undefined) return { verdict: 'not-remembered' };
  const at = machine.lastScan?.at ?? 0;
  switch (explanation.verdict) {
    case 'offered':
    case 'cached':
      return { verdict: 'offered', at };
    case 'driver-pass':
      return { verdict: 'driver-pass', at };
    case 'prerequisites': {
      const unsatisfied = [];
      for (const clause of explanation.unsatisfied)
        unsatisfied.push(await clauseFacts(context.store, clause));
      return { verdict: 'prerequisites', at, unsatisfied };
    }
    default:
      return { verdict: 'kept-back', at };
  }
}

async function clauseFacts(store: StoreReader, clause: readonly UpdateId[]): Promise<UnsatisfiedClause> {
  const titles: string[] = [];
  let kind: UnsatisfiedClause['kind'] = 'update';
  for (const [index, updateId] of clause.slice(0, MOST_NAMED).entries()) {
    const latest = (await store.revisionsOf(updateId))[0];
    titles.push(latest === undefined || latest.title === '' ? updateId : latest.title);
    if (index === 0 && latest?.type === 'Category') kind = 'product';
    if (index === 0 && latest?.type === 'Detectoid') kind = 'detectoid';
  }
  return { kind, anyOf: titles, total: clause.length };
}
