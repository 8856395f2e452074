import { Fragment } from 'react';
import { When } from '../../kit/index.ts';

/** How the server writes a moment within a sentence: `2026-11-28 14:03 UTC`, in Japanese with slashes. */
const MOMENT = /(\d{4}[-/]\d{2}[-/]\d{2} \d{2}:\d{2} UTC)/;

/** What the server says, with its moments in the reader's own zone. */
export function Sentence({ children }: { readonly children: string }) {
  return children.split(MOMENT).map((piece, index) => {
    const at = index % 2 === 1 ? momentOf(piece) : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence stay in their order.
    return <Fragment key={index}>{at === undefined ? piece : <When at={at} exact />}</Fragment>;
  });
}

function momentOf(piece: string): number | undefined {
  const at = Date.parse(`${piece.slice(0, 16).replaceAll('/', '-').replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : at;
}
