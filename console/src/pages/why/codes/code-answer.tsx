import { List } from 'lucide-react';
import type { ResultCode } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, ButtonLink, Panel, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import style from './codes.module.css';
import { codeWords } from './words.ts';

/** What a code means, why it arises, what to do, and whose fault it is. */
export function CodeAnswer({ code }: { readonly code: string }) {
  const words = useWords(codeWords);
  const explained = useAnswer<ResultCode>(`/errors/${encodeURIComponent(code)}`);
  return (
    <Answered of={explained} lines={5}>
      {({ hex, name, meaning, cause, remedy, fault, family }) => (
        <article className={style['code']}>
          <h2>
            <code>{hex}</code> {name !== undefined && <code>{name}</code>}
          </h2>
          <p className={style['meaning']}>{meaning ?? words.notListed}</p>
          <Panel>
            <Stack column gap={16}>
              {cause !== undefined && <Part title={words.cause} text={cause} />}
              {remedy !== undefined && <Part title={words.remedy} text={remedy} />}
              {fault !== undefined && <Part title={words.fault} text={fault} />}
              {family !== undefined && <Part title={words.from} text={family} />}
              <div>
                <ButtonLink to="/why/codes" icon={<List size={16} aria-hidden="true" />}>
                  {words.all}
                </ButtonLink>
              </div>
            </Stack>
          </Panel>
        </article>
      )}
    </Answered>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={style['part']}>
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  );
}
