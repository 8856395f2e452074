import type { GetRollupConfigurationResponse } from '#wire';
import type { ToldComputer } from './computer-info.ts';
import { computersToTell } from './each-computer.ts';
import { batchesOf, batchSize, MOST_CHARACTERS } from './limits.ts';
import type { RollupParts } from './parts.ts';
import { shortDigest } from './status-news.ts';
import type { Told, ToldOfComputer } from './told.ts';
import { rollupTime } from './wire-time.ts';

interface Weighed {
  readonly computer: ToldComputer;
  readonly details: string;
  readonly weight: number;
}

/**
 * Tells what computers are (RollupComputers, MS-WSUSSS 3.2.4.5 step 4), with details only of those that are new to the upstream or changed.
 * Resolves with how many it told of.
 */
export async function tellComputers(
  { context, session }: RollupParts,
  configuration: GetRollupConfigurationResponse,
  serversBelow: ReadonlySet<string>,
  told: Told,
): Promise<number> {
  const { store, clock } = context;
  const seen = new Set<string>();

  const send = async (batch: readonly Weighed[], withDetails: boolean): Promise<void> => {
    const { changed } = await session.rollupComputers({
      clientTime: rollupTime(clock.now()),
      computers: batch.map(({ computer: { id, info, details }, details: digest }) =>
        withDetails || told.get(id)?.details !== digest ? { ...info, details } : info,
      ),
    });
    for (const { computer, details } of batch) {
      const before = told.get(computer.id);
      if (before?.details !== details) told.set(computer.id, { ...kept(before), details });
    }
    const changes = new Map(changed.map(({ computerId, change }) => [computerId, change]));
    for (const { computer } of batch) {
      if (changes.get(computer.id) !== 'Deleted') continue;
      told.set(computer.id, { details: '', number: 0, unwantedAt: computer.lastSyncAt });
    }
    const moved = batch.filter(({ computer }) => changes.get(computer.id) === 'NewParent');
    // It was asked once with details already: whoever asks again gets them with the next rollup.
    if (moved.length > 0 && !withDetails) await send(moved, true);
    else
      for (const { computer } of moved)
        told.set(computer.id, { ...kept(told.get(computer.id)), details: '' });
  };

  const wanted = async function* (): AsyncGenerator<Weighed> {
    for await (const computer of computersToTell(store, serversBelow)) {
      seen.add(computer.id);
      if (told.get(computer.id)?.unwantedAt === computer.lastSyncAt) continue;
      const text = JSON.stringify(computer.details);
      yield { computer, details: shortDigest(text), weight: text.length };
    }
  };
  const most = {
    count: batchSize(configuration, 'rollupComputersMaxBatchSize'),
    weight: MOST_CHARACTERS,
  };
  let count = 0;
  for await (const batch of batchesOf(wanted(), most, ({ weight }) => weight)) {
    await send(batch, false);
    count += batch.length;
  }
  told.keepOnly(seen);
  return count;
}

/** What stays true of a computer whose details are told anew. */
function kept(before: ToldOfComputer | undefined): Pick<ToldOfComputer, 'number' | 'status'> {
  const { number = 0, status } = before ?? {};
  return { number, ...(status === undefined ? {} : { status }) };
}
