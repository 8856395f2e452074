import type { FetchRecord } from '#store';
import type { HealthFacts } from '#upkeep';
import type { ContentFetcher } from '../fetch-types.ts';

export interface FoundContent {
  readonly content: HealthFacts['content'];
  /** Digests of files that are wanted and not here. */
  readonly missing: ReadonlySet<string>;
}

/** What says that a file came, and was another one. */
const DAMAGED: ReadonlySet<string> = new Set([
  'content/digest-mismatch',
  'content/size-mismatch',
  'jobs/wrong-length',
]);

/** How the files stand that are wanted. */
export async function contentFacts(fetcher: Pick<ContentFetcher, 'status'>): Promise<FoundContent> {
  const { failed: all, waiting, active, paused } = await fetcher.status();
  const isDamaged = ({ failure }: FetchRecord) => DAMAGED.has(failure?.code ?? '');
  const failed = all.filter((record) => !isDamaged(record));
  const givenUp = failed.filter((record) => record.givenUp === true);
  const code = (givenUp[0] ?? failed[0])?.failure?.code;
  const approved = waiting.filter(({ reason }) => reason === 'approved');
  return {
    content: {
      givenUp: givenUp.length,
      failing: failed.length - givenUp.length,
      ...(code === undefined ? {} : { code }),
      damaged: all.length - failed.length,
      waiting: approved.length,
      ...(approved.length === 0 ? {} : { since: oldest(approved) }),
      ...(paused === undefined ? {} : { paused }),
    },
    missing: new Set([...all, ...waiting, ...active].map(({ sha1 }) => sha1)),
  };
}

function oldest(records: readonly FetchRecord[]): number {
  return records.reduce((first, { requestedAt }) => Math.min(first, requestedAt), Number.POSITIVE_INFINITY);
}
