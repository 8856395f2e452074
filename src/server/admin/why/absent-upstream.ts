import { Failure } from '#base';
import type { UpdateId } from '#update';
import type { UpstreamSettings } from '#upstream';
import type { Described, ListedCategory, UpstreamWord } from '#why';
import type { ServerContext } from '../../context.ts';

/** Nobody who asks why waits longer, milliseconds. */
const PATIENCE = 5000;

/**
 * Whether the upstream lists one of those updates for a server that selects their products and classifications: one question,
 * asked only where it decides something. Never rejects.
 */
export async function askUpstream(
  { desks, clock }: ServerContext,
  { mode }: UpstreamSettings,
  updateIds: readonly UpdateId[],
  described: readonly Described[],
  tree: readonly ListedCategory[],
): Promise<UpstreamWord> {
  if (desks.synchroniser.progress() !== undefined) return { state: 'not-asked', because: 'running' };
  const ids = new Map(
    tree.map(({ title, updateId, isClassification }) => [`${isClassification} ${title}`, updateId]),
  );
  const idsOf = (isClassification: boolean, names: readonly string[]): readonly UpdateId[] => [
    ...new Set(names.flatMap((name) => ids.get(`${isClassification} ${name}`) ?? [])),
  ];
  const products = idsOf(
    false,
    described.flatMap((each) => each.products.map(({ name, here }) => here ?? name)),
  );
  const classifications = idsOf(
    true,
    described.flatMap(({ classification }) => classification?.here ?? classification?.name ?? []),
  );
  const isReplica = mode === 'replica';
  if (!isReplica && (products.length === 0 || classifications.length === 0)) {
    return { state: 'not-asked', because: 'no-category' };
  }
  const selection = isReplica ? undefined : { products, classifications, languages: [] };
  try {
    const listed = await desks.synchroniser.listed(updateIds, selection, AbortSignal.timeout(PATIENCE));
    return { state: listed.size > 0 ? 'lists' : 'lacks', at: clock.now() };
  } catch (error) {
    return { state: 'unreachable', code: error instanceof Failure ? error.code : 'outgoing/timeout' };
  }
}
