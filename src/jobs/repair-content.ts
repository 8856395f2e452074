import type { Log } from '#base';
import type { ContentStore } from '#content';
import { approvedFiles, type Needing } from './content-needs.ts';
import { jobEvents } from './events.ts';
import type { ContentFetcher } from './fetch-types.ts';
import type { ScrubFinding } from './scrub-content.ts';

/**
 * After a verification: wants what was found corrupt, and every approved file that is missing, to be fetched again now.
 * Resolves with the SHA-1s that are in the queue; of files that no update names any more none.
 */
export async function repairContent(
  needing: Needing,
  content: Pick<ContentStore, 'stat'>,
  fetcher: Pick<ContentFetcher, 'want'>,
  corrupt: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(corrupt);
  for (const sha1 of (await approvedFiles(needing)).keys()) {
    if ((await content.stat(sha1)) === undefined) wanted.add(sha1);
  }
  return fetcher.want([...wanted], 'person');
}

/** What the scrub does with a file that was put aside as corrupt: has it fetched again where it is needed. */
export function replaceCorrupt(
  fetcher: Pick<ContentFetcher, 'want'>,
  log: Log,
): (finding: ScrubFinding) => void {
  return ({ kind, sha1 }) => {
    if (kind !== 'corrupt') return;
    fetcher.want([sha1], 'approved').catch(jobEvents(log).fetchingInterrupted);
  };
}
