import type { UpdateDetails } from '#server/admin';
import type { Edge, Layers } from './layers.ts';

/** What is drawn in one place: an update, or a number of them that are left out there. */
export type Drawn =
  | { readonly kind: 'update'; readonly id: string; readonly update: UpdateDetails }
  | { readonly kind: 'folded'; readonly id: string; readonly count: number };

export interface Picture {
  readonly columns: readonly (readonly Drawn[])[];
  readonly edges: readonly Edge[];
}

/** Chains of more columns than this are folded: both ends stay, and what is next to the update in question. */
const MOST = 5;

/** Long chains lose their middle; `whole`: they do not. */
export function toPicture({ columns, edges }: Layers, current: string, whole: boolean): Picture {
  const at = columns.findIndex((column) => column.some(({ updateId }) => updateId === current));
  const last = columns.length - 1;
  const stays = (index: number) => index === 0 || index === last || Math.abs(index - at) <= 1;
  const drawn: Drawn[][] = [];
  const place = new Map<string, string>();
  columns.forEach((column, index) => {
    if (whole || columns.length <= MOST || stays(index)) {
      drawn.push(column.map((update) => ({ kind: 'update', id: update.updateId, update })));
      for (const { updateId } of column) place.set(updateId, updateId);
      return;
    }
    const before = drawn.at(-1)?.[0];
    const folded =
      before?.kind === 'folded'
        ? { ...before, count: before.count + column.length }
        : { kind: 'folded' as const, id: `folded ${index}`, count: column.length };
    if (before?.kind === 'folded') drawn.pop();
    drawn.push([folded]);
    for (const { updateId } of column) place.set(updateId, folded.id);
  });
  const arrows = new Map<string, Edge>();
  for (const edge of edges) {
    const [from, to] = [place.get(edge.from), place.get(edge.to)];
    if (from !== undefined && to !== undefined && from !== to) arrows.set(`${from} ${to}`, { from, to });
  }
  return { columns: drawn, edges: [...arrows.values()] };
}
