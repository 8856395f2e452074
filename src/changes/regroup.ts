import type { StoreWriter } from '#store';
import type { TargetGroup } from '#update';
import { groupsOf, isSameSet } from './memberships.ts';
import { Turns } from './turns.ts';

export interface Regrouped {
  readonly entered: number;
  readonly left: number;
}

/**
 * Looks at every machine anew after the rule of that group changed, archived ones too. Resolves with how many came and went.
 * Other work gets its turns meanwhile.
 */
export async function regroup(
  tx: StoreWriter,
  group: TargetGroup,
  before: readonly TargetGroup[],
): Promise<Regrouped> {
  const groups = [...before.filter(({ id }) => id !== group.id), group];
  const turns = new Turns();
  let entered = 0;
  let left = 0;
  for await (const computer of tx.everyMachine()) {
    await turns.after();
    const groupIds = groupsOf(computer, computer, groups);
    if (isSameSet(computer.groupIds, groupIds)) continue;
    await tx.setMemberships(computer.id, groupIds);
    const isIn = groupIds.includes(group.id);
    if (isIn !== computer.groupIds.includes(group.id)) {
      if (isIn) entered += 1;
      else left += 1;
    }
  }
  return { entered, left };
}
