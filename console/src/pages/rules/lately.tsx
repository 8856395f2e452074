import { Link } from 'react-router';
import { Answered, When } from '../../kit/index.ts';
import { useGroupName } from '../../parts/names/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './rule-sheet.module.css';
import { useLately } from './use-lately.ts';
import { ruleWords } from './words.ts';

/** What a rule did lately, one decision a line, with the way to the update. */
export function Lately({ id }: { readonly id: string }) {
  const words = useWords(ruleWords);
  const format = useFormat();
  const group = useGroupName();
  const lately = useLately(id, 20);
  return (
    <section className={style['part']}>
      <h3>{words.latelyTitle}</h3>
      <Answered of={lately}>
        {({ items, total }) =>
          total === 0 ? (
            <p className={style['soft']}>{words.nothingLately}</p>
          ) : (
            <>
              <p className={style['soft']}>
                {items.length === total
                  ? words.latelyAll(format.count(total, 'decision'))
                  : words.latelyLead(format.number(items.length), format.count(total, 'decision'))}
              </p>
              <ul className={style['lately']}>
                {items.map(({ sequence, at, verb, subject, details }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one sequence may have several entries, in a fixed order.
                  <li key={`${sequence}-${index}`}>
                    <span className={style['soft']}>
                      <When at={at} /> · {words.decided[verb] ?? verb}
                      {typeof details['group'] === 'string' &&
                        ` · ${group(String(details['groupId']), details['group'])}`}
                    </span>
                    {typeof details['updateId'] === 'string' ? (
                      <Link to={`/updates/${details['updateId']}`}>{subject}</Link>
                    ) : (
                      subject
                    )}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  );
}
