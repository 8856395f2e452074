import { keepNote } from '#changes';
import type { UpdateIdentity } from '#update';
import { upstreamFailures } from './failures.ts';
import { keyOf } from './identity-key.ts';
import type { Work } from './work.ts';

/** In so many runs a revision may be passed over before it goes into quarantine. */
const RUNS = 3;
/** With more than this the upstream itself is ill, and no count of runs makes that a matter of single revisions. */
const MOST = 1000;
/** The note that counts: identity → runs. */
const SETTING = 'sync-undelivered';

/**
 * What to do about listed revisions that do not come, though nobody refuses them. A generation without them would be a mixture of two
 * catalogs, so the run fails with `upstream/generation-incomplete`; from the third such run on they are in quarantine instead.
 */
export async function judgeUndelivered(
  { context, staging }: Work,
  undelivered: readonly UpdateIdentity[],
): Promise<void> {
  const before = (await context.store.setting<Record<string, number>>(SETTING)) ?? {};
  const counts = new Map(
    undelivered.slice(0, MOST).map((identity) => [keyOf(identity), (before[keyOf(identity)] ?? 0) + 1]),
  );
  const given = undelivered.filter((identity) => (counts.get(keyOf(identity)) ?? 0) >= RUNS);
  for (const identity of given) counts.delete(keyOf(identity));
  if (counts.size > 0 || Object.keys(before).length > 0)
    await keepNote(context, SETTING, counts.size === 0 ? undefined : Object.fromEntries(counts));
  const { code } = upstreamFailures.fail('undelivered');
  await staging.hold(
    given.map((identity) => ({
      ...identity,
      reason: 'undelivered',
      code,
      detail: `passed over in ${RUNS} runs`,
    })),
  );
  const missing = undelivered.length - given.length;
  if (missing === 0) return;
  const examples = undelivered
    .filter((identity) => !staging.isHeld(identity))
    .slice(0, 5)
    .map(keyOf);
  throw upstreamFailures.fail('generation-incomplete', {
    detail: `${missing} did not come, for example ${examples.join(', ')}`,
  });
}
