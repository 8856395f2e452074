import { type Collected, readCollected } from '#collector';
import type { Finding } from '#diagnosis';
import type { Computer } from '#store';
import type { ComputerId } from '#update';
import {
  absentHeadlines,
  diagnoseAbsent,
  diagnoseMachine,
  diagnosePresent,
  groupLackers,
  joinMachine,
  type LookedAt,
  reportOn,
  reportOnUpdates,
  susClientIdOf,
  type WhyQuestion,
  type WhyReport,
} from '#why';
import type { ServerContext } from '../../context.ts';
import { adminFailures } from '../failures.ts';
import { findComputer } from '../lookup.ts';
import { present } from '../present.ts';
import { type Candidates, findCandidates } from './find-candidates.ts';
import { gatherAbsent } from './gather-absent.ts';
import { gatherFleet } from './gather-fleet.ts';
import { gatherMachine } from './gather-machine.ts';
import { gatherPresent } from './gather-present.ts';
import { machineReport } from './machine-report.ts';
import { fitOf, type PresentGround, presentGround } from './present-ground.ts';

/** Updates of one name that are looked at in full: those that fit best. */
const MOST_LOOKED_AT = 20;

/** A question with what whoever asks knows besides. */
export interface Asked extends WhyQuestion {
  /** What the collector printed on the machine: `readCollected` takes it. */
  readonly collected?: unknown;
  /** Of an update that is not here: as the page of the catalog says it. */
  readonly product?: string | readonly string[];
  readonly classification?: string;
  /** `yyyy-MM-dd` */
  readonly released?: string;
  readonly ask?: 'nobody' | 'everybody';
}

/** The machine that a question is about, as far as it is known here. */
interface AskedMachine {
  readonly name: string;
  readonly computer?: Computer;
  readonly collected?: Collected;
}

/**
 * Answers why an update is not on a machine, or is delivered to nobody, or what is wrong with a machine. An update that is not here and a
 * machine that never called are answered as well. Fails with `admin/why-what`, `admin/computer-ambiguous`, and as `readCollected` does.
 */
export async function answerWhy(context: ServerContext, asked: Asked): Promise<WhyReport> {
  const { update, computer } = asked;
  const question: WhyQuestion = present({ update, computer });
  const machine = await askedMachine(context, asked);
  if (update === undefined && machine === undefined) throw adminFailures.fail('why-what');
  // Of a machine that nobody knows here the update does not matter: it would not be told of any.
  if (machine !== undefined && (update === undefined || machine.computer === undefined))
    return machineReport(context, question, machine.computer, machine.collected);
  return onUpdate(context, { ...asked, update: update ?? '' }, machine);
}

async function askedMachine(
  context: ServerContext,
  { computer: written, collected: told }: Asked,
): Promise<AskedMachine | undefined> {
  const collected = told === undefined ? undefined : readCollected(told);
  const named = written ?? collected?.machine.name;
  if (named === undefined && collected === undefined) return undefined;
  const computer = await knownComputer(context, named, collected);
  const name = computer?.dnsName || computer?.id || named || '?';
  return { name, ...present({ computer, collected }) };
}

/**
 * By its name, else by the id that it sends: machines are renamed, and several claim one name. Fails with `admin/computer-ambiguous` where
 * neither tells them apart.
 */
async function knownComputer(
  { store }: ServerContext,
  name: string | undefined,
  collected: Collected | undefined,
): Promise<Computer | undefined> {
  const id = collected && susClientIdOf(collected);
  const byId = id === undefined ? undefined : await store.computer(id as ComputerId);
  if (name === undefined) return byId;
  try {
    return await findComputer(store, name);
  } catch (error) {
    if (adminFailures.is(error, 'computer-not-found')) return byId;
    if (adminFailures.is(error, 'computer-ambiguous') && byId !== undefined) return byId;
    throw error;
  }
}

async function machineFindings(
  context: ServerContext,
  { computer, collected }: AskedMachine,
): Promise<readonly Finding[]> {
  return diagnoseMachine(await gatherMachine(context, computer, collected));
}

async function onUpdate(
  context: ServerContext,
  asked: Asked & { readonly update: string },
  machine: AskedMachine | undefined,
): Promise<WhyReport> {
  const { update, computer, product, classification, released, ask } = asked;
  const question: WhyQuestion = { update, ...present({ computer }) };
  const candidates = await findCandidates(context, update);
  if (candidates.items.length === 0) {
    const known = {
      products: product === undefined ? undefined : [product].flat(),
      classification,
      released,
      ask,
    };
    const findings = diagnoseAbsent(await gatherAbsent(context, update, present(known)));
    const about = { headlines: absentHeadlines(update), ...present({ computer: machine?.name }) };
    return reportOn(question, about, findings);
  }
  const ground = await presentGround(context, machine?.computer);
  const lookedAt = await lookAt(ground, candidates, machine);
  return reportOnUpdates(question, machine?.name, lookedAt.updates, {
    matches: candidates.total,
    ...present({ groups: lookedAt.groups }),
  });
}

/** Looks at those in full that fit best; what is wrong with the machine is the same for all of them. */
async function lookAt(
  ground: PresentGround,
  { items, members }: Candidates,
  machine: AskedMachine | undefined,
): Promise<{ readonly updates: readonly [LookedAt, ...LookedAt[]]; readonly groups?: WhyReport['groups'] }> {
  const { context } = ground;
  const aboutMachine = machine === undefined ? [] : await machineFindings(context, machine);
  const collected = machine?.collected !== undefined;
  const meant = items
    .map((latest) => ({ latest, fit: fitOf(ground, latest) }))
    .sort((left, right) => right.fit - left.fit || right.latest.importedAt - left.latest.importedAt);
  const updates: LookedAt[] = [];
  let groups: WhyReport['groups'];
  for (const { latest, fit } of meant.slice(0, MOST_LOOKED_AT)) {
    const { updateId, title, kbArticleIds, importedAt } = latest;
    const facts = await gatherPresent(ground, latest, members.get(updateId));
    // The first one is what the answer is about.
    if (machine === undefined && updates.length === 0 && latest.explicitlyDeployable)
      groups = groupLackers(await gatherFleet(ground, latest, facts));
    updates.push({
      update: { updateId, title, kbArticleIds },
      importedAt,
      fit,
      findings: joinMachine(diagnosePresent(facts), aboutMachine, { collected }),
    });
  }
  return { updates: updates as [LookedAt, ...LookedAt[]], ...present({ groups }) };
}
