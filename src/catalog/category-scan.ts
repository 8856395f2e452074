import type { UpdateId } from '#update';
import { CLASSIFICATION, PRODUCT } from './columns.ts';
import type { Structure } from './structure.ts';
import type { CategoryScanAnswer } from './types.ts';

/**
 * StartCategoryScan (MS-WUSP 3.1.5.6). A category that the server does not have puts its whole AND-group aside;
 * a group of one product, or of a product and a classification, prefers the product; any other shape clears
 * the list and ends the processing.
 */
export function answerCategoryScan(
  structure: Structure,
  groups: ReadonlyMap<number, readonly UpdateId[]>,
): CategoryScanAnswer {
  const inError: UpdateId[] = [];
  const known: (readonly UpdateId[])[] = [];
  for (const group of groups.values()) {
    const unknown = group.filter((id) => flagsOf(structure, id) === undefined);
    inError.push(...unknown);
    if (unknown.length === 0) known.push(group);
  }
  const preferred: UpdateId[] = [];
  for (const group of known) {
    const products = group.filter((id) => ((flagsOf(structure, id) ?? 0) & PRODUCT) !== 0);
    const classifications = group.filter((id) => ((flagsOf(structure, id) ?? 0) & CLASSIFICATION) !== 0);
    const [product] = products;
    const fits = products.length === 1 && classifications.length === group.length - 1 && group.length <= 2;
    if (product === undefined || !fits) return { preferred: [], inError: unique(inError) };
    preferred.push(product);
  }
  return { preferred: unique(preferred), inError: unique(inError) };
}

function flagsOf(structure: Structure, id: UpdateId): number | undefined {
  const update = structure.columns.updateIndex(id);
  const latest = update === undefined ? -1 : (structure.latest[update] ?? -1);
  return latest < 0 ? undefined : structure.columns.flags.at(latest);
}

function unique(ids: readonly UpdateId[]): UpdateId[] {
  return [...new Set(ids)];
}
