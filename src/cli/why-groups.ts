import type { WhyAction, WhyAnswer } from '#server/admin';
import { figure } from './quantity.ts';

/** Computers by what keeps an update from them: how many stand under each other, with what to do beneath. */
export function whyGroupLines(
  groups: NonNullable<WhyAnswer['groups']>,
  actionLines: (action: WhyAction) => readonly string[],
): readonly string[] {
  const width = Math.max(...groups.map(({ computers }) => figure(computers).length));
  return groups.flatMap(({ computers, says, some, next }) => {
    const names = some.length < computers ? [...some, '...'] : some;
    return [
      `${figure(computers).padStart(width)}  ${says}`,
      ...[...(some.length === 0 ? [] : [names.join(', ')]), ...next.flatMap(actionLines)].map(
        (line) => `${' '.repeat(width + 2)}${line}`,
      ),
    ];
  });
}
