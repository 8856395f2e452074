import { Link } from 'react-router';
import type { WhyAnswer } from '#server/admin';
import { Panel } from '../../../kit/index.ts';
import { type About, NextSteps, Sentence } from '../../../parts/checked/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { whyAddress } from '../asked.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';

/** All computers that lack it by what keeps it from them: how many they are as bars, who they are, what to do about them. */
export function ByCause({
  groups,
  about,
}: {
  readonly groups: NonNullable<WhyAnswer['groups']>;
  readonly about: About;
}) {
  const words = useWords(whyWords);
  const format = useFormat();
  const all = groups.reduce((sum, { computers }) => sum + computers, 0);
  return (
    <Panel title={words.byCause}>
      <ol className={style['causes']}>
        {groups.map(({ code, says, computers, some, next }) => (
          <li key={code + says}>
            <div className={style['bar']} aria-hidden="true">
              <span style={{ width: `${(computers / all) * 100}%` }} />
            </div>
            <p>
              <strong>
                {words.share(format.count(computers, 'computer'), format.share(computers / all))}
              </strong>{' '}
              <Sentence>{says}</Sentence>
            </p>
            {some.length > 0 && (
              <p className={style['names']}>
                {some.map((name, index) => (
                  <span key={name}>
                    {index > 0 && format.comma}
                    {about.updateId === undefined ? (
                      name
                    ) : (
                      <Link to={whyAddress({ update: about.updateId, computer: name })}>{name}</Link>
                    )}
                  </span>
                ))}
                {some.length < computers && (
                  <> {words.andMore(format.count(computers - some.length, 'computer'))}</>
                )}
              </p>
            )}
            {next.length > 0 && <NextSteps next={next} about={{ ...about, computer: some[0] }} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
