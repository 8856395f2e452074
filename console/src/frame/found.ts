import type { ComputerRow, GroupsAnswer, PageAnswer, ResultCode, UpdatesAnswer } from '#server/admin';
import { useAnswer } from '../api/index.ts';
import { useFormat, useLanguage, useWords } from '../words/index.ts';
import { findPlaces } from './find-places.ts';
import { frameWords } from './words.ts';

/** Something that was found: where it is, and where it is asked about. */
export interface Found {
  readonly text: string;
  readonly aside?: string;
  readonly to: string;
  readonly why?: string;
}

export interface FoundGroup {
  readonly title: string;
  readonly items: readonly Found[];
}

const MOST = 5;

/** Everything that has those words in it: updates, computers, groups, result codes, pages and settings. */
export function useFound(text: string): {
  readonly groups: readonly FoundGroup[];
  readonly settled: boolean;
  /** Why not all of it could be looked through. */
  readonly error: Error | null;
} {
  const words = useWords(frameWords);
  const { language } = useLanguage();
  const format = useFormat();
  const when = text !== '';
  const code = /^(0x)?[0-9a-f]{8}$/i.test(text) ? text.replace(/^(0x)?/i, '0x') : undefined;
  // A name is looked for as it begins, and as one of its parts.
  const name = `*${text.replaceAll('*', '')}*`;
  const updates = useAnswer<UpdatesAnswer>('/updates', { text, limit: MOST }, { when, keep: true });
  const computers = useAnswer<PageAnswer<ComputerRow>>(
    '/computers',
    { name, limit: MOST },
    { when, keep: true },
  );
  const tree = useAnswer<GroupsAnswer>('/groups', {}, { when });
  const result = useAnswer<ResultCode>(`/errors/${code ?? ''}`, {}, { when: code !== undefined });

  // What was found for the letters before stays only as far as it has these too: Enter must not go to it.
  const has = (title: string) => title.toLowerCase().includes(text.toLowerCase());
  const places = findPlaces(text, MOST);
  const pages: FoundGroup = {
    title: words.pages,
    items: places.map(({ place: { to, title, here } }) => ({
      text: title[language],
      ...(here === undefined || here[language] === title[language]
        ? {}
        : { aside: here[language].replaceAll('`', '') }),
      to,
    })),
  };
  // Who writes the whole name of a place means it, and not what happens to have those words in it.
  const isNamed = places.some(({ exact }) => exact);
  const groups: FoundGroup[] = [
    ...(isNamed ? [pages] : []),
    {
      title: words.codes,
      items:
        code !== undefined && result.data !== undefined
          ? [
              {
                text: code,
                ...(result.data.meaning === undefined ? {} : { aside: result.data.meaning }),
                to: `/why?code=${code}`,
                why: `/why?code=${code}`,
              },
            ]
          : [],
    },
    {
      title: words.updates,
      items: (updates.data?.items ?? [])
        .filter(({ title }) => !updates.isPlaceholderData || has(title))
        .map(({ title, updateId, importedAt }) => ({
          text: title,
          // Revisions of one month are called alike.
          aside: format.date(importedAt),
          to: `/updates/${updateId}`,
          why: `/why?update=${updateId}`,
        })),
    },
    {
      title: words.computers,
      items: (computers.data?.items ?? [])
        .filter(({ dnsName }) => !computers.isPlaceholderData || has(dnsName))
        .map(({ id, dnsName, osDescription }, _, all) => {
          // Of several that call themselves so, only the id says which one.
          const isAlone = all.filter((other) => other.dnsName === dnsName).length === 1;
          const address = encodeURIComponent(isAlone ? dnsName : id);
          return {
            text: dnsName,
            ...(osDescription === undefined ? {} : { aside: osDescription }),
            to: `/computers/${address}`,
            why: `/why?computer=${address}`,
          };
        }),
    },
    {
      title: words.groups,
      items: (tree.data?.items ?? [])
        .filter((group) => has(group.name))
        .slice(0, MOST)
        .map((group) => ({ text: group.name, to: `/computers?group=${group.id}` })),
    },
    ...(isNamed ? [] : [pages]),
  ];
  return {
    groups: when ? groups.filter(({ items }) => items.length > 0) : [],
    settled: !updates.isFetching && !computers.isFetching && !tree.isLoading && !result.isLoading,
    error: updates.error ?? computers.error ?? tree.error,
  };
}
