import type { ArchiveAnswer } from '#server/admin';
import { ask } from '../../api/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useDoing } from './use-doing.ts';
import { listWords } from './words.ts';

interface Named {
  readonly id: string;
  readonly dnsName: string;
}

/** Archives computers or brings them back; tells it, with the way back. Resolves with whether it was done. */
export function useArchive(): {
  readonly archive: (computers: readonly Named[]) => Promise<boolean>;
  readonly restore: (computers: readonly Named[]) => Promise<boolean>;
} {
  const words = useWords(listWords);
  const format = useFormat();
  const doing = useDoing();
  const change = (verb: 'archive' | 'restore', computers: readonly string[]) =>
    ask<ArchiveAnswer>('POST', `/computers/${verb}`, { body: { computers } });
  const act = (verb: 'archive' | 'restore', computers: readonly Named[]) =>
    doing(async () => {
      const { changed } = await change(
        verb,
        computers.map(({ id }) => id),
      );
      const ids = changed.map(({ id }) => id);
      const [only] = computers;
      const who =
        computers.length === 1 && only !== undefined ? only.dnsName : format.count(ids.length, 'computer');
      const text = verb === 'archive' ? words.archived(who) : words.restored(who);
      if (ids.length === 0) return { text };
      return { text, undo: () => change(verb === 'archive' ? 'restore' : 'archive', ids) };
    });
  return {
    archive: (computers) => act('archive', computers),
    restore: (computers) => act('restore', computers),
  };
}
