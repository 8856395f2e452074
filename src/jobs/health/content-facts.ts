import type { FetchRecord } from '#store';
import type { HealthFacts } from '#upkeep';
import type { ContentFetcher } from '../fetch-types.ts';

/** What says that a file came, and was another one. */
const DAMAGED: ReadonlySet<string> = new Set([
  'content/digest-mismatch',
  'content/size-mismatch',
  'jobs/wrong-length',
]);

/** What did not go wrong: nobody has the file yet. */
const UNSOURCED: ReadonlySet<string> = new Set(['jobs/no-source', 'jobs/upstream-asked']);

/** How the files stand that are wanted. */
export async function contentFacts(fetcher: Pick<ContentFetcher, 'status'>): Promise<HealthFacts['content']> {
  const { failed: all, waiting, paused } = await fetcher.status();
  const { damaged = [], unsourced = [], failed = [] } = Object.groupBy(all, kindOf);
  const givenUp = failed.filter((record) => record.givenUp === true);
  const code = (givenUp[0] ?? failed[0])?.failure?.code;
  const approved = [...waiting, ...unsourced].filter(({ reason }) => reason === 'approved');
  return {
    givenUp: givenUp.length,
    failing: failed.length - givenUp.length,
    ...(code === undefined ? {} : { code }),
    damaged: damaged.length,
    waiting: approved.length,
    ...(approved.length === 0 ? {} : { since: oldest(approved) }),
    ...(paused === undefined ? {} : { paused }),
  };
}

function kindOf({ failure, givenUp }: FetchRecord): 'damaged' | 'unsourced' | 'failed' {
  const code = failure?.code ?? '';
  if (DAMAGED.has(code)) return 'damaged';
  return givenUp !== true && UNSOURCED.has(code) ? 'unsourced' : 'failed';
}

function oldest(records: readonly FetchRecord[]): number {
  return records.reduce((first, { requestedAt }) => Math.min(first, requestedAt), Number.POSITIVE_INFINITY);
}
