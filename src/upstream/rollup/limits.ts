import type { GetRollupConfigurationResponse } from '#wire';

type Limit = Extract<keyof GetRollupConfigurationResponse, `${string}MaxBatchSize`>;

/**
 * What one call holds at the most, whatever the upstream allows: as many as stay well below 4 MB of XML, which is all that IIS and Todoku
 * take in one request.
 */
const MOST: Readonly<Record<Limit, number>> = {
  rollupDownstreamServersMaxBatchSize: 1000,
  rollupComputersMaxBatchSize: 1500,
  getOutOfSyncComputersMaxBatchSize: 10_000,
  rollupComputerStatusMaxBatchSize: 500,
};

/** Of what each thing may have a length of its own: characters in one call. */
export const MOST_CHARACTERS = 1_500_000;
/** Rows of status in one call, some 250 bytes each; and of one computer: no machine has so many, and one that claims it must not stop the report. */
export const MOST_ROWS = 10_000;

/** How many things go into one call. */
export function batchSize(configuration: GetRollupConfigurationResponse, limit: Limit): number {
  return Math.max(1, Math.min(configuration[limit], MOST[limit]));
}

/** Groups of at most `count` things that together weigh at most `weight`; one thing goes alone whatever it weighs. */
export async function* batchesOf<Thing>(
  things: AsyncIterable<Thing> | Iterable<Thing>,
  most: { readonly count: number; readonly weight: number },
  weightOf: (thing: Thing) => number,
): AsyncGenerator<readonly Thing[]> {
  let batch: Thing[] = [];
  let weight = 0;
  for await (const thing of things) {
    const own = weightOf(thing);
    if (batch.length > 0 && (batch.length >= most.count || weight + own > most.weight)) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(thing);
    weight += own;
  }
  if (batch.length > 0) yield batch;
}
