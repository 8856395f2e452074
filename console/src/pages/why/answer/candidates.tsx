import { Link } from 'react-router';
import type { WhyAnswer } from '#server/admin';
import { Folded, Mark, Panel, type Tone } from '../../../kit/index.ts';
import { Sentence } from '../../../parts/checked/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { whyAddress } from '../asked.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';

const TONES: Readonly<Record<WhyAnswer['state'], Tone>> = { yes: 'good', no: 'bad', unknown: 'unknown' };

/** So many are seen at once. */
const AT_ONCE = 4;

/** The other updates that go by that name, each with its own answer. */
export function Candidates({
  others,
  matches,
  computer,
}: Pick<WhyAnswer, 'others' | 'matches'> & { readonly computer?: string | undefined }) {
  const words = useWords(whyWords);
  const format = useFormat();
  return (
    <Panel title={words.others}>
      <p className={style['lead']}>
        {words.othersLead}
        {others.length + 1 < matches && (
          <> {words.othersMore(format.number(others.length + 1), format.number(matches))}</>
        )}
      </p>
      <List others={others.slice(0, AT_ONCE)} computer={computer} />
      {others.length > AT_ONCE && (
        <Folded title={words.andMore(format.count(others.length - AT_ONCE, 'update'))}>
          <List others={others.slice(AT_ONCE)} computer={computer} />
        </Folded>
      )}
    </Panel>
  );
}

function List({ others, computer }: Pick<WhyAnswer, 'others'> & { readonly computer: string | undefined }) {
  const words = useWords(whyWords);
  return (
    <ul className={style['candidates']}>
      {others.map(({ update, state, headline, cause }) => (
        <li key={update.updateId}>
          <Mark tone={TONES[state]} label={words[state]} />
          <div>
            <Link
              to={whyAddress({ update: update.updateId, ...(computer === undefined ? {} : { computer }) })}
            >
              {update.title || update.updateId}
            </Link>
            <p>
              <Sentence>{cause?.says ?? headline}</Sentence>{' '}
              {cause !== undefined && <code title={cause.code}>{cause.check}</code>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
