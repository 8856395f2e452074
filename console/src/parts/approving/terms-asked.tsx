import type { ReactNode } from 'react';
import { Note, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { TermsText } from '../terms/index.ts';
import type { Decidable } from './deciding.ts';
import { approvingWords } from './words.ts';

/** So many texts are read at once; nobody reads more. */
const MOST = 3;

/** The license terms of what is to be approved, and beneath it what is to be said of them. */
export function TermsAsked({
  updates,
  children,
}: {
  readonly updates: readonly Decidable[];
  readonly children: ReactNode;
}) {
  const words = useWords(approvingWords);
  const format = useFormat();
  const withTerms = updates.filter(({ openTerms }) => openTerms !== undefined);
  // The same terms come with many updates.
  const each = [...new Map(withTerms.map((update) => [update.openTerms, update])).values()];
  return (
    <Note tone="wait" title={words.terms}>
      <Stack column>
        {each.slice(0, MOST).map(({ updateId, title }) => (
          <div key={updateId}>
            {updates.length > 1 && <p>{title}</p>}
            <TermsText updateId={updateId} />
          </div>
        ))}
        {each.length > MOST && <p>{words.termsOfOthers(format.count(each.length - MOST, 'update'))}</p>}
        {children}
      </Stack>
    </Note>
  );
}
