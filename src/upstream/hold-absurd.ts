import type { UpdateIdentity } from '#update';
import { upstreamFailures } from './failures.ts';
import { absurdRevisions } from './guard.ts';
import { highestRevisions } from './known-revisions.ts';
import type { Work } from './work.ts';

/** Puts revisions of a list into quarantine whose number jumps absurdly (guard.ts). */
export async function holdAbsurd(
  { context, staging, settings }: Work,
  fresh: readonly UpdateIdentity[],
): Promise<void> {
  // Only numbers above the allowed jump itself can be absurd; looking up the others would cost for nothing.
  const high = fresh.filter(({ revisionNumber }) => revisionNumber > settings.guard.revisionJump);
  if (high.length === 0) return;
  const known = await highestRevisions(
    context.store,
    high.map(({ updateId }) => updateId),
  );
  const { code } = upstreamFailures.fail('absurd-revision');
  await staging.hold(
    absurdRevisions(high, known, settings.guard).map((identity) => ({
      ...identity,
      reason: 'absurd-revision',
      code,
      detail: `revision ${identity.revisionNumber}, the highest known is ${known.get(identity.updateId) ?? 'none'}`,
    })),
  );
}
