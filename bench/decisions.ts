import { readFile } from 'node:fs/promises';
import type { Held } from './dataset.ts';
import { type Ratio, ratioOf } from './ratio.ts';
import { scanRequests } from './reporting.ts';
import { admin, type Serving } from './serving.ts';
import { fire, type Shot } from './shots.ts';

const GROUPS = 5;
const DAY = 86_400_000;

/** Scans for a while alone, then for as long with approvals beside them, one call after the other. */
export interface DecisionsRound {
  readonly alone: Shot;
  /** Beside the same approvals of another server on this machine: what sharing its processors and its disk costs by itself. */
  readonly elsewhere: Shot;
  readonly beside: Shot;
  /** Milliseconds of each call that was made beside the scans. */
  readonly calls: readonly number[];
}

export interface DecisionsResult {
  readonly decisions: number;
  /** Milliseconds of calls that nothing else runs beside, and of those the time on a processor. */
  readonly quiet: readonly { readonly took: number; readonly cpu: number }[];
  readonly rounds: readonly DecisionsRound[];
  /** Medians of the rounds: a scan beside approvals against one alone, by its median and by its p99. */
  readonly ratio: Ratio;
  /** The same of approvals elsewhere. */
  readonly elsewhere: Ratio;
}

/**
 * Approves all those updates for five groups in one call, again and again, each time with another deadline so that every decision is
 * a change; and what scans at a steady rate feel of it.
 */
export async function measureDecisions(
  serving: Serving,
  other: Serving,
  updates: readonly string[],
  lists: readonly Held[],
  options: { readonly scansPerSecond: number; readonly seconds: number; readonly rounds: number },
): Promise<DecisionsResult> {
  const groups = Array.from({ length: GROUPS }, (_, index) => `Decided ${index + 1}`);
  for (const name of groups)
    for (const each of [serving, other]) await admin(each, 'POST', '/groups', { name });
  let calls = 0;
  const approve = async (where: Serving): Promise<number> => {
    calls += 1;
    const deadline = Date.UTC(2040, 0, 1) + calls * DAY;
    const startedAt = performance.now();
    const { counts } = await admin<{ counts: { approved: number } }>(where, 'POST', '/approvals', {
      updates,
      groups,
      action: 'Install',
      deadline,
    });
    if (counts.approved !== updates.length * GROUPS) throw new Error(`${counts.approved} were approved`);
    return performance.now() - startedAt;
  };
  const quiet: DecisionsResult['quiet'][number][] = [];
  for (let call = 0; call < 3; call++) {
    await approve(other);
    const before = await processorTime(serving.pid);
    const took = await approve(serving);
    quiet.push({ took, cpu: (await processorTime(serving.pid)) - before });
  }
  const scans = await scanRequests(serving, lists);
  const steady = { rate: options.scansPerSecond };
  const scanBeside = async (where: Serving): Promise<[Shot, readonly number[]]> => {
    const shooting = { ends: false };
    const firing = fire(serving.port, scans, options.seconds, steady).finally(() => {
      shooting.ends = true;
    });
    const times: number[] = [];
    while (!shooting.ends) times.push(await approve(where));
    return [await firing, times];
  };
  const rounds: DecisionsRound[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const alone = await fire(serving.port, scans, options.seconds, steady);
    const [elsewhere] = await scanBeside(other);
    const [beside, times] = await scanBeside(serving);
    rounds.push({ alone, elsewhere, beside, calls: times });
  }
  return {
    decisions: updates.length * GROUPS,
    quiet,
    rounds,
    ratio: ratioOf(rounds, 'beside'),
    elsewhere: ratioOf(rounds, 'elsewhere'),
  };
}

/** Milliseconds that a process has spent on processors; NaN where the system does not say. */
async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  // In hundredths of a second (USER_HZ).
  return (Number(user) + Number(system)) * 10;
}
