import type { GroupId } from '#update';
import type { Administrator } from './administrator.ts';

/** So many kinds of edits there are. */
export const KINDS = 5;

/** Some of everything, or much of one thing, but never the end of the kept group. Resolves with about how many things changed. */
export async function editSome(
  administrator: Administrator,
  kept: GroupId,
  kind: number,
  much: number,
): Promise<number> {
  switch (kind) {
    case 0: {
      const imported = await administrator.import(much);
      return imported + (await administrator.revise(much));
    }
    case 1: {
      const declined = await administrator.declineSome(10 * much);
      return declined + (await administrator.undecline(10 * much));
    }
    case 2:
      await administrator.approve(much);
      await administrator.regroup(kept);
      return much;
    default: {
      await administrator.regroup(kept);
      let things = await administrator.import(Math.ceil(much / 2));
      things += await administrator.revise(Math.ceil(much / 2));
      await administrator.approve(Math.ceil(much / 2));
      things += await administrator.declineSome(much);
      return things + (await administrator.undecline(much));
    }
  }
}
