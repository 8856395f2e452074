import { Link } from 'react-router';
import type { ErrorsAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import {
  Answered,
  ButtonLink,
  Empty,
  PageHead,
  Panel,
  SearchField,
  Stack,
  useParam,
} from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { recognize } from '../ask/recognize.ts';
import { whyAddress } from '../asked.ts';
import style from './codes.module.css';
import { codeWords } from './words.ts';

/** Every code that can be explained, to look through. */
export function CodesPage() {
  const words = useWords(codeWords);
  const format = useFormat();
  const [text, setText] = useParam('text');
  const codes = useAnswer<ErrorsAnswer>('/errors');
  const sought = text.trim().toLowerCase();
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Stack column gap={16}>
        <SearchField label={words.search} value={text} onChange={(value) => setText(value, 'typed')} />
        <Answered of={codes} lines={8}>
          {({ items }) => {
            const found = items.filter(({ hex, name = '', meaning = '', cause = '' }) =>
              `${hex} ${name} ${meaning} ${cause}`.toLowerCase().includes(sought),
            );
            if (found.length === 0) {
              return (
                <Empty
                  title={words.nothing}
                  action={
                    recognize(text) === 'code' && (
                      <ButtonLink to={whyAddress({ code: text.trim() })}>
                        {words.askThis(text.trim())}
                      </ButtonLink>
                    )
                  }
                >
                  {words.nothingNext}
                </Empty>
              );
            }
            return (
              <Panel bare>
                <table className={style['table']}>
                  <thead>
                    <tr>
                      <th scope="col">{words.code}</th>
                      <th scope="col">{words.meaning}</th>
                      <th scope="col">{words.fault}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.map(({ hex, name, meaning, faults = [] }) => (
                      <tr key={hex}>
                        <th scope="row">
                          <Link to={whyAddress({ code: hex })}>
                            <code>{hex}</code>
                          </Link>
                          {name !== undefined && <code className={style['name']}>{name}</code>}
                        </th>
                        <td>{meaning}</td>
                        <td>{format.list(faults.map((fault) => words[fault]))}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Panel>
            );
          }}
        </Answered>
      </Stack>
    </>
  );
}
