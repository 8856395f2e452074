import { useEffect, useState } from 'react';
import type { ComputerRow, ErrorsAnswer, PageAnswer, UpdatesAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { recognize } from './recognize.ts';

/** Something that may be meant. */
export interface Suggestion {
  readonly kind: 'update' | 'computer' | 'code';
  /** What is asked with. */
  readonly value: string;
  readonly text: string;
  /** In small beside it. */
  readonly note: string;
}

const SETTLES = 120;
const MOST = 5;
const LEAST_LETTERS = 2;

/** What may be meant by what is written so far, of the kinds that are wanted. */
export function useSuggestions(written: string, kinds: readonly Suggestion['kind'][]): readonly Suggestion[] {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(written.trim()), SETTLES);
    return () => clearTimeout(timer);
  }, [written]);
  const isEnough = text.length >= LEAST_LETTERS && text.length <= 200 && recognize(text) !== 'collected';
  const when = (kind: Suggestion['kind']) => isEnough && kinds.includes(kind);
  const updates = useAnswer<UpdatesAnswer>(
    '/updates',
    { text, limit: MOST },
    { when: when('update'), keep: true },
  );
  const computers = useAnswer<PageAnswer<ComputerRow>>(
    '/computers',
    { name: `${text.replaceAll(/[*?]/g, '')}*`, limit: MOST },
    { when: when('computer'), keep: true },
  );
  const codes = useAnswer<ErrorsAnswer>('/errors', {}, { when: when('code') });
  const sought = text.toLowerCase();
  return [
    ...(when('computer') ? (computers.data?.items ?? []) : []).map(
      ({ id, dnsName, address, osDescription, osVersion = '' }, _, all): Suggestion => {
        // Several machines may claim one name: then each is asked for by its id.
        const isAlone = all.filter((other) => other.dnsName === dnsName).length === 1;
        return {
          kind: 'computer',
          value: isAlone && dnsName !== '' ? dnsName : id,
          text: dnsName || id,
          note: `${osDescription ?? osVersion}${isAlone ? '' : ` ${address} ${id}`}`,
        };
      },
    ),
    ...(when('update') ? (updates.data?.items ?? []) : []).map(
      ({ updateId, title, kbArticleIds: [kb] }): Suggestion => ({
        kind: 'update',
        value: updateId,
        text: title,
        note: kb === undefined ? '' : `KB${kb}`,
      }),
    ),
    ...(when('code') ? (codes.data?.items ?? []) : [])
      .filter(({ hex, name }) => hex.includes(sought) || name?.toLowerCase().includes(sought) === true)
      .slice(0, MOST)
      .map(
        ({ hex, name, meaning }): Suggestion => ({
          kind: 'code',
          value: hex,
          text: name === undefined ? hex : `${hex} ${name}`,
          note: meaning ?? '',
        }),
      ),
  ];
}
