import type { WhyFinding } from '#server/admin';
import { Facts, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { Sentence } from './sentence.tsx';
import { checkedWords } from './words.ts';

/** What was seen, as it was seen, and when. */
export function Evidence({ evidence }: Pick<WhyFinding, 'evidence'>) {
  const words = useWords(checkedWords);
  const format = useFormat();
  const told = (value: WhyFinding['evidence'][number]['value']): string =>
    typeof value === 'boolean'
      ? words[value ? 'yes' : 'no']
      : typeof value === 'number'
        ? format.number(value)
        : value;
  return (
    <Facts
      items={evidence.map(({ name, value, at }) => [
        name,
        <>
          <Sentence>{told(value)}</Sentence>
          {at !== undefined && (
            <>
              {' · '}
              <When at={at} exact />
            </>
          )}
        </>,
      ])}
    />
  );
}
