import type { UpdateId, UpdateIdentity } from '#update';
import type { DecodedAnswer } from './decode-answer.ts';
import { isRefusal } from './fetch-revisions.ts';
import { revisionWindows } from './revision-windows.ts';
import type { Work } from './work.ts';

/** One revision as the upstream delivered it; undefined where it does not have it, or not so that it can be read. */
export async function askFor(
  { session, decoder, signal }: Pick<Work, 'session' | 'decoder' | 'signal'>,
  identity: UpdateIdentity,
): Promise<DecodedAnswer | undefined> {
  signal.throwIfAborted();
  try {
    const answer = await decoder.decode(await session.getUpdateData([identity]), [identity]);
    return answer.revisions.length === 0 ? undefined : answer;
  } catch (error) {
    signal.throwIfAborted();
    // Real servers answer an id that they do not have with a fault (protocol-facts 12.2).
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** The revision of an update of which nobody says the number: it is looked for, several numbers in flight. */
export async function findRevision(
  work: Pick<Work, 'session' | 'decoder' | 'signal' | 'tuning'>,
  updateId: UpdateId,
  hint?: number,
): Promise<DecodedAnswer | undefined> {
  for (const window of revisionWindows(hint)) {
    const candidates = [...window].reverse();
    for (let from = 0; from < candidates.length; from += work.tuning.parallel) {
      const numbers = candidates.slice(from, from + work.tuning.parallel);
      const answers = await Promise.all(
        numbers.map((revisionNumber) => askFor(work, { updateId, revisionNumber })),
      );
      // Numbers go down, so the first that is there is the highest.
      const found = answers.find((answer) => answer !== undefined);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
