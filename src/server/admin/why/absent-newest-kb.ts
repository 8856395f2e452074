import type { StoreReader } from '#store';
import type { AbsentFacts } from '#why';

/** Numbers rise with time, not strictly: among the newest so many the highest is looked for. */
const NEWEST = 60;

/** The highest KB number of so many digits among the updates that were released last; undefined where none has one. */
export async function newestKb(store: StoreReader, digits: number): Promise<AbsentFacts['highestKb']> {
  const { items } = await store.findUpdates({
    types: ['Software'],
    sort: 'released',
    descending: true,
    limit: NEWEST,
    offset: 0,
  });
  const numbers = items.flatMap(({ kbArticleIds, creationDate }) =>
    kbArticleIds
      .filter((kb) => kb.length === digits)
      .map((kb) => ({ kb, releasedOn: creationDate.slice(0, 10) })),
  );
  return numbers.toSorted((one, other) => Number(other.kb) - Number(one.kb))[0];
}
