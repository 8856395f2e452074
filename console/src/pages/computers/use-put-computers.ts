import type { GroupRow } from '#server/admin';
import { useFormat, useWords } from '../../words/index.ts';
import { type Movable, moveComputers } from './memberships.ts';
import { useDoing } from './use-doing.ts';
import { listWords } from './words.ts';

/** Puts computers in a group, with `from` out of another; tells it, with a way back. Resolves with whether it was done. */
export function usePutComputers(): (
  computers: readonly Movable[],
  to: GroupRow,
  from?: GroupRow | undefined,
) => Promise<boolean> {
  const words = useWords(listWords);
  const format = useFormat();
  const doing = useDoing();
  return (computers, to, from) =>
    doing(async () => {
      const undo = await moveComputers({ computers, to, from });
      const [only] = computers;
      const who =
        computers.length === 1 && only !== undefined
          ? only.dnsName
          : format.count(computers.length, 'computer');
      return {
        text: from === undefined ? words.putDone(who, to.name) : words.moveDone(who, from.name, to.name),
        undo,
      };
    });
}
