import { Link } from 'react-router';
import type { WhyAnswer } from '#server/admin';
import { Mark, Panel, type Tone } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { whyAddress } from '../asked.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';

const TONES: Readonly<Record<WhyAnswer['state'], Tone>> = { yes: 'good', no: 'bad', unknown: 'unknown' };

/** The other updates that go by that name, each with its own answer. */
export function Candidates({
  others,
  matches,
  computer,
}: Pick<WhyAnswer, 'others' | 'matches'> & { readonly computer?: string }) {
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
                {headline} {cause?.says}{' '}
                {cause !== undefined && <code title={cause.code}>{cause.check}</code>}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
